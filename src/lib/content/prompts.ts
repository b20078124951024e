// The starters: decks of prompts in three depths, and a pool for the days. Ids never change, because
// answers refer to them: `missing-t2` is the second tender prompt of a deck, `daily-d07` one of the days.
// The texts are loaded when they are needed (`words.load.prompts`).
export const deckIds = [
	'today',
	'grieving',
	'missing',
	'that-day',
	'outside',
	'us',
	'anger',
	'remembering',
	'body',
	'hopes',
	'meaning',
	'light'
] as const;
export type DeckId = (typeof deckIds)[number];

export const depths = ['light', 'tender', 'deep'] as const;
export type Depth = (typeof depths)[number];

/** How many prompts a deck has of each depth. */
export const perDepth = 4;

export const dailyIds: readonly string[] = Array.from(
	{ length: 60 },
	(_, i) => `daily-d${String(i + 1).padStart(2, '0')}`
);

/** The prompts of a deck and depth, in their order. */
export const promptsOf = (deck: DeckId, depth: Depth): string[] =>
	Array.from({ length: perDepth }, (_, i) => `${deck}-${depth[0]}${i + 1}`);

/** What a day's prompt can be: the pool of days, and what is not deep of the decks they like. */
export const dailyPool = (decks: readonly string[]): string[] => [
	...dailyIds,
	...deckIds
		.filter((deck) => decks.includes(deck))
		.flatMap((deck) => [...promptsOf(deck, 'light'), ...promptsOf(deck, 'tender')])
];

export type PromptTexts = {
	readonly deckWords: Readonly<
		Record<DeckId, { name: string; about: string; prompts: Readonly<Record<string, string>> }>
	>;
	readonly dailyWords: Readonly<Record<string, string>>;
};

/** The text of a prompt of the library; null for one this app does not know. */
export function promptText({ deckWords, dailyWords }: PromptTexts, prompt: string): string | null {
	const at = prompt.lastIndexOf('-');
	const [deck, name] = [prompt.slice(0, at), prompt.slice(at + 1)];
	if (deck === 'daily') return dailyWords[name] ?? null;
	const found = deckIds.find((id) => id === deck);
	return (found && deckWords[found].prompts[name]) ?? null;
}
