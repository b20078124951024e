import { expect, test } from 'vitest';
import { partnersIn } from './newness.ts';
import { foldSpace } from './space.ts';
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
