import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { newEvent, type DomainEntry, type EventInput, type Kind } from './event.ts';
import { answeredTogether, currentRound, dayOf, promptOfDay, waitingAnswer } from './prompts.ts';
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

describe('the prompt of a day', () => {
	const pool = Array.from({ length: 60 }, (_, i) => `daily-d${String(i + 1).padStart(2, '0')}`);

	test('is the same for both, wherever they are, in every moment', () => {
		// One beginning of the day for the two: Auckland and London agree on it.
		const dayStarts = 16 * 60;
		fc.assert(
			fc.property(fc.date({ noInvalidDate: true }), (moment) => {
				const day = dayOf(moment.getTime(), dayStarts);
				expect(promptOfDay(pool, 'ours', day, () => false)).toBe(
					promptOfDay(pool.toReversed(), 'ours', day, () => false)
				);
			})
		);
		const noon = Date.UTC(2026, 10, 24, 12);
		expect(dayOf(noon, dayStarts)).toBe(dayOf(noon + 3 * 3600_000, dayStarts));
		expect(dayOf(noon + 4 * 3600_000, dayStarts)).toBe(dayOf(noon, dayStarts) + 1);
	});

	test('comes again only when all others have been', () => {
		const sixty = Array.from({ length: 60 }, (_, d) => promptOfDay(pool, 'ours', d, () => false));
		expect(new Set(sixty).size).toBe(60);
		expect(promptOfDay(pool, 'ours', 60, () => false)).toBe(sixty[0]);
	});

	test('passes over what the couple does not want, and is nothing when that is everything', () => {
		const first = promptOfDay(pool, 'ours', 7, () => false);
		const next = promptOfDay(pool, 'ours', 7, (prompt) => prompt === first);
		expect(next).not.toBe(first);
		expect(promptOfDay(pool, 'ours', 7, () => true)).toBeNull();
	});

	test('differs from couple to couple', () => {
		const days = Array.from({ length: 20 }, (_, d) => d);
		const ours = days.map((d) => promptOfDay(pool, 'ours', d, () => false));
		const theirs = days.map((d) => promptOfDay(pool, 'theirs', d, () => false));
		expect(ours).not.toEqual(theirs);
	});
});
