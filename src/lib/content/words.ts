// The words of the interface in the language of this device, handed down by context.
import { getContext, setContext } from 'svelte';
import { en } from './en.ts';

/** Every language has this shape. */
export type Words = typeof en;

/** Languages there are: one line and one file each. */
export const languages = [{ id: 'en', name: 'English', dir: 'ltr', load: async () => en }] as const;

const key = Symbol('words');

/** Called once by the layout, with a function so that a change of language is followed. */
export const provideWords = (words: () => Words): void => void setContext(key, words);

/**
 * The words of the place where this is called; English where no layout provided any. Read them where they
 * are shown: another language, or the couple's own word, changes them while the page stands.
 */
export function useWords(): Words {
	const now = getContext<(() => Words) | undefined>(key) ?? (() => en);
	const parts = Object.keys(en) as (keyof Words)[];
	const read = parts.map((part) => [part, { get: () => now()[part], enumerable: true }]);
	return Object.defineProperties({}, Object.fromEntries(read) as PropertyDescriptorMap) as Words;
}
