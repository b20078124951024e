import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { newEvent, type DomainEntry, type EventInput, type Kind } from './event.ts';
import { placeBetween } from './order.ts';
import { foldSpace } from './space.ts';

let made = 0;
const writes = <K extends Kind>(author: Slot, kind: K, data: EventInput<K>): DomainEntry => ({
	eid: (++made).toString(16).padStart(32, '0') as EntryId,
	author,
	t: made,
	pending: false,
	...newEvent(kind, data)
});
const noor: Slot = 0;
const sam: Slot = 1;
const away = writes(noor, 'goal.made', { title: 'A weekend away' });
const fold = (...entries: DomainEntry[]) => foldSpace(entries).goals;
const textsOf = (goals: ReturnType<typeof fold>) =>
	goals.goals[0]!.steps.map(({ wordings }) => wordings.map(({ text }) => text).join(' / '));

describe('a goal', () => {
	test('is a wish at first, with no date and nobody’s "not yet"', () => {
		expect(fold(away).goals).toMatchObject([
			{ state: 'wish', season: null, date: null, notYet: [false, false], steps: [] }
		]);
	});

	test('can rest, be laid down and be picked up again, with all its steps', () => {
		const step = writes(sam, 'step.added', {
			goal: away.eid,
			text: 'Ask Lena for the key',
			at: 'i'
		});
		const down = writes(sam, 'goal.placed', { goal: away.eid, state: 'laid-down' });
		const up = writes(noor, 'goal.placed', { goal: away.eid, state: 'maybe' });
		expect(fold(away, step, down).goals[0]).toMatchObject({ state: 'laid-down' });
		expect(fold(away, step, down, up).goals[0]!.steps).toHaveLength(1);
	});

	test('"not yet" is each one’s own', () => {
		const notYet = writes(sam, 'goal.not-yet', { goal: away.eid, notYet: true });
		expect(fold(away, notYet).goals[0]!.notYet).toEqual([false, true]);
	});

	test('a season takes the place of a date, and nothing the place of both', () => {
		const date = writes(noor, 'goal.timed', { goal: away.eid, date: '2027-04-03' });
		const season = writes(sam, 'goal.timed', { goal: away.eid, season: 'spring' });
		expect(fold(away, date, season).goals[0]).toMatchObject({ season: 'spring', date: null });
	});
});

describe('two people at the same goal', () => {
	test('who word it anew at once both keep their words, until one of them settles it', () => {
		const over = [away.eid];
		const hers = writes(noor, 'goal.worded', {
			goal: away.eid,
			title: 'A weekend by the sea',
			over
		});
		const his = writes(sam, 'goal.worded', {
			goal: away.eid,
			title: 'A weekend in the hills',
			over
		});
		const both = fold(away, hers, his).goals[0]!.wordings.map(({ text }) => text);
		expect(both).toEqual(['A weekend by the sea', 'A weekend in the hills']);
		const settled = writes(noor, 'goal.worded', {
			goal: away.eid,
			title: 'A weekend, sea or hills',
			over: [hers.eid, his.eid]
		});
		expect(fold(away, hers, his, settled).goals[0]!.wordings).toHaveLength(1);
	});

	test('"I’ll do this" names whoever said it, "together" both', () => {
		const step = writes(noor, 'step.added', { goal: away.eid, text: 'Book a room', at: 'i' });
		const mine = writes(sam, 'step.taken', { step: step.eid, by: 'me' });
		const ours = writes(noor, 'step.taken', { step: step.eid, by: 'together' });
		expect(fold(away, step, mine).goals[0]!.steps[0]!.by).toBe(sam);
		expect(fold(away, step, mine, ours).goals[0]!.steps[0]!.by).toBe('together');
	});

	test('a step that one lets go is not gone: either brings it back, in its old place', () => {
		const [a, b] = ['g', 'm'].map((at, i) =>
			writes(noor, 'step.added', { goal: away.eid, text: 'ab'[i]!, at })
		) as [DomainEntry, DomainEntry];
		const go = writes(sam, 'step.let-go', { step: a.eid, gone: true });
		const back = writes(noor, 'step.let-go', { step: a.eid, gone: false });
		const without = fold(away, a, b, go).goals[0]!;
		expect(without.steps.map(({ eid }) => eid)).toEqual([b.eid]);
		expect(without.letGo.map(({ eid }) => eid)).toEqual([a.eid]);
		expect(textsOf(fold(away, a, b, go, back))).toEqual(['a', 'b']);
		expect(fold(away, a, b, go, back).goals[0]!.letGo).toEqual([]);
	});

	test('who move different steps at once both see both moves', () => {
		const [a, b, c] = ['g', 'm', 's'].map((at, i) =>
			writes(noor, 'step.added', { goal: away.eid, text: 'abc'[i]!, at })
		) as [DomainEntry, DomainEntry, DomainEntry];
		const hers = writes(noor, 'step.moved', { step: c.eid, at: placeBetween(null, 'g') });
		const his = writes(sam, 'step.moved', { step: a.eid, at: placeBetween('s', null) });
		expect(textsOf(fold(away, a, b, c, hers, his))).toEqual(['c', 'b', 'a']);
		expect(textsOf(fold(away, a, b, c, his, hers))).toEqual(['c', 'b', 'a']);
	});
});

test('no step and no wording is lost, however two devices’ work is woven together', () => {
	type Work = { kind: 'add' | 'word' | 'move' | 'tick'; pick: number };
	const work = fc.array(
		fc.record({ kind: fc.constantFrom('add', 'word', 'move', 'tick'), pick: fc.nat(40) }),
		{ maxLength: 25 }
	) as fc.Arbitrary<Work[]>;
	fc.assert(
		fc.property(work, work, fc.array(fc.boolean(), { maxLength: 50 }), (hers, his, weave) => {
			// Each works from what they have seen: the start, and their own.
			const offline = (author: Slot, list: Work[]): DomainEntry[] => {
				const done: DomainEntry[] = [];
				for (const { kind, pick } of list) {
					const { steps } = fold(away, ...done).goals[0]!;
					const step = steps[pick % (steps.length || 1)];
					if (kind === 'add' || !step) {
						const at = placeBetween(steps.at(-1)?.at ?? null, null);
						done.push(writes(author, 'step.added', { goal: away.eid, text: `s${made}`, at }));
					} else if (kind === 'word') {
						const over = step.wordings.map(({ eid }) => eid);
						done.push(writes(author, 'step.worded', { step: step.eid, text: `w${made}`, over }));
					} else if (kind === 'move') {
						done.push(
							writes(author, 'step.moved', { step: step.eid, at: placeBetween(null, steps[0]!.at) })
						);
					} else done.push(writes(author, 'step.ticked', { step: step.eid, done: true }));
				}
				return done;
			};
			const queues = [offline(noor, hers), offline(sam, his)] as const;
			const log: DomainEntry[] = [];
			const [a, b] = [queues[0].slice(), queues[1].slice()];
			for (const first of weave) log.push(...(first ? a : b).splice(0, 1));
			log.push(...a, ...b);
			const goal = fold(away, ...log).goals[0]!;
			const added = log.filter(({ k }) => k === 'step.added');
			expect(goal.steps.map(({ eid }) => eid).toSorted()).toEqual(
				added.map(({ eid }) => eid).toSorted()
			);
			// The last wording each of them gave a step stands, or was settled by one who had read it.
			for (const step of goal.steps) expect(step.wordings.length).toBeGreaterThan(0);
			// Double and late deliveries cannot happen in the log; a fresh device folds the same.
			expect(fold(away, ...log)).toEqual(fold(away, ...log));
			// What refers to something that comes later waits for it.
			expect(fold(...log, away).goals[0]!.steps.length).toBe(goal.steps.length);
		}),
		{ numRuns: 60 }
	);
});

test('a small light shines for whoever it was seen in', () => {
	const light = writes(sam, 'light.noticed', { in: 'you', text: 'You sang in the kitchen' });
	expect(fold(light).lights).toMatchObject([{ author: sam, in: 'you' }]);
});
