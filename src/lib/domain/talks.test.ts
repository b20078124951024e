import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { newEvent, type DomainEntry, type EventInput, type Kind } from './event.ts';
import { foldSpace } from './space.ts';
import { ranAt, type Talk } from './talks.ts';

let made = 0;
const writes = <K extends Kind>(
	author: Slot,
	t: number,
	kind: K,
	data: EventInput<K>
): DomainEntry => ({
	eid: (++made).toString(16).padStart(32, '0') as EntryId,
	author,
	t,
	pending: false,
	...newEvent(kind, data)
});
const noor: Slot = 0;
const sam: Slot = 1;
const invites = (author: Slot, t = 0) =>
	writes(author, t, 'talk.invited', {
		conversation: 'speaking-listening',
		mode: 'together',
		first: 'me'
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

describe('a conversation', () => {
	test('begins with the ten breaths when the second of the two is ready', () => {
		expect(open(...begun.slice(0, 3))).toMatchObject({ stage: 'gathering', moment: 0 });
		expect(open(...begun)).toMatchObject({
			stage: 'live',
			moment: 0,
			clock: { since: 3000, runs: true }
		});
	});

	test('moves one step when both press next at once', () => {
		const both = [next(noor, 0, 90_000), next(sam, 0, 90_040)];
		expect(open(...begun, ...both)).toMatchObject({ moment: 1, clock: { since: 90_000 } });
		expect(open(...begun, ...both.toReversed())?.moment).toBe(1);
	});

	test('two who invite at the same time are in one conversation', () => {
		const his = invites(sam, 100);
		const view = foldSpace([invited, his]).talks;
		expect(view.all).toHaveLength(1);
		expect(view.open).toMatchObject({ eid: talk, stage: 'gathering' });
	});

	test('on one phone needs nobody else to be ready', () => {
		const alone = writes(noor, 0, 'talk.invited', {
			conversation: 'missing',
			mode: 'one-phone',
			first: 'you'
		});
		const ready = writes(noor, 10, 'talk.ready', { talk: alone.eid });
		expect(open(alone, ready)).toMatchObject({ stage: 'live', first: sam });
	});

	test('holds the time while it is paused, and goes on where it was', () => {
		const paused = writes(sam, 13_000, 'talk.paused', { talk, from: 0, lost: false, minutes: 10 });
		const held = open(...begun, paused)!;
		expect(held.pause).toEqual({ lost: false, until: 613_000 });
		expect(ranAt(held.clock, 500_000)).toBe(10_000);
		const on = open(...begun, paused, writes(noor, 600_000, 'talk.resumed', { talk, from: 0 }))!;
		expect(ranAt(on.clock, 605_000)).toBe(15_000);
	});

	test('a lost phone holds the time but does not undo a pause somebody asked for', () => {
		const asked = writes(sam, 4000, 'talk.paused', { talk, from: 0, lost: false });
		const lost = writes(noor, 5000, 'talk.paused', { talk, from: 0, lost: true });
		expect(open(...begun, asked, lost)?.pause?.lost).toBe(false);
		expect(open(...begun, lost, asked)?.pause?.lost).toBe(false);
		expect(open(...begun, lost)?.pause?.lost).toBe(true);
	});

	test('ends for both when either ends it, and says nowhere who', () => {
		const ended = writes(sam, 9000, 'talk.ended', { talk });
		const view = foldSpace([...begun, ended]).talks;
		expect(view.open).toBeNull();
		const other = foldSpace([...begun, { ...ended, author: noor }]).talks;
		expect(view.all).toEqual(other.all);
	});

	test('a press that comes late, for a moment that has passed, does nothing', () => {
		const on = [next(noor, 0, 10_000), next(sam, 1, 20_000)];
		const late = writes(noor, 20_010, 'talk.paused', { talk, from: 1, lost: false });
		expect(open(...begun, ...on, late)).toMatchObject({ moment: 2, pause: null });
	});

	test('that was left open and forgotten gives way to a new one', () => {
		const tomorrow = invites(sam, 30 * 3600_000);
		expect(open(...begun, tomorrow)?.eid).toBe(tomorrow.eid);
		expect(open(...begun, invites(sam, 4000))?.eid).toBe(talk);
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
