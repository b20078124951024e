import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { latestOf } from './check-ins.ts';
import {
	checked,
	newEvent,
	parseEvent,
	type DomainEntry,
	type EventInput,
	type Kind
} from './event.ts';
import { textLimits } from './kinds/parts.ts';
import { asksPerHour, mayAsk, openNeeds } from './needs.ts';
import { sharedWord } from './profiles.ts';
import { foldSpace } from './space.ts';

const id = (n: number) => n.toString(16).padStart(32, '0') as EntryId;
const noor: Slot = 0;
const sam: Slot = 1;

let made = 0;
const writes = <K extends Kind>(
	author: Slot,
	kind: K,
	data: EventInput<K>,
	t = made
): DomainEntry => ({
	eid: id(++made),
	author,
	t,
	pending: false,
	...newEvent(kind, data)
});
const heavy = { weight: 4, feelings: ['numb'], body: [] };

describe('feelings', () => {
	test('Noor gives what she feels, and Sam’s screen has it as the latest of hers', () => {
		const first = writes(noor, 'feeling.given', heavy);
		const second = writes(noor, 'feeling.given', { ...heavy, weight: 2, wish: 'no-answer' });
		const view = foldSpace([first, second]);
		expect(latestOf(view.checkIns, noor)).toMatchObject({ eid: second.eid, wish: 'no-answer' });
		expect(latestOf(view.checkIns, sam)).toBeNull();
	});

	test('Sam is present to it, and his latest way counts', () => {
		const given = writes(noor, 'feeling.given', heavy);
		const seen = writes(sam, 'feeling.answered', { to: given.eid, with: 'see' });
		const words = writes(sam, 'feeling.answered', {
			to: given.eid,
			with: 'words',
			words: 'me too'
		});
		const view = foldSpace([given, seen, words]);
		expect(latestOf(view.checkIns, noor)?.presence).toMatchObject({
			with: 'words',
			words: 'me too'
		});
	});

	test('an answer of one’s own to one’s own feeling is nothing', () => {
		const given = writes(noor, 'feeling.given', heavy);
		const own = writes(noor, 'feeling.answered', { to: given.eid, with: 'here' });
		expect(latestOf(foldSpace([given, own]).checkIns, noor)?.presence).toBeNull();
	});

	test('a changed feeling takes the place of the old one and says that it was changed', () => {
		const old = writes(noor, 'feeling.given', heavy);
		const anew = writes(noor, 'feeling.given', { ...heavy, replaces: old.eid });
		const { given } = foldSpace([old, anew]).checkIns;
		expect(given.map(({ eid, changed }) => ({ eid, changed }))).toEqual([
			{ eid: anew.eid, changed: true }
		]);
	});

	test('Sam cannot put his words in the place of hers', () => {
		const hers = writes(noor, 'feeling.given', heavy);
		const his = writes(sam, 'feeling.given', { ...heavy, replaces: hers.eid });
		expect(foldSpace([hers, his]).checkIns.given).toHaveLength(2);
	});

	test('what was taken back is as if it had never been', () => {
		const given = writes(noor, 'feeling.given', heavy);
		const answer = writes(sam, 'feeling.answered', { to: given.eid, with: 'here' });
		expect(foldSpace([answer]).checkIns.given).toEqual([]);
	});
});

describe('needs', () => {
	test('Noor asks, Sam answers in one tap, and both see it until she says that it helped', () => {
		const ask = writes(noor, 'need.asked', { need: 'hold-me', when: 'now' });
		const yes = writes(sam, 'need.answered', { to: ask.eid, answer: 'yes-at', at: 'after-supper' });
		const open = openNeeds(foldSpace([ask, yes]).needs);
		expect(open).toMatchObject([
			{ need: 'hold-me', answer: { answer: 'yes-at', at: 'after-supper' } }
		]);
		const helped = writes(noor, 'need.closed', { to: ask.eid, how: 'helped' });
		expect(openNeeds(foldSpace([ask, yes, helped]).needs)).toEqual([]);
	});

	test('only whoever asked can close a need, and only the other can answer it', () => {
		const ask = writes(noor, 'need.asked', { need: 'hold-me' });
		const view = foldSpace([
			ask,
			writes(sam, 'need.closed', { to: ask.eid, how: 'passed' }),
			writes(noor, 'need.answered', { to: ask.eid, answer: 'yes' })
		]);
		expect(openNeeds(view.needs)).toMatchObject([{ answer: null, closed: null }]);
	});

	test('an offer can be answered as well', () => {
		const offer = writes(sam, 'need.offered', { offer: 'soup' });
		const thanks = writes(noor, 'need.answered', { to: offer.eid, answer: 'yes' });
		expect(openNeeds(foldSpace([offer, thanks]).needs)).toMatchObject([
			{ type: 'offer', answer: { answer: 'yes' } }
		]);
	});

	test('six needs an hour may be sent, and a seventh when the first is an hour old', () => {
		const asks = Array.from({ length: asksPerHour }, (_, i) =>
			writes(noor, 'need.asked', { need: 'food' }, i)
		);
		const { needs } = foldSpace(asks);
		expect(mayAsk(needs, noor, 1000)).toBe(false);
		expect(mayAsk(needs, sam, 1000)).toBe(true);
		expect(mayAsk(needs, noor, 60 * 60 * 1000)).toBe(true);
	});
});

describe('our words', () => {
	test('a word is used only when both have chosen it', () => {
		const hers = writes(noor, 'us.profile', { name: 'Noor', noun: 'baby' });
		const his = (noun: 'loss' | 'baby') => writes(sam, 'us.profile', { name: 'Sam', noun });
		expect(sharedWord(foldSpace([hers]).profiles)).toBeNull();
		expect(sharedWord(foldSpace([hers, his('loss')]).profiles)).toBeNull();
		expect(sharedWord(foldSpace([hers, his('loss'), his('baby')]).profiles)).toEqual({
			noun: 'baby'
		});
	});

	test('a name is theirs only when both gave the same one', () => {
		const name = (author: typeof noor | typeof sam, ownName?: string) =>
			writes(author, 'us.profile', { name: 'N', noun: 'name', ownName });
		const both = (one?: string, other?: string) =>
			sharedWord(foldSpace([name(noor, one), name(sam, other)]).profiles);
		expect(both('Juno', 'Juno ')).toEqual({ noun: 'name', name: 'Juno' });
		expect(both('Juno', 'June')).toBeNull();
		expect(both('Juno')).toBeNull();
		expect(both()).toBeNull();
	});
});

describe('the fold as a whole', () => {
	const anyEntry: fc.Arbitrary<DomainEntry> = fc
		.record({
			n: fc.nat(12),
			to: fc.nat(12),
			author: fc.constantFrom(noor, sam),
			kind: fc.nat(7),
			pick: fc.nat(4)
		})
		.map(({ n, to, author, kind, pick }) => {
			const options: [Kind, unknown][] = [
				['us.profile', { name: `n${pick}` }],
				['feeling.kept', { ...heavy, ready: pick > 2 }],
				['feeling.given', pick > 2 ? { ...heavy, replaces: id(to) } : heavy],
				['feeling.answered', { to: id(to), with: 'see' }],
				['need.asked', { need: 'food' }],
				['need.offered', { offer: 'soup' }],
				['need.answered', { to: id(to), answer: 'yes' }],
				['need.closed', { to: id(to), how: 'helped' }]
			];
			const [k, d] = options[kind]!;
			return { eid: id(n), author, t: n, k, v: 1, d, pending: false };
		});
	const odd: fc.Arbitrary<DomainEntry> = fc.record({
		eid: fc.nat(99).map((n) => id(1000 + n)),
		author: fc.constantFrom(noor, sam),
		t: fc.integer(),
		k: fc.oneof(
			fc.string(),
			fc.constantFrom('need.asked', 'feeling.given', '__proto__', 'toString')
		),
		v: fc.nat(3),
		d: fc.anything(),
		pending: fc.boolean()
	});

	test('unknown and broken entries change nothing, wherever they stand', () => {
		fc.assert(
			fc.property(
				fc.array(anyEntry, { maxLength: 20 }),
				fc.uniqueArray(odd, { selector: (e) => e.eid, maxLength: 6 }),
				fc.nat(20),
				(good, bad, at) => {
					const unreadable = bad.filter((entry) => !parseEvent(entry).ok);
					const mixed = [...good.slice(0, at), ...unreadable, ...good.slice(at)];
					const { unread, ...view } = foldSpace(mixed);
					const { unread: _, ...plain } = foldSpace(good);
					expect(view).toEqual(plain);
					expect(unread).toHaveLength(unreadable.length);
				}
			)
		);
	});

	test('two devices that write at the same time end with the same view, whichever half arrives first', () => {
		fc.assert(
			fc.property(fc.uniqueArray(anyEntry, { selector: (e) => e.eid, maxLength: 12 }), (log) => {
				// Answers and closings may reach the fold before what they are about.
				const refers = log.filter((e) => /answered|closed/.test(e.k));
				const rest = log.filter((e) => !/answered|closed/.test(e.k));
				const early = foldSpace([...refers, ...rest]);
				const late = foldSpace([...rest, ...refers]);
				expect(early.needs).toEqual(late.needs);
				expect(early.checkIns).toEqual(late.checkIns);
			})
		);
	});

	test('what a newer app wrote is kept for after the update', () => {
		const newer = { eid: id(500), author: sam, t: 0, k: 'need.asked', v: 2, d: {}, pending: false };
		const unknown = { ...newer, eid: id(501), k: 'candle.lit', v: 1 };
		expect(foldSpace([newer, unknown]).unread.map(({ why }) => why)).toEqual(['newer', 'newer']);
	});

	test('an entry that makes the app stumble is set aside, and all others are shown', () => {
		const trap = Object.defineProperty({ weight: 3, body: [] }, 'feelings', {
			enumerable: true,
			get: () => {
				throw new Error('a mistake in the app');
			}
		});
		const bad = { ...writes(sam, 'feeling.given', heavy), d: trap };
		const good = writes(sam, 'feeling.given', heavy);
		const view = foldSpace([bad, good]);
		expect(view.unread).toEqual([{ eid: bad.eid, why: 'broken' }]);
		expect(view.checkIns.given.map(({ eid }) => eid)).toEqual([good.eid]);
	});

	test('a text longer than anybody may write is not shown', () => {
		const long = { weight: 3, feelings: [], body: [], text: 'x'.repeat(textLimits.text + 1) };
		expect(parseEvent({ k: 'feeling.given', v: 1, d: long })).toEqual({ ok: false, why: 'broken' });
	});
});

describe('an entry that was checked once', () => {
	test('folds as if it were read anew, whatever stands in it', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom('feeling.given', 'us.profile', 'x.y'), (d, k) => {
				const given = writes(noor, 'feeling.given', heavy);
				const odd = { ...given, k, d };
				for (const entry of [given, odd]) {
					expect(foldSpace([checked(entry)])).toEqual(foldSpace([entry]));
				}
			})
		);
	});

	test('keeps what this version would strip, for one that knows more', () => {
		const given = writes(noor, 'feeling.given', heavy);
		const newer = { ...given, d: { ...(given.d as object), colour: 'sea' } };
		expect(checked(newer)).toEqual({ ...newer, checked: false });
		expect(checked(given).checked).toBe(true);
	});
});
