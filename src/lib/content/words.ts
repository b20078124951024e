// The words of the interface in the language of this device, handed down by context. A page carries the
// parts of English that it names; another language is loaded whole and stands in their place.
import { getContext, setContext } from 'svelte';
import type { en } from './en.ts';

/** Every language has this shape. */
export type Words = typeof en;

/** Some parts of a language. */
export type WordsOf<Part extends keyof Words> = Pick<Words, Part>;

/** Languages there are: one line and one file each. English is in the pages: it brings nothing. */
export const languages = [
	{ id: 'en', name: 'English', dir: 'ltr', load: async (): Promise<Partial<Words>> => ({}) }
] as const;

type Find = <Part extends keyof Words>(part: Part) => Words[Part] | undefined;
const key = Symbol('words');

/**
 * Called by a layout with the parts that stand instead of those further out, and of English; a function,
 * so that a change is followed.
 */
export function provideWords(instead: () => Partial<Words>): void {
	const outer = getContext<Find | undefined>(key);
	setContext<Find>(key, (part) => instead()[part] ?? outer?.(part));
}

/**
 * The words of the place where this is called: the parts it names, in English where no layout provides
 * others. Read them where they are shown: another language, or the couple's own word, changes them while
 * the page stands.
 */
export function useWords<Part extends keyof Words>(english: WordsOf<Part>): WordsOf<Part> {
	const find = getContext<Find | undefined>(key);
	const parts = Object.keys(english) as Part[];
	const read = parts.map((part) => {
		return [part, { get: () => find?.(part) ?? english[part], enumerable: true }] as const;
	});
	return Object.defineProperties({}, Object.fromEntries(read)) as WordsOf<Part>;
}
