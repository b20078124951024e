/** What is long and not always needed. */
export const loadWords = {
	prompts: () => import('./decks.ts'),
	conversations: () => import('./conversations.ts')
};
