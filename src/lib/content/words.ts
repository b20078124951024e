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

/** The words here and now; English where no layout provided any. */
export function useWords(): Words {
	return getContext<(() => Words) | undefined>(key)?.() ?? en;
}
