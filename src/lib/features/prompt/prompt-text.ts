import { promptText, type PromptTexts } from '#lib/content/prompts.ts';
import type { WordsOf } from '#lib/content/words.ts';
import type { Home } from '#lib/state/home.svelte.ts';

/** What a prompt asks: of the library, of the two, or of one's own from before there were two. */
export function textOf(
	home: Home,
	words: WordsOf<'question'>,
	texts: PromptTexts,
	prompt: string
): string {
	const own = [...(home.shared?.view.prompts.own ?? []), ...home.solo.view.prompts.own];
	return (
		own.find((question) => question.prompt === prompt)?.text ??
		promptText(texts, prompt) ??
		(prompt.startsWith('own-') ? words.question.ownGone : words.question.unknown)
	);
}
