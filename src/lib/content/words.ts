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

/** What stands for a part of the words instead of what is given. */
type Instead = <Part extends keyof Words>(part: Part, words: Words[Part]) => Words[Part];
const key = Symbol('words');

/**
 * Called by a layout: says what stands in the place of a part, of the words further out, or of English.
 * It is asked whenever words are read, so that a change is followed.
 */
export function provideWords(instead: Instead): void {
	const outer = getContext<Instead | undefined>(key);
	setContext<Instead>(key, (part, words) => instead(part, outer ? outer(part, words) : words));
}

/**
 * The words of the place where this is called: the parts it names, in English where no layout provides
 * others. Read them where they are shown: another language, or the couple's own word, changes them while
 * the page stands.
 */
export function useWords<Part extends keyof Words>(english: WordsOf<Part>): WordsOf<Part> {
	const instead = getContext<Instead | undefined>(key);
	const read = (part: Part) => (instead ? instead(part, english[part]) : english[part]);
	const parts = (Object.keys(english) as Part[]).map((part) => {
		return [part, { get: () => read(part), enumerable: true }] as const;
	});
	return Object.defineProperties({}, Object.fromEntries(parts)) as WordsOf<Part>;
}
