// A text that either of two people may change, at once or offline, without losing a word. A new
// wording names the wordings it was written over. What nobody has written over yet stands: usually
// one; two when both changed the same one, and then both are shown until somebody settles it. (A
// multi-value register, with the ids of entries as its versions.)
import type { EntryId, Slot } from '#lib/protocol/ids.ts';

export type Wording = { readonly eid: EntryId; readonly author: Slot; readonly text: string };

/**
 * The wordings that stand, in the order of the log; never empty. `all` begins with the first; a
 * wording can only be written over by one that comes later.
 */
export function standing(
	all: readonly (Wording & { readonly over: readonly EntryId[] })[]
): Wording[] {
	const overwritten = new Set<EntryId>();
	const seen = new Set<EntryId>();
	for (const { eid, over } of all) {
		for (const old of over) if (seen.has(old)) overwritten.add(old);
		seen.add(eid);
	}
	return all
		.filter(({ eid }) => !overwritten.has(eid))
		.map(({ eid, author, text }) => ({ eid, author, text }));
}
