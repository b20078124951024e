import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Slot } from '#lib/protocol/ids.ts';
import type { DomainEntry } from './event.ts';
import { pathOf, stretches, stretchStart, type PathItem } from './path.ts';
import { emptySpace, foldSpace } from './space.ts';
import { noor, sam, writes } from '../../../tests/support/written-by.ts';

const heavy = { weight: 4, feelings: ['numb'], body: [] };
const path = (...entries: DomainEntry[]) => pathOf(foldSpace(entries), emptySpace, noor);
const shape = (items: readonly PathItem[]) => items.map(({ what, by }) => [what, by]);

describe('what lies on the path', () => {
	test('each one’s feelings at their own current, the latest first', () => {
		const hers = writes(noor, 'feeling.given', heavy, 100);
		const his = writes(sam, 'feeling.given', heavy, 200);
		expect(shape(path(hers, his))).toEqual([
			['feeling', sam],
			['feeling', noor]
		]);
	});

	test('answers opened together are a meeting; one given without waiting lies at its own current', () => {
		const prompt = 'today-l1';
		const hers = writes(noor, 'prompt.answered', { prompt, round: 0, text: 'a' });
		const his = writes(sam, 'prompt.answered', { prompt, round: 0, text: 'b' });
		expect(shape(path(hers))).toEqual([['answer', noor]]);
		expect(shape(path(hers, his))).toEqual([['opened', 'both']]);
	});

	test('a need is there once whoever asked says that it helped; the others pass', () => {
		const ask = writes(noor, 'need.asked', { need: 'food' });
		const closed = (how: 'helped' | 'passed' | 'never-mind') =>
			writes(noor, 'need.closed', { to: ask.eid, how });
		expect(path(ask)).toEqual([]);
		expect(path(ask, closed('passed'))).toEqual([]);
		expect(shape(path(ask, closed('helped')))).toEqual([['need', 'both']]);
	});

	test('a goal is there when it is done, and not while it is a wish, rests or is laid down', () => {
		const goal = writes(noor, 'goal.made', { title: 'A weekend away' });
		const placed = (state: 'done' | 'resting') =>
			writes(sam, 'goal.placed', { goal: goal.eid, state });
		expect(path(goal)).toEqual([]);
		expect(path(goal, placed('resting'))).toEqual([]);
		expect(shape(path(goal, placed('done')))).toEqual([['goal', 'both']]);
	});

	test('a light for oneself lies at one’s own current, one seen in the other is a meeting', () => {
		const own = writes(sam, 'light.noticed', { in: 'me', text: 'I slept' });
		const seen = writes(sam, 'light.noticed', { in: 'you', text: 'You sang' });
		expect(shape(path(own, seen)).toSorted()).toEqual([
			['light', sam],
			['light', 'both']
		]);
	});

	test('a conversation is there once it came past the breaths, whoever ended it', () => {
		const talk = writes(noor, 'talk.invited', {
			conversation: 'lights',
			mode: 'apart',
			first: 'me'
		});
		const both = [noor, sam].map((who) => writes(who, 'talk.ready', { talk: talk.eid }));
		const moved = writes(sam, 'talk.moved', { talk: talk.eid, from: 0 });
		const ended = writes(sam, 'talk.ended', { talk: talk.eid });
		expect(path(talk, ...both, ended)).toEqual([]);
		expect(shape(path(talk, ...both, moved, ended))).toEqual([['talk', 'both']]);
	});

	test('what was taken back leaves no trace', () => {
		const given = writes(noor, 'feeling.given', heavy);
		expect(path(given)).toHaveLength(1);
		expect(path()).toEqual([]);
	});
});

describe('what one keeps to oneself', () => {
	const kept = writes(0, 'feeling.kept', { ...heavy, ready: false });
	const solo = foldSpace([kept, writes(0, 'light.noticed', { in: 'us', text: 'We laughed' })]);

	test('lies at one’s own current, whichever of the two one is, and is marked', () => {
		for (const me of [noor, sam]) {
			const items = pathOf(foldSpace([]), solo, me);
			expect(items.map(({ by, kept: own }) => [by, own])).toEqual([
				[me, true],
				[me, true]
			]);
		}
	});

	test('can be on no path but one’s own, even if a broken device wrote it to the space of the two', () => {
		const leaked = writes(noor, 'feeling.kept', { ...heavy, ready: false });
		const given = writes(noor, 'feeling.given', heavy);
		const theirs = pathOf(foldSpace([leaked, given]), emptySpace, sam);
		expect(theirs.map(({ id }) => id)).toEqual([given.eid]);
	});

	test('is all there is for somebody alone', () => {
		expect(pathOf(null, solo, 0)).toHaveLength(2);
	});
});

describe('the order', () => {
	/** What each writes by themself, so that the order of the two cannot matter. */
	const work = (author: Slot) =>
		fc
			.array(
				fc.record({
					kind: fc.constantFrom('feeling', 'again', 'light', 'ask', 'answer', 'goal', 'odd', 'new'),
					t: fc.oneof(fc.nat(50), fc.constantFrom(-1e300, 1e300, 8.64e15 + 5)),
					n: fc.nat(3)
				}),
				{ maxLength: 15 }
			)
			.map((list) => {
				const done: DomainEntry[] = [];
				for (const { kind, t, n } of list) {
					const last = done.findLast(({ k }) => k === 'feeling.given')?.eid;
					const prompt = `today-l${n + 1}`;
					if (kind === 'feeling') done.push(writes(author, 'feeling.given', heavy, t));
					if (kind === 'again' && last) {
						done.push(writes(author, 'feeling.given', { ...heavy, replaces: last }, t));
					}
					if (kind === 'light') {
						done.push(writes(author, 'light.noticed', { in: n ? 'you' : 'me', text: 'x' }, t));
					}
					if (kind === 'answer') {
						done.push(writes(author, 'prompt.answered', { prompt, round: 0, text: `${t}` }, t));
					}
					if (kind === 'ask') {
						const ask = writes(author, 'need.asked', { need: 'food' }, t);
						done.push(ask, writes(author, 'need.closed', { to: ask.eid, how: 'helped' }, t));
					}
					if (kind === 'goal') {
						const goal = writes(author, 'goal.made', { title: 'x' }, t);
						done.push(goal, writes(author, 'goal.placed', { goal: goal.eid, state: 'done' }, t));
					}
					const odd = writes(author, 'light.noticed', { in: 'me', text: 'x' }, t);
					if (kind === 'odd') done.push({ ...odd, d: { in: 'nowhere' } });
					if (kind === 'new') done.push({ ...odd, k: 'candle.lit' });
				}
				return done;
			});

	const woven = (a: DomainEntry[], b: DomainEntry[], weave: boolean[]) => {
		const [x, y] = [a.slice(), b.slice()];
		const log: DomainEntry[] = [];
		for (const first of weave) log.push(...(first ? x : y).splice(0, 1));
		return [...log, ...x, ...y];
	};
	const weave = fc.array(fc.boolean(), { maxLength: 40 });

	test('is the same however two devices’ work is woven, and whatever cannot be read stands between', () => {
		fc.assert(
			fc.property(work(noor), work(sam), weave, weave, (a, b, one, other) => {
				const first = path(...woven(a, b, one));
				const second = path(...woven(a, b, other));
				expect(second).toEqual(first);
				const known = woven(a, b, one).filter(({ k, d }) => {
					return k !== 'candle.lit' && (d as { in?: string }).in !== 'nowhere';
				});
				expect(path(...known)).toEqual(first);
			})
		);
	});

	test('is by time, has nothing twice, and every moment of it can be named', () => {
		fc.assert(
			fc.property(work(noor), work(sam), weave, (a, b, one) => {
				const log = woven(a, b, one);
				const twice = path(...log, ...log);
				const items = path(...log);
				expect(twice.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
				expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
				for (let i = 1; i < items.length; i++) {
					expect(items[i]!.t).toBeLessThanOrEqual(items[i - 1]!.t);
				}
				for (const { t } of items)
					expect(() => new Intl.DateTimeFormat('en').format(t)).not.toThrow();
			})
		);
	});

	test('two of one moment stand the same on both devices', () => {
		const [a, b] = [
			writes(noor, 'feeling.given', heavy, 5),
			writes(sam, 'feeling.given', heavy, 5)
		];
		expect(path(a, b)).toEqual(path(b, a));
	});
});

describe('weeks and months', () => {
	const at = (text: string) => new Date(text).getTime();

	test('begin at the reader’s own midnight, on the day that weeks begin with where they are', () => {
		const sunday = at('2026-11-22T23:30:00');
		expect(stretchStart(sunday, 'week', 1)).toBe(at('2026-11-16T00:00:00'));
		expect(stretchStart(sunday, 'week', 7)).toBe(at('2026-11-22T00:00:00'));
		expect(stretchStart(sunday, 'month', 1)).toBe(at('2026-11-01T00:00:00'));
	});

	test('hold every item once, in the order of the path', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(10_000_000), { maxLength: 40 }), (minutes) => {
				const items = path(...minutes.map((m) => writes(noor, 'feeling.given', heavy, m * 60_000)));
				for (const by of ['week', 'month'] as const) {
					const groups = stretches(items, by, 1);
					expect(groups.flatMap((group) => group.items)).toEqual(items);
					const starts = groups.map(({ start }) => start);
					expect(starts).toEqual(starts.toSorted((a, b) => b - a));
					expect(new Set(starts).size).toBe(starts.length);
				}
			})
		);
	});
});
