import type { Words } from '#lib/content/words.ts';

/** Why an invitation did not lead anywhere, kindly. */
export function linkingProblem(words: Words, why: string): string {
	const { problems } = words.linking;
	return (problems as Record<string, string>)[why] ?? problems.other;
}
