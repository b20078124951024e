import type { WordsOf } from '#lib/content/words.ts';
import type { Home } from '#lib/state/home.svelte.ts';

/** The partner's name as they gave it, a neutral word until it is known, null without a partner. */
export function partnerName(home: Home, words: WordsOf<'common'>): string | null {
	const { shared } = home;
	if (!shared) return null;
	return shared.view.profiles[shared.slot === 0 ? 1 : 0]?.name ?? words.common.partner;
}
