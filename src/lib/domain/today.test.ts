import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DomainEntry } from './event.ts';
import { emptySpace, foldSpace } from './space.ts';
import {
	reseat,
	seat,
	seatsOnToday,
	thingsOf,
	underStones,
	type Left,
	type Sources,
	type Thing
} from './today.ts';
import { noor, sam, writesAt as writes } from '../../../tests/support/written-by.ts';

const hour = 3_600_000;
const evening = Date.UTC(2026, 10, 24, 20);

const numb = { weight: 4, feelings: ['numb'], body: [] };

/** What Noor's Today has, with these entries in the space of the two. */
const noorSees = (log: DomainEntry[], more: Partial<Sources> = {}) =>
	thingsOf({
		shared: foldSpace(log),
		solo: emptySpace,
		slot: noor,
		talk: null,
		prompt: 'daily-d1',
		opened: new Set(),
		now: evening,
		...more
	});
const kinds = (things: readonly Thing[]) => things.map(({ place }) => place);

describe('what there is for Today', () => {
	test('what the partner needs comes before what they gave, and both before the question', () => {
		const things = noorSees([
			writes(sam, evening - hour, 'feeling.given', numb),
			writes(noor, evening - hour, 'feeling.given', numb),
			writes(sam, evening - 2 * hour, 'need.asked', { need: 'walk' }),
			writes(noor, evening - 2 * hour, 'need.asked', { need: 'food' })
		]);
		expect(kinds(things)).toEqual(['need', 'feeling', 'own-need', 'prompt', 'own-feeling']);
	});

	test('an empty Today is empty', () => {
		expect(noorSees([], { prompt: null })).toEqual([]);
	});

	test('that Sam was present to what Noor gave comes before the question', () => {
		const given = writes(noor, evening - 2 * hour, 'feeling.given', numb);
		const here = writes(sam, evening - hour, 'feeling.answered', { to: given.eid, with: 'here' });
		expect(kinds(noorSees([given, here]))).toEqual(['answered', 'prompt']);
	});

	test('a new answer comes before one from earlier, however old what it answers is', () => {
		const ask = writes(noor, evening - 5 * hour, 'need.asked', { need: 'walk' });
		const given = writes(noor, evening - 4 * hour, 'feeling.given', numb);
		const here = writes(sam, evening - 3 * hour, 'feeling.answered', {
			to: given.eid,
			with: 'here'
		});
		const yes = writes(sam, evening - hour, 'need.answered', { to: ask.eid, answer: 'yes' });
		expect(noorSees([ask, given, here, yes]).map(({ id }) => id)).toEqual([
			`need/${ask.eid}`,
			`feeling/${given.eid}`,
			'prompt/daily-d1'
		]);
	});

	test('a need that was answered, and one that helped, make room for what the partner gives', () => {
		const ask = writes(sam, evening - 3 * hour, 'need.asked', { need: 'walk' });
		const yes = writes(noor, evening - 2 * hour, 'need.answered', { to: ask.eid, answer: 'yes' });
		const helped = writes(sam, evening - hour, 'need.closed', { to: ask.eid, how: 'helped' });
		const given = writes(sam, evening - hour, 'feeling.given', numb);
		const order = ['feeling', 'seen-to', 'prompt'];
		expect(kinds(noorSees([ask, yes, given]))).toEqual(order);
		expect(kinds(noorSees([ask, yes, helped, given]))).toEqual(order);
	});

	test('what was given to be read alone stays, however much was given after it, until it is opened', () => {
		const week = 7 * 24 * hour;
		const alone = writes(sam, evening - week, 'feeling.given', { ...numb, wish: 'alone' });
		const later = writes(sam, evening - hour, 'feeling.given', numb);
		expect(noorSees([alone, later]).map(({ id }) => id)).toContain(`feeling/${alone.eid}`);
		const opened = new Set([alone.eid as string]);
		expect(noorSees([alone, later], { opened }).map(({ id }) => id)).not.toContain(
			`feeling/${alone.eid}`
		);
	});

	test('a feeling does not go because another was given an hour later', () => {
		const first = writes(sam, evening - 2 * hour, 'feeling.given', numb);
		const second = writes(sam, evening - hour, 'feeling.given', numb);
		expect(kinds(noorSees([first, second]))).toEqual(['feeling', 'prompt', 'earlier']);
	});

	test('that it helped is said to whoever answered, until tomorrow, and to nobody otherwise', () => {
		const ask = writes(sam, evening - 3 * hour, 'need.asked', { need: 'walk' });
		const yes = writes(noor, evening - 2 * hour, 'need.answered', { to: ask.eid, answer: 'yes' });
		const helped = writes(sam, evening - hour, 'need.closed', { to: ask.eid, how: 'helped' });
		const passed = writes(sam, evening - hour, 'need.closed', { to: ask.eid, how: 'never-mind' });
		expect(kinds(noorSees([ask, yes, helped]))).toEqual(['seen-to', 'prompt']);
		expect(kinds(noorSees([ask, yes, helped], { now: evening + 24 * hour }))).toEqual(['prompt']);
		expect(kinds(noorSees([ask, yes, passed]))).toEqual(['prompt']);
		// Whoever was helped sees that it is told where it stood, and has nothing of it on a new Today.
		const told = noorSees([ask, yes, helped], { slot: sam });
		expect(seat(told, {})).toMatchObject({ shown: [{ kind: 'prompt' }], rest: [] });
		const next = noorSees([ask, yes, helped], { slot: sam, now: evening + 24 * hour });
		expect(kinds(next)).toEqual(['prompt']);
	});

	test('a small light the partner saw in one, or in the two, stands for a day; one of their own does not', () => {
		const light = (seen: 'me' | 'you' | 'us', ago: number) =>
			writes(sam, evening - ago * hour, 'light.noticed', { in: seen, text: 'You sang.' });
		expect(kinds(noorSees([light('you', 1), light('us', 2), light('me', 1)]))).toEqual([
			'light',
			'light',
			'prompt'
		]);
		expect(kinds(noorSees([light('you', 25)]))).toEqual(['prompt']);
		expect(kinds(noorSees([light('you', 1)], { slot: sam }))).toEqual(['prompt']);
	});

	test('"not now" is said to whoever asked, until tomorrow', () => {
		const asked = { conversation: 'missing', mode: 'together', first: 'me' } as const;
		const ask = writes(noor, evening - 2 * hour, 'talk.invited', asked);
		const no = writes(sam, evening - hour, 'talk.ended', { talk: ask.eid });
		const [said, ...others] = noorSees([ask, no]);
		expect(said).toMatchObject({ kind: 'talk', from: 'partner', talk: { declined: true } });
		expect(kinds(others)).toEqual(['prompt']);
		expect(kinds(noorSees([ask, no], { slot: sam }))).toEqual(['prompt']);
		expect(kinds(noorSees([ask, no], { now: evening + 24 * hour }))).toEqual(['prompt']);
	});

	test('a need kept while alone waits for its giver alone', () => {
		const solo = foldSpace([writes(noor, evening - hour, 'need.asked', { need: 'rest' })]);
		expect(kinds(noorSees([], { solo }))).toEqual(['own-need', 'prompt']);
	});
});

describe('the seats', () => {
	const asks = Array.from({ length: 5 }, (_, i) =>
		writes(sam, evening - i * hour, 'need.asked', { need: 'walk' })
	);
	const five = noorSees(asks, { prompt: null });
	const ids = (things: readonly Thing[]) => things.map(({ id }) => id);

	test('are three; the rest is a tap away', () => {
		const { shown, rest } = seat(five, {});
		expect(ids(shown)).toEqual(ids(five.slice(0, 3)));
		expect(ids(rest)).toEqual(ids(five.slice(3)));
	});

	test('leaving one makes Today quieter: the next does not come up in its place', () => {
		const left: Left = { [five[0]!.id]: five[0]!.mark };
		const { shown, rest } = reseat(five, left, seat(five, {}));
		expect(ids(shown)).toEqual(ids(five.slice(1, 3)));
		expect(ids(rest)).toContain(five[0]!.id);
	});

	test('what was left comes back when something new happens to it', () => {
		const own = writes(noor, evening - hour, 'need.asked', { need: 'food' });
		const before = noorSees([own], { prompt: null });
		const left: Left = { [before[0]!.id]: before[0]!.mark };
		expect(seat(before, left).shown).toEqual([]);
		const yes = writes(sam, evening, 'need.answered', { to: own.eid, answer: 'yes' });
		const after = noorSees([own, yes], { prompt: null });
		expect(ids(reseat(after, left, seat(before, left)).shown)).toEqual(ids(after));
	});

	test('what comes takes a free seat after the others, and waits when there is none', () => {
		const before = seat(five.slice(2, 4), {});
		const one = reseat(five.slice(1, 4), {}, before);
		expect(ids(one.shown)).toEqual([...ids(before.shown), five[1]!.id]);
		const two = reseat(five.slice(0, 4), {}, one);
		expect(ids(two.shown)).toEqual(ids(one.shown));
		expect(ids(two.waiting)).toEqual([five[0]!.id]);
		expect(ids(seat(five, {}, two.waiting).shown)[0]).toBe(five[0]!.id);
	});

	test('what Sam takes back while Noor looks at it stays as gone, for what she writes in it', () => {
		const before = seat(five.slice(0, 2), {});
		const { shown } = reseat(five.slice(1, 2), {}, before);
		expect(shown.map(({ id, gone }) => [id, gone ?? false])).toEqual([
			[five[0]!.id, true],
			[five[1]!.id, false]
		]);
		const left: Left = { [five[0]!.id]: five[0]!.mark };
		expect(ids(reseat(five.slice(1, 2), left, before).shown)).toEqual([five[1]!.id]);
	});

	test('what helped stays where it stood until the page is left, and is open again when that is taken back', () => {
		const first = writes(noor, evening - 3 * hour, 'need.asked', { need: 'walk' });
		const second = writes(noor, evening - 2 * hour, 'need.asked', { need: 'food' });
		const yes = writes(sam, evening - hour, 'need.answered', { to: first.eid, answer: 'yes' });
		const helped = writes(noor, evening, 'need.closed', { to: first.eid, how: 'helped' });
		const open = noorSees([first, second, yes]);
		const before = seat(open, {});
		const after = reseat(noorSees([first, second, yes, helped]), {}, before);
		expect(ids(after.shown)).toEqual(ids(before.shown));
		expect(after.shown.filter(({ gone }) => gone).map(({ id }) => id)).toEqual([
			`need/${first.eid}`
		]);
		expect(reseat(open, {}, after).shown).toEqual(before.shown);
		expect(ids(seat(noorSees([first, second, yes, helped]), {}).shown)).not.toContain(
			`need/${first.eid}`
		);
	});

	test('whatever comes, goes or is left: never more than three, nothing twice, nothing moves', () => {
		const some = fc.subarray(five);
		fc.assert(
			fc.property(fc.array(fc.tuple(some, some), { minLength: 1, maxLength: 8 }), (turns) => {
				let seating = seat(turns[0]![0], {});
				for (const [things, gone] of turns) {
					const left: Left = Object.fromEntries(gone.map(({ id, mark }) => [id, mark]));
					const next = reseat(things, left, seating);
					expect(next.shown.length).toBeLessThanOrEqual(seatsOnToday);
					const all = [...ids(next.shown), ...ids(next.rest)];
					expect(new Set(all).size).toBe(all.length);
					for (const { id } of things) expect(all).toContain(id);
					const stayed = ids(seating.shown).filter((id) => ids(next.shown).includes(id));
					expect(ids(next.shown).slice(0, stayed.length)).toEqual(stayed);
					for (const { id } of next.shown) expect(left[id]).toBeUndefined();
					seating = next;
				}
			})
		);
	});
});

describe('on a wide screen', () => {
	const own = writes(noor, evening - hour, 'need.asked', { need: 'food' });
	const theirs = writes(sam, evening, 'need.asked', { need: 'walk' });
	const alone = seat(noorSees([own]), {});
	const both = seat(noorSees([own, theirs]), {});

	test('one’s own stands under the stones, the question beside it while nothing of the partner’s is there', () => {
		expect([...underStones(alone.shown, null)]).toEqual([`need/${own.eid}`]);
		expect([...underStones(both.shown, null)]).toEqual([`need/${own.eid}`, 'prompt/daily-d1']);
	});

	test('nothing changes sides when something comes', () => {
		const before = { shown: alone.shown, under: underStones(alone.shown, null) };
		const { shown } = reseat(noorSees([own, theirs]), {}, alone);
		expect([...underStones(shown, before)]).toEqual([`need/${own.eid}`]);
	});
});
