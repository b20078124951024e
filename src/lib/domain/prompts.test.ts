import { describe, expect, test } from 'vitest';
import type { Slot } from '#lib/protocol/ids.ts';
import type { DomainEntry } from './event.ts';
import { standsTonight } from './prompts.ts';
import { answeredTogether, currentRound, waitingAnswer, waitingAnswers } from './prompt-answers.ts';
import { foldSpace } from './space.ts';
import { noor, sam, writes } from '../../../tests/support/written-by.ts';

const answers = (author: Slot, text: string, round = 0, prompt = 'missing-t1') =>
	writes(author, 'prompt.answered', { prompt, round, text });
const fold = (...entries: DomainEntry[]) => foldSpace(entries).prompts;

describe('answers', () => {
	test('stand together once both are in, each on its own side', () => {
		const prompts = fold(answers(sam, 'The noise.'), answers(noor, 'The plans.'));
		const [round] = answeredTogether(prompts);
		expect(round!.answers.map((answer) => answer?.text)).toEqual(['The plans.', 'The noise.']);
	});

	test('the next time the same prompt comes is another round', () => {
		const first = [answers(sam, 'one'), answers(noor, 'two')];
		expect(currentRound(fold(), 'missing-t1')).toBe(0);
		expect(currentRound(fold(first[0]!), 'missing-t1')).toBe(0);
		expect(currentRound(fold(...first), 'missing-t1')).toBe(1);
		expect(currentRound(fold(...first), 'body-l1')).toBe(0);
	});

	test('a reply is the partner’s, whichever comes first', () => {
		const hers = answers(noor, 'The plans.');
		const his = writes(sam, 'prompt.replied', { to: hers.eid, with: 'here' });
		const own = writes(noor, 'prompt.replied', { to: hers.eid, with: 'see' });
		for (const log of [
			[hers, his],
			[his, hers]
		]) {
			expect(fold(...log).rounds[0]!.answers[noor]?.reply?.with).toBe('here');
		}
		expect(fold(hers, own).rounds[0]!.answers[noor]?.reply).toBeNull();
	});

	test('one’s own waiting answer is found by its prompt and round alone', () => {
		const waits = answers(noor, 'Not yet opened.', 1);
		expect(waitingAnswer([waits], 'missing-t1', 1)?.text).toBe('Not yet opened.');
		expect(waitingAnswer([waits], 'missing-t1', 0)).toBeNull();
	});
});

test('"not for us" can be taken back, and what is set aside is not the couple’s business', () => {
	const no = writes(noor, 'prompt.marked', { prompt: 'meaning-d1', mark: 'not-for-us' });
	const yes = writes(sam, 'prompt.marked', { prompt: 'meaning-d1', mark: 'none' });
	expect(fold(no).notForUs.has('meaning-d1')).toBe(true);
	expect(fold(no, yes).notForUs.has('meaning-d1')).toBe(false);
	const aside = writes(noor, 'prompt.set-aside', { prompt: 'body-l1', day: 7 });
	expect(fold(aside).aside).toEqual({ prompt: 'body-l1', day: 7 });
	const kept = writes(noor, 'prompt.kept', { prompt: 'body-l1', mark: 'favourite' });
	expect(fold(kept).favourites).toEqual(new Set(['body-l1']));
});

describe('"let’s talk about this tonight"', () => {
	const asked = writes(noor, 'prompt.chosen', { prompt: 'us-l1', how: 'tonight' });
	const says = (author: Slot, answer: 'yes' | 'another') =>
		writes(author, 'prompt.tonight-answered', { to: asked.eid, answer });

	test('is answered by the other, who can think again, and by nobody for them', () => {
		expect(fold(asked).tonight).toMatchObject({ prompt: 'us-l1', author: noor, answer: null });
		expect(fold(asked, says(noor, 'yes')).tonight?.answer).toBeNull();
		expect(fold(asked, says(sam, 'yes')).tonight?.answer).toBe('yes');
		expect(fold(asked, says(sam, 'yes'), says(sam, 'another')).tonight?.answer).toBe('another');
		// What refers to something that comes later waits for it.
		expect(fold(says(sam, 'yes'), asked).tonight?.answer).toBe('yes');
	});

	test('is another thing than a card drawn: neither takes the other away', () => {
		const drawn = writes(sam, 'prompt.chosen', { prompt: 'body-l1', how: 'drawn' });
		expect(fold(asked, drawn)).toMatchObject({
			tonight: { prompt: 'us-l1' },
			drawn: { prompt: 'body-l1', author: sam }
		});
	});

	test('stands until the night is over, and what is said before dawn for the day that comes', () => {
		const dayStarts = 4 * 60;
		const at = (hour: number) => Date.UTC(2026, 10, 24, hour);
		const stands = (said: number, seen: number) =>
			standsTonight({ t: at(said) }, at(seen), dayStarts);
		expect(stands(9, 27)).toBe(true);
		expect(stands(9, 28)).toBe(false);
		expect(stands(23, 27)).toBe(true);
		expect(stands(23, 29)).toBe(false);
		expect(stands(2, 23)).toBe(true);
	});
});

test('what waits sealed is listed for whoever wrote it, the newest first', () => {
	const first = answers(noor, 'One.');
	const second = answers(noor, 'Two.', 0, 'body-l1');
	const other = writes(noor, 'light.noticed', { in: 'us', text: 'Bread' });
	expect(waitingAnswers([first, other, second]).map(({ prompt }) => prompt)).toEqual([
		'body-l1',
		'missing-t1'
	]);
});
