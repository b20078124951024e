// What can happen in a conversation, and how one case is run: every operation, then quiet.
import fc from 'fast-check';
import type { Parts } from './parts.ts';
import { lags, steps, type LagName, type TalkScreen } from './talk-screen.ts';
import { TalkWorld } from './talk-world.ts';
import { disturbances } from './weather.ts';

const minute = 60_000;
const who = fc.nat(3);
const op = <T extends string, R extends Record<string, unknown> = Record<never, never>>(
	weight: number,
	t: T,
	rest?: { [K in keyof R]: fc.Arbitrary<R[K]> }
) => ({
	weight,
	arbitrary: fc.record({ t: fc.constant(t), ...rest }) as fc.Arbitrary<{ t: T } & R>
});

const ms = (max: number) => fc.integer({ min: 0, max });

export const talkOperation = fc.oneof(
	op<'pass', { ms: number }>(24, 'pass', { ms: ms(4000) }),
	op<'pass', { ms: number }>(6, 'pass', { ms: ms(2 * minute) }),
	op<'go', { s: number }>(27, 'go', { s: who }),
	op<'both', { a: number; b: number }>(12, 'both', { a: fc.nat(1), b: fc.nat(1) }),
	op<'pause', { s: number; minutes: number }>(6, 'pause', { s: who, minutes: fc.nat(30) }),
	op<'end', { s: number }>(1, 'end', { s: who }),
	op<'drop', { s: number; ms: number }>(6, 'drop', { s: who, ms: ms(90_000) }),
	// Just when somebody is missed, or back, somebody needs a pause.
	op<'vanish', { p: number; ms: number; after: number; s: number }>(4, 'vanish', {
		p: fc.nat(1),
		ms: fc.integer({ min: 6000, max: 12_000 }),
		after: fc.integer({ min: 6500, max: 13_000 }),
		s: who
	}),
	op<'hole', { s: number; ms: number }>(3, 'hole', { s: who, ms: ms(30_000) }),
	op<'reload', { s: number }>(3, 'reload', { s: who }),
	op<'sleep', { s: number; ms: number }>(3, 'sleep', {
		s: who,
		ms: fc.integer({ min: 1000, max: 5 * minute })
	}),
	op<'wall', { s: number; by: number }>(3, 'wall', {
		s: who,
		by: fc.integer({ min: -10 * minute, max: 10 * minute })
	}),
	op<'lag', { s: number; lag: LagName }>(6, 'lag', {
		s: who,
		lag: fc.constantFrom(...(Object.keys(lags) as LagName[]))
	}),
	op<'screen', { s: number }>(3, 'screen', { s: who }),
	op<'disturb', { s: number; how: (typeof disturbances)[number] }>(6, 'disturb', {
		s: who,
		how: fc.constantFrom(...disturbances)
	}),
	op<'lie', { s: number; by: number }>(2, 'lie', {
		s: who,
		by: fc.integer({ min: -600 * minute, max: 600 * minute })
	}),
	op<'crash'>(1, 'crash')
);
export type TalkOperation = typeof talkOperation extends fc.Arbitrary<infer T> ? T : never;

/** A seed for everything that chance decides (delays, clocks), and the operations. */
export const talkCase = (length: number) =>
	fc.tuple(
		fc.nat(),
		fc.array(talkOperation, { minLength: length, maxLength: length, size: 'max' })
	);

/** Runs one case to its quiet end; throws Broken with the promise that does not hold. */
export function runTalkCase(
	parts: Parts,
	seed: number,
	operations: readonly TalkOperation[]
): void {
	const world = new TalkWorld(parts, seed);
	world.pass(3000);
	// Both sit down: whoever presses first invites, the other joins, both are ready.
	for (const s of [0, 2, 0, 2]) {
		go(world, world.screens[s]!);
		world.pass(500);
	}
	for (const operation of operations) {
		step(world, operation);
		world.check();
	}
	world.settle();
}

function step(world: TalkWorld, o: TalkOperation): void {
	const screen = world.screens['s' in o ? o.s : 0]!;
	if ('s' in o && screen.asleep) return;
	switch (o.t) {
		case 'pass':
			return world.pass(o.ms);
		case 'go':
			return go(world, screen);
		case 'both':
			go(world, world.screens[o.a]!);
			return go(world, world.screens[2 + o.b]!);
		case 'lie':
			return go(world, screen, o.by);
		case 'pause':
			return pause(world, screen, o.minutes);
		case 'vanish':
			for (const one of world.screens.slice(2 * o.p, 2 * o.p + 2)) {
				if (!one.asleep) world.drop(one, o.ms);
			}
			world.pass(o.after);
			return pause(world, screen, 0);
		case 'end': {
			const talk = within(screen);
			return talk ? world.write(screen, 'talk.ended', { talk: talk.eid }) : undefined;
		}
		case 'drop':
			return world.drop(screen, o.ms);
		case 'hole':
			return world.hole(screen, o.ms);
		case 'reload':
			return world.reload(screen);
		case 'sleep':
			return world.sleep(screen, o.ms);
		case 'wall':
			return world.setWall(screen, o.by);
		case 'lag':
			return world.setLag(screen, o.lag);
		case 'screen':
			screen.open = !screen.open;
			return;
		case 'disturb':
			return world.disturb(screen, o.how);
		case 'crash':
			return world.crash();
	}
}

/** The session a person can press in: the screen is open, and the app says that it is in touch. */
const within = (screen: TalkScreen) => (screen.open && screen.linked ? screen.talk : null);

/** Somebody needs a pause, perhaps with a time to be back. */
function pause(world: TalkWorld, screen: TalkScreen, minutes: number): void {
	const talk = within(screen);
	if (talk?.stage !== 'live') return;
	const data = { talk: talk.eid, from: talk.moment, lost: false, minutes: minutes || undefined };
	world.write(screen, 'talk.paused', data);
}

/** What a person would do next on this screen. `lie`: their clock is made to lie by so much. */
function go(world: TalkWorld, screen: TalkScreen, lie = 0): void {
	if (!screen.open || !screen.linked) return;
	const { slot } = screen.device;
	const { talk } = screen;
	if (!talk) {
		const invitation = {
			conversation: 'speaking-listening',
			mode: 'together',
			first: 'me'
		} as const;
		return world.write(screen, 'talk.invited', invitation, lie);
	}
	const data = { talk: talk.eid };
	if (talk.stage !== 'live') {
		const kind = talk.joined[slot] ? 'talk.ready' : 'talk.joined';
		if (talk.stage === 'gathering' || kind === 'talk.joined') world.write(screen, kind, data, lie);
		return;
	}
	if (talk.pause) {
		const { lost } = talk.pause;
		if (lost) screen.excuse();
		return world.write(screen, 'talk.resumed', { ...data, from: talk.moment, lost }, lie);
	}
	if (talk.moment > steps) return world.write(screen, 'talk.ended', data, lie);
	world.write(screen, 'talk.moved', { ...data, from: talk.moment }, lie);
}
