import type { WordsOf } from '#lib/content/words.ts';

type Feeling = {
	weight?: number | undefined;
	feelings: readonly string[];
	ownWords?: string | undefined;
	body: readonly string[];
	strength?: string | undefined;
};

const known = (list: Record<string, unknown>, id: string) => Object.hasOwn(list, id);

/** A feeling as one line: its weight in words, then the words chosen for it; empty when neither was. */
export function feelingLine(words: WordsOf<'feelings'>, feeling: Feeling): string {
	const { feelings, weight } = words.feelings;
	const named = feeling.feelings
		.filter((id) => known(feelings, id))
		.map((id) => feelings[id as keyof typeof feelings]);
	const all = feeling.ownWords ? [...named, feeling.ownWords] : named;
	const heavy = feeling.weight === undefined ? null : (weight[feeling.weight - 1] ?? null);
	return [heavy, all.join(', ')].filter(Boolean).join(': ');
}

/** Where in the body and how strong, or null when neither was said. */
export function feelingDetail(
	words: WordsOf<'feelings'>,
	{ body, strength }: Feeling
): string | null {
	const places = body
		.filter((id) => known(words.feelings.body, id))
		.map((id) => words.feelings.body[id as keyof typeof words.feelings.body]);
	const strong = strength && known(words.feelings.strength, strength);
	const how = strong
		? words.feelings.strength[strength as keyof typeof words.feelings.strength]
		: null;
	const parts = [...places, ...(how ? [how] : [])];
	return parts.length > 0 ? parts.join(' · ') : null;
}
