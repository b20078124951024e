// An item of the path in words. The page puts it so, because only the page may know every part of the
// app: what a feeling, a need or a question says is the business of its own feature.
import type { WordsOf } from '#lib/content/words.ts';
import type { PathItem } from '#lib/domain/path.ts';

export type Said = {
	/** Whose it is, as a name. */
	readonly who: string;
	/** Exact for one's own, soft for the other's. */
	readonly when: string;
	/** What kind of moment it was; null for a feeling, which needs no heading. */
	readonly title: string | null;
	/** The words, in one line. */
	readonly line: string;
	/** The rest: the note, the answers, how the other was there. `by`: who says it, when not `who`. */
	readonly more: readonly { readonly by: string | null; readonly text: string }[];
	/** Given to be read alone or beside its author: its words wait for a tap, and so does a list. */
	readonly waits: boolean;
};

export type Say = (item: PathItem) => Said;

/** All that its place on the path shows, as one name for who cannot see it. `two`: there is a partner. */
export function nameOf(
	said: Said,
	{ path: w }: WordsOf<'path'>,
	kept: boolean,
	two: boolean
): string {
	const title = said.title ? `${said.title}. ` : '';
	const line = said.waits ? w.open : said.line;
	return `${said.who}, ${said.when}. ${title}${line}${kept && two ? `, ${w.keptMark}` : ''}`;
}
