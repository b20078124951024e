import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Slot } from '#lib/protocol/ids.ts';
import type { DomainEntry, EventInput } from './event.ts';
import { foldSpace } from './space.ts';
import { breathsMs, dueOf } from './talk-due.ts';
import { declinedFor, isFresh, openFor, ranAt, type Talk } from './talks.ts';
import { noor, sam, writesAt as writes } from '../../../tests/support/written-by.ts';

const hour = 3600_000;
const invites = (author: Slot, t = 0, more: Partial<EventInput<'talk.invited'>> = {}) =>
	writes(author, t, 'talk.invited', {
		conversation: 'speaking-listening',
		mode: 'together',
		first: 'me',
		...more
	});
const invited = invites(noor);
const talk = invited.eid;
const begun = [
	invited,
	writes(sam, 1000, 'talk.joined', { talk }),
	writes(noor, 2000, 'talk.ready', { talk }),
	writes(sam, 3000, 'talk.ready', { talk })
];
const open = (...entries: DomainEntry[]): Talk | null => foldSpace(entries).talks.open;
const next = (author: Slot, from: number, t: number) =>
	writes(author, t, 'talk.moved', { talk, from });
const pauses = (
	author: Slot,
	t: number,
	more: Partial<Omit<EventInput<'talk.paused'>, 'talk'>> = {}
) => writes(author, t, 'talk.paused', { talk, from: 0, lost: false, ...more });
const resumes = (author: Slot, t: number, from = 0) =>
	writes(author, t, 'talk.resumed', { talk, from });

describe('a conversation', () => {
	test('begins with the ten breaths when the second of the two is ready', () => {
		expect(open(...begun.slice(0, 3))).toMatchObject({ stage: 'gathering', moment: 0 });
		expect(open(...begun)).toMatchObject({
			stage: 'live',
			moment: 0,
			clock: { since: 3000, runs: true }
		});
	});

	test('TALK1 moves one step when both press next at once', () => {
		const both = [next(noor, 0, 90_000), next(sam, 0, 90_040)];
		expect(open(...begun, ...both)).toMatchObject({ moment: 1, clock: { since: 90_000 } });
		expect(open(...begun, ...both.toReversed())?.moment).toBe(1);
	});

	test('two who invite at the same time are in one conversation, by whichever name they speak of it', () => {
		const his = invites(sam, 100);
		const view = foldSpace([invited, his]).talks;
		expect(view.all).toHaveLength(1);
		expect(view.open).toMatchObject({ eid: talk, stage: 'gathering' });
		const off = writes(sam, 200, 'talk.ended', { talk: his.eid });
		expect(open(invited, his, off)).toBeNull();
		expect(open(invited, off, his)).toBeNull();
	});

	test('TALK5 on one phone needs nobody else to be ready, and stays on that phone', () => {
		const alone = invites(noor, 0, { conversation: 'missing', mode: 'one-phone', first: 'you' });
		const ready = writes(noor, 10, 'talk.ready', { talk: alone.eid });
		const { talks } = foldSpace([alone, ready]);
		expect(openFor(talks, noor)).toMatchObject({ stage: 'live', first: sam });
		expect(openFor(talks, sam)).toBeNull();
		// A phone that is at hand now goes before an invitation that waits, and takes nothing from it.
		const both = foldSpace([invites(sam), alone, ready]).talks;
		expect(openFor(both, noor)).toMatchObject({ eid: alone.eid, stage: 'live' });
		expect(openFor(both, sam)).toMatchObject({ inviter: sam, stage: 'invited' });
	});

	test('TALK6 asked for and answered with "not now" says so to whoever asked, until they ask again', () => {
		const no = writes(sam, 500, 'talk.ended', { talk });
		const { talks } = foldSpace([invited, no]);
		expect(declinedFor(talks, noor, 0)).toMatchObject({ eid: talk });
		expect(declinedFor(talks, sam, 0)).toBeNull();
		expect(declinedFor(talks, noor, 501)).toBeNull();
		expect(declinedFor(foldSpace([invited, no, invites(noor, 600)]).talks, noor, 0)).toBeNull();
		// One that is let go of by whoever asked, or after both came, is nobody's answer.
		const own = writes(noor, 500, 'talk.ended', { talk });
		expect(declinedFor(foldSpace([invited, own]).talks, noor, 0)).toBeNull();
		expect(
			declinedFor(foldSpace([...begun.slice(0, 2), { ...no, t: 4000 }]).talks, noor, 0)
		).toBeNull();
	});

	test('can be asked for at a time to come, and answered with another', () => {
		const later = invites(noor, 0, { when: 'tonight' });
		expect(open(later)?.when).toBe('tonight');
		const yes = writes(sam, 10, 'talk.joined', { talk: later.eid });
		expect(open(later, yes)).toMatchObject({ when: 'tonight', stage: 'gathering' });
		const other = writes(sam, 10, 'talk.joined', { talk: later.eid, when: 'after-supper' });
		expect(open(later, other)?.when).toBe('after-supper');
	});

	test('holds the time while it is paused, and goes on where it was', () => {
		const paused = pauses(sam, 13_000, { minutes: 10 });
		const held = open(...begun, paused)!;
		expect(held.pause).toEqual({ lost: false, until: 613_000 });
		expect(ranAt(held.clock, 500_000)).toBe(10_000);
		const on = open(...begun, paused, resumes(noor, 600_000))!;
		expect(ranAt(on.clock, 605_000)).toBe(15_000);
	});

	test('has one time to be back: the one that was said last', () => {
		const first = pauses(sam, 13_000, { minutes: 10 });
		const second = pauses(noor, 14_000, { minutes: 60 });
		const held = open(...begun, first, second)!;
		expect(held.pause).toEqual({ lost: false, until: 14_000 + hour });
		expect(held.clock.ran).toBe(10_000);
	});

	test('a lost phone holds the time but does not undo a pause somebody asked for', () => {
		const asked = pauses(sam, 4000);
		const lost = pauses(noor, 5000, { lost: true });
		expect(open(...begun, asked, lost)?.pause?.lost).toBe(false);
		expect(open(...begun, lost, asked)?.pause?.lost).toBe(false);
		expect(open(...begun, lost)?.pause?.lost).toBe(true);
	});

	test('TALK2 a phone that is back does not end a pause that somebody asked for in that moment', () => {
		const back = writes(sam, 5100, 'talk.resumed', { talk, from: 0, lost: true });
		const held = [pauses(noor, 4000, { lost: true }), pauses(sam, 5000)];
		expect(open(...begun, ...held, back)?.pause).toEqual({ lost: false, until: null });
		expect(open(...begun, held[0]!, back)?.pause).toBeNull();
	});

	test('a lost phone holds the time as it was when it was last heard of, and gives nobody more', () => {
		const lost = (held: number) => open(...begun, pauses(noor, 33_000, { lost: true, held }))!;
		expect(lost(23_000).clock).toMatchObject({ ran: 23_000, runs: false });
		expect(lost(99_000).clock.ran).toBe(30_000);
		const later = [pauses(noor, 13_000), resumes(sam, 20_000)];
		const again = pauses(noor, 30_000, { lost: true, held: 0 });
		expect(open(...begun, ...later, again)!.clock.ran).toBe(10_000);
	});

	test('ends for both when either ends it, and says nowhere who', () => {
		const ended = writes(sam, 9000, 'talk.ended', { talk });
		const view = foldSpace([...begun, ended]).talks;
		expect(view.open).toBeNull();
		const other = foldSpace([...begun, { ...ended, author: noor }]).talks;
		expect(view.all).toEqual(other.all);
	});

	test('that ended early has a closing as well; one that never began has none', () => {
		const ended = writes(sam, 9000, 'talk.ended', { talk });
		expect(foldSpace([...begun, ended]).talks.all[0]?.sat).toBe(true);
		expect(foldSpace([...begun.slice(0, 2), ended]).talks.all[0]?.sat).toBe(false);
	});

	test('a press that comes late, for a moment that has passed, does nothing', () => {
		const on = [next(noor, 0, 10_000), next(sam, 1, 20_000)];
		const late = [
			next(noor, 0, 20_010),
			pauses(noor, 20_020, { from: 0 }),
			resumes(sam, 20_030, 1)
		];
		expect(open(...begun, ...on, ...late)).toMatchObject({ moment: 2, pause: null });
	});

	test('TALK1 a pause and a step in the same breath both count, whichever is first', () => {
		const pair = [pauses(sam, 9000, { minutes: 5 }), next(noor, 0, 9010)];
		for (const log of [pair, pair.toReversed()]) {
			const held = open(...begun, ...log)!;
			expect(held).toMatchObject({ moment: 1, pause: { lost: false }, clock: { runs: false } });
			expect(ranAt(held.clock, hour)).toBeLessThan(20);
		}
		// What only looks like it is not taken for one: a phone that was lost before the step is back.
		const lost = pauses(sam, 9020, { lost: true, held: 0 });
		expect(open(...begun, next(noor, 0, 9010), lost)?.pause).toBeNull();
	});

	test('that was left open and forgotten gives way to a new one', () => {
		const tomorrow = invites(sam, 30 * hour);
		expect(open(...begun, tomorrow)?.eid).toBe(tomorrow.eid);
		expect(open(...begun, invites(sam, 4000))?.eid).toBe(talk);
	});

	test('is still meant at the time that was agreed on, and for an evening after', () => {
		expect(isFresh(open(...begun)!, 13 * hour)).toBe(false);
		const back = open(...begun, pauses(sam, 4000, { minutes: 24 * 60 }))!;
		expect(isFresh(back, 30 * hour)).toBe(true);
		expect(isFresh(back, 40 * hour)).toBe(false);
		expect(isFresh(open(invites(noor, 0, { when: 'this-weekend' }))!, 6 * 24 * hour)).toBe(true);
	});
});

describe('TALK3 the time of a conversation', () => {
	const taken = (entry: DomainEntry, minute: number): DomainEntry => ({ ...entry, minute });

	test('is the author’s, within the minute in which the server took it in', () => {
		const at = (t: number) => {
			const entry = taken(next(noor, 0, t), 2);
			return open(...begun, entry)!.clock.since;
		};
		expect(at(130_000)).toBe(130_000);
		expect(at(20 * hour)).toBe(180_000);
		expect(at(4000)).toBe(120_000);
	});

	test('never runs backwards', () => {
		const late = [next(noor, 0, 50_000), next(sam, 1, 49_000)];
		expect(open(...begun, ...late)!.clock.since).toBe(50_000);
	});

	test('whatever a wrong or lying clock writes, it is never below nothing, nor two minutes beyond the truth', () => {
		const any = fc.oneof(
			fc.constantFrom(-1e15, -1, 0, 1e15, Number.MAX_SAFE_INTEGER),
			fc.integer({ min: -10 * hour, max: 10 * hour })
		);
		const entry = fc.record({
			author: fc.constantFrom(noor, sam),
			lies: any,
			after: fc.integer({ min: 0, max: 4 * 60_000 }),
			what: fc.constantFrom('next', 'pause', 'lost', 'resume', 'other', 'end'),
			held: fc.option(fc.integer({ min: 0, max: 24 * hour }), { nil: undefined }),
			minutes: fc.option(fc.integer({ min: 1, max: 24 * 60 }), { nil: undefined })
		});
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 40 }), any, (entries, beginning) => {
				// The true time is the server's; the log is in its order.
				let now = 1_800_000_000_000;
				const minuteOf = (t: number) => Math.floor(t / 60_000);
				const log = begun.map((e) => taken({ ...e, t: now + beginning }, minuteOf(now)));
				let since = now;
				let before = open(...log)!;
				for (const { author, lies, after, what, held, minutes } of entries) {
					now += after;
					const t = now + lies;
					const from = before.moment;
					const made =
						what === 'next'
							? next(author, from, t)
							: what === 'resume'
								? resumes(author, t, from)
								: what === 'end'
									? writes(author, t, 'talk.ended', { talk: talk })
									: what === 'other'
										? invites(author, t)
										: pauses(author, t, { from, lost: what === 'lost', held, minutes });
					log.push(taken(made, minuteOf(now)));
					const view = foldSpace(log).talks;
					const shown = view.all[0]!;
					if (shown.moment !== before.moment) since = now;
					const ran = ranAt(shown.clock, now);
					expect(ran).toBeGreaterThanOrEqual(0);
					expect(ran).toBeLessThanOrEqual(now - since + 120_000);
					// Nor is anybody's turn longer than it has been: an hour on, an hour has run.
					if (shown.clock.runs) {
						expect(ranAt(shown.clock, now + hour)).toBeGreaterThanOrEqual(hour - 60_000);
					}
					const until = shown.pause?.until ?? now;
					expect(until).toBeLessThanOrEqual(now + 60_000 + 24 * hour);
					expect(shown.changed).toBeLessThanOrEqual((minuteOf(now) + 1) * 60_000);
					before = shown;
				}
			}),
			{ numRuns: 300 }
		);
	});
});

describe('what follows by itself', () => {
	const here = { here: true, lost: false, silentFor: 0 };
	const gone = { here: false, lost: true, silentFor: 7000 };
	const due = (state: Talk, now: number, sight: typeof here | null = here, closing = false) =>
		dueOf(state, now, { sight, closing })?.event ?? null;

	test('the ten breaths end for both, and with one phone too', () => {
		const live = open(...begun)!;
		expect(due(live, 3000 + breathsMs - 1)).toBeNull();
		for (const sight of [here, null]) {
			expect(due(live, 3000 + breathsMs, sight)).toEqual({
				kind: 'talk.moved',
				data: { talk, from: 0 }
			});
		}
	});

	test('a lost phone holds the time where it was last heard of, and its return lets it go on', () => {
		const live = open(...begun)!;
		const held = due(live, 20_000, gone)!;
		expect(held).toMatchObject({ kind: 'talk.paused', data: { lost: true, held: 10_000 } });
		const lost = open(...begun, writes(noor, 20_000, 'talk.paused', held.data as never))!;
		expect(lost.clock.ran).toBe(10_000);
		expect(due(lost, 21_000, gone)).toBeNull();
		expect(due(lost, 22_000)).toMatchObject({ kind: 'talk.resumed' });
	});

	test('a pause somebody asked for is nobody’s to end by itself', () => {
		const paused = open(...begun, pauses(sam, 4000, { minutes: 1 }))!;
		for (const sight of [here, gone]) expect(due(paused, 10 * hour, sight)).toBeNull();
	});

	test('what is due is due once, and again after it has come to nothing', () => {
		const key = (state: Talk) => dueOf(state, 20_000, { sight: gone, closing: false })?.key;
		const live = open(...begun)!;
		expect(key(live)).toBe(key(open(...begun)!));
		const again = open(...begun, pauses(noor, 9000, { lost: true }), resumes(sam, 9100))!;
		expect(key(again)).not.toBe(key(live));
		// By a clock that is wrong, all of it may be at one time.
		const atOnce = open(...begun, pauses(noor, 3000, { lost: true }), resumes(sam, 3000))!;
		expect(atOnce.clock.since).toBe(live.clock.since);
		expect(key(atOnce)).not.toBe(key(live));
	});

	test('nothing is held in the closing, or after the end', () => {
		expect(due(open(...begun)!, 20_000, gone, true)).toBeNull();
		const ended = foldSpace([...begun, writes(sam, 9000, 'talk.ended', { talk })]).talks.all[0]!;
		expect(due(ended, 20 * hour, gone)).toBeNull();
	});
});

test('however two devices press, nobody skips a step or loses a turn, and both fold the same', () => {
	const press = fc.record({
		author: fc.constantFrom(noor, sam),
		// The moment a screen showed when it was pressed: now, or a little ago.
		behind: fc.nat(2),
		what: fc.constantFrom('next', 'pause', 'lost', 'resume'),
		lag: fc.nat(5000)
	});
	fc.assert(
		fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
			const log = [...begun];
			let t = 4000;
			let before = open(...log)!;
			for (const { author, behind, what, lag } of presses) {
				t += lag;
				const from = Math.max(0, before.moment - behind);
				const data = { talk, from };
				log.push(
					what === 'next'
						? writes(author, t, 'talk.moved', data)
						: what === 'resume'
							? writes(author, t, 'talk.resumed', data)
							: writes(author, t, 'talk.paused', { ...data, lost: what === 'lost' })
				);
				const now = open(...log)!;
				expect(now.moment - before.moment).toBe(what === 'next' && from === before.moment ? 1 : 0);
				expect(now.clock.runs).toBe(now.pause === null);
				// Time within a step never runs backwards.
				if (now.moment === before.moment) {
					expect(ranAt(now.clock, t)).toBeGreaterThanOrEqual(ranAt(before.clock, t - lag));
				}
				before = now;
			}
			expect(open(...log)).toEqual(open(...log));
		}),
		{ numRuns: 200 }
	);
});
