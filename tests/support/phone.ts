// A phone without a screen: the real engine, log, keys and folds, on any transport. Time passes when
// a test says so.
import { vi } from 'vitest';
import { accountKeys } from '#lib/crypto/account-key.ts';
import { random } from '#lib/crypto/bytes.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { spaceKeys, type SpaceKeys } from '#lib/crypto/space-key.ts';
import { newEvent } from '#lib/domain/event.ts';
import { foldSpace, type SpaceView } from '#lib/domain/space.ts';
import { toHex } from '#lib/protocol/bytes.ts';
import type { EntryId, Slot, SpaceId } from '#lib/protocol/ids.ts';
import { OpenedChunks } from '#lib/state/opened-chunks.ts';
import { Ledger } from '#lib/state/ledger.ts';
import type { Cache } from '#lib/sync/cache.ts';
import { Engine } from '#lib/sync/engine.ts';
import { memoryCache } from '#lib/sync/memory-cache.ts';
import { singleTab } from '#lib/sync/tabs.ts';
import type { Transport } from '#lib/sync/transport.ts';
import { sha256 } from '#server/log/append.ts';

/** A space with a key that no server has. */
export const newSpace = (): Promise<SpaceKeys> =>
	spaceKeys(random(16), new Map([[1, new Secret(random(32))]]));

export class Phone {
	readonly engine: Engine;
	readonly cache: Cache;
	ledger!: Ledger;
	/** How often this phone was told that the two see different histories. */
	forks = 0;
	/** Milliseconds since 1970, for this phone. */
	time = 1_767_225_600_000;
	#waits: { at: number; callback: () => void }[] = [];

	private constructor(transport: Transport, cache: Cache, realTime: boolean) {
		this.cache = cache;
		const now = () => (realTime ? Date.now() : this.time);
		this.engine = new Engine(
			{
				cache,
				transport,
				tabs: singleTab,
				sha256,
				now,
				steady: now,
				later: (ms, callback) => {
					if (realTime) {
						const timer = setTimeout(callback, ms);
						return () => clearTimeout(timer);
					}
					const wait = { at: this.time + ms, callback };
					this.#waits.push(wait);
					return () => (this.#waits = this.#waits.filter((other) => other !== wait));
				},
				random: () => 0.5
			},
			{ connection: () => {}, notify: () => {}, signal: () => {}, room: () => {} }
		);
	}

	/** Opens `space` as `slot` and connects; `cache` is what an earlier phone left behind. */
	static async open(
		transport: Transport,
		keys: SpaceKeys,
		slot: Slot,
		cache: Cache = memoryCache(sha256),
		realTime = false
	): Promise<Phone> {
		const phone = new Phone(transport, cache, realTime);
		const account = await accountKeys(new Secret(new Uint8Array(32).fill(slot)));
		const space = toHex(keys.id) as SpaceId;
		const chunks = new OpenedChunks(cache, account.cache, space, 'test');
		chunks.readAhead();
		const log = await phone.engine.open(space, slot, async (item, witness) =>
			phone.ledger.reseal(item, witness)
		);
		phone.ledger = new Ledger(
			{
				log,
				slot,
				keys,
				cache,
				chunks,
				serverNow: () => phone.engine.serverNow()
			},
			{ changed: () => {}, fork: () => phone.forks++ }
		);
		await phone.ledger.start();
		phone.engine.start();
		return phone;
	}

	/** The same, by the clock on the wall: for a real server. */
	static inRealTime(transport: Transport, keys: SpaceKeys, slot: Slot): Promise<Phone> {
		return Phone.open(transport, keys, slot, memoryCache(sha256), true);
	}

	/** Lets time pass; whatever waited for it happens, whatever that makes wait in turn does not. */
	passes(ms: number): void {
		this.time += ms;
		const due = this.#waits.filter(({ at }) => at <= this.time);
		this.#waits = this.#waits.filter(({ at }) => at > this.time);
		for (const { callback } of due) callback();
	}

	/** How long this phone waits for what it waits for, ms. */
	get waitsFor(): number[] {
		return this.#waits.map(({ at }) => at - this.time);
	}

	/** Gives a feeling with a line. */
	gives(text: string): Promise<EntryId> {
		return this.ledger.write(
			newEvent('feeling.given', { weight: 3, feelings: ['sad'], body: [], text })
		);
	}

	get view(): SpaceView {
		return foldSpace(this.ledger.entries());
	}

	/** The lines on this phone's screen, in order: both people's, sent and not yet sent. */
	get shows(): string[] {
		return this.view.checkIns.given.map(({ text }) => text ?? '');
	}

	/** Whether something cannot be read here, as the screen says it. */
	get cannotRead(): string[] {
		return [...this.ledger.unreadable, ...this.view.unread].map(({ why }) => why);
	}

	/** Whether the screen warns that the histories differ. */
	get warns(): boolean {
		return this.forks > 0 || this.ledger.log.status.alarm !== null;
	}
}

/** Waits until something holds; says what held instead when it never does. */
export const until = (holds: () => void): Promise<void> =>
	vi.waitFor(holds, { timeout: 5000, interval: 5 });
