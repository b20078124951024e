import type { WordsOf } from '#lib/content/words.ts';

/** What to say of a refusal, kindly and in the words of the task. */
export function problemText(words: WordsOf<'door'>, why: string, retrySeconds = 0): string {
	const { problems } = words.door;
	if (why === 'busy') return problems.busy(Math.ceil(retrySeconds / 60));
	const text = (problems as Record<string, unknown>)[why];
	return typeof text === 'string' ? text : problems.other;
}
