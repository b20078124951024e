// How often anybody may ask for something. HTTP tries are counted by rate-limiter-flexible; entries
// and signals by a plain bucket, because their path must not wait for a promise.
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import {
	appendBurst,
	appendsPerSecond,
	readBurst,
	readsPerSecond,
	signalsPerSecond
} from '#lib/protocol/limits.ts';

/** Fills at `perSecond` up to `burst`. */
export function buckets(perSecond: number, burst: number, now: () => number) {
	const levels = new Map<string, { level: number; at: number }>();
	const levelOf = (key: string, at: number) => {
		const known = levels.get(key);
		return known ? Math.min(burst, known.level + ((at - known.at) / 1000) * perSecond) : burst;
	};
	const until = (missing: number) => Math.ceil((missing / perSecond) * 1000);
	return {
		/** 0 when there was enough, else the milliseconds to wait; nothing is taken then. */
		take(key: string, cost: number): number {
			const at = now();
			const level = levelOf(key, at);
			levels.set(key, { level: level < cost ? level : level - cost, at });
			return level < cost ? until(cost - level) : 0;
		},
		/** For what has come already: takes it in any case, and gives the milliseconds until it is made up for. */
		charge(key: string, cost: number): number {
			const at = now();
			const level = Math.max(-burst, levelOf(key, at) - cost);
			levels.set(key, { level, at });
			return level < 0 ? until(-level) : 0;
		},
		/** Forgets who has been quiet long enough to be full again. */
		sweep(): void {
			const full = (2 * burst * 1000) / perSecond;
			for (const [key, { at }] of levels) if (now() - at > full) levels.delete(key);
		}
	};
}

const minute = 60;
const rules = {
	// 20 guesses in a quarter of an hour, per handle and per address (docs/threat-model.md).
	signIn: { points: 20, duration: 15 * minute },
	/** Devices that have signed in before are counted apart, so others' guesses never lock them out. */
	knownSignIn: { points: 20, duration: 15 * minute },
	signUp: { points: 20, duration: 60 * minute },
	recover: { points: 10, duration: 60 * minute },
	invite: { points: 120, duration: 15 * minute },
	write: { points: 120, duration: minute }
} as const;
export type Rule = keyof typeof rules;

export type Limits = ReturnType<typeof openLimits>;

export function openLimits(now: () => number, factor = 1) {
	const limiters = Object.fromEntries(
		Object.entries(rules).map(([name, { points, duration }]) => [
			name,
			new RateLimiterMemory({ points: points * factor, duration, keyPrefix: name })
		])
	) as Record<Rule, RateLimiterMemory>;
	const appends = buckets(appendsPerSecond * factor, appendBurst * factor, now);
	const reads = buckets(readsPerSecond * factor, readBurst * factor, now);
	const signals = buckets(signalsPerSecond, signalsPerSecond, now);
	// What no device comes near: beyond it is somebody who wants to keep the server busy.
	const frames = buckets(50 * factor, 300 * factor, now);
	const requests = buckets(20 * factor, 200 * factor, now);
	const doors = buckets(100 * factor, 1000 * factor, now);
	const sweeper = setInterval(() => {
		for (const bucket of [appends, reads, signals, frames, requests, doors]) bucket.sweep();
	}, 60_000).unref();

	return {
		/** Null, or the seconds to wait: any one of the keys may be used up. */
		async tooMany(rule: Rule, keys: readonly string[]): Promise<number | null> {
			for (const key of keys) {
				try {
					await limiters[rule].consume(key);
				} catch (refused) {
					return Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000);
				}
			}
			return null;
		},
		takeAppends: (userKey: string, cost: number) => appends.take(userKey, cost),
		takeSignal: (userKey: string) => signals.take(userKey, 1) === 0,
		/** A page or a hello, which is one page. */
		takeRead: (userKey: string) => reads.take(userKey, 1),
		/** Anything at all on a socket, the more the larger it is. */
		chargeFrame: (userKey: string, bytes: number) => frames.charge(userKey, 1 + bytes / 8192),
		/** An HTTP request to an endpoint, before anything is read of it. */
		takeRequest: (addressKey: string) => requests.take(addressKey, 1),
		/** A new socket, before anybody looks whose it is. */
		takeDoor: (addressKey: string) => doors.take(addressKey, 1) === 0,
		close: () => clearInterval(sweeper)
	};
}
