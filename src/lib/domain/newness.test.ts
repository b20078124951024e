import { expect, test } from 'vitest';
import { alsoIn, partnersIn } from './newness.ts';
import { emptySpace, foldSpace } from './space.ts';
import { thingsOf } from './today.ts';
import { writes } from '../../../tests/support/written-by.ts';

test('what the other gave, answered or asked is new in its part; one’s own never is', () => {
	const ask = writes(0, 'need.asked', { need: 'rest' });
	const log = [
		ask,
		writes(1, 'need.answered', { to: ask.eid, answer: 'yes' }),
		writes(1, 'feeling.given', { feelings: ['numb'], body: [] }),
		writes(1, 'prompt.asked', { text: 'Which window?' }),
		writes(1, 'light.noticed', { in: 'you', text: 'You sang.' })
	];
	expect(partnersIn(foldSpace(log), 0)).toMatchObject({ today: 2, talk: 1, together: 1 });
	expect(partnersIn(foldSpace(log), 1)).toMatchObject({ today: 1, talk: 0, together: 0 });
});

test('the other’s answer and a light that stand on Today are read there, for Talk and Together', () => {
	const day = { prompt: 'daily-d1', round: 1 };
	const theirs = writes(1, 'prompt.answered', { ...day, text: 'The stairs.' });
	const mine = writes(0, 'prompt.answered', { ...day, text: 'The kettle.' });
	const light = writes(1, 'light.noticed', { in: 'you', text: 'You sang.' });
	const shared = foldSpace([theirs, mine, light]);
	const sources = { shared, solo: emptySpace, talk: null, opened: new Set<string>(), now: 1000 };
	const things = thingsOf({ ...sources, slot: 0, prompt: 'daily-d1' });
	expect(alsoIn(things, shared, 0)).toEqual([
		{ part: 'together', id: light.eid },
		{ part: 'talk', id: theirs.eid }
	]);
	expect(alsoIn([], shared, 0)).toEqual([]);
	const replied = writes(1, 'prompt.replied', { to: mine.eid, with: 'here' });
	const after = foldSpace([theirs, mine, replied]);
	expect(alsoIn(things.slice(-1), after, 0).map(({ id }) => id)).toEqual(
		expect.arrayContaining([theirs.eid, `${mine.eid}/reply`])
	);
});
