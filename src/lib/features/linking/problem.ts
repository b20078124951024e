import type { WordsOf } from '#lib/content/words.ts';

/** Why an invitation did not lead anywhere, kindly. */
export function linkingProblem(words: WordsOf<'linking'>, why: string): string {
	const { problems } = words.linking;
	return (problems as Record<string, string>)[why] ?? problems.other;
}
