// The couple's own word for what happened, where a noun stands. Only ever the one both chose; with none,
// the words get by without, as they stand in the catalogue.
import type { NeedId } from './needs.ts';
import type { provideWords, Words } from './words.ts';

type NeedWords = Words['needs'];

/** What both chose, or null. A name only when both gave the same. */
export type OurWord =
	{ noun: 'baby' | 'pregnancy' | 'loss' | 'none' } | { noun: 'name'; name: string } | null;

/** The word as it stands in a sentence: "our baby", a name; null where the two want none. */
export function itOf(words: NeedWords, word: OurWord): string | null {
	if (word === null || word.noun === 'none') return null;
	return word.noun === 'name' ? word.name : words.it[word.noun];
}

/** The same words of needs, with the couple's own word wherever a noun can stand. */
export function inOurWords(words: NeedWords, word: OurWord): NeedWords {
	const it = itOf(words, word);
	if (it === null) return words;
	const named = Object.entries(words.withIt).map(([id, say]) => [id, say(it)] as const);
	const needs: Record<NeedId, string> = { ...words.needs, ...Object.fromEntries(named) };
	return { ...words, needs };
}

/** For a layout: the words of needs as `word`, asked for anew each time, would have them. */
export function ourWords(word: () => OurWord): Parameters<typeof provideWords>[0] {
	let made: { of: NeedWords; word: OurWord; needs: NeedWords } | null = null;
	const needs = (of: NeedWords): NeedWords => {
		const now = word();
		if (made?.of !== of || made.word !== now) made = { of, word: now, needs: inOurWords(of, now) };
		return made.needs;
	};
	return (part, words) => (part === 'needs' ? (needs(words as NeedWords) as typeof words) : words);
}
