// What Today keeps on this device alone: what was left for now, and what was opened. The partner
// learns neither.
import type { Thing } from '#lib/domain/today.ts';

export type KeptHere = {
	/** By the id of a thing: the mark it had when it was left. */
	left: Record<string, string>;
	/** Given to be read alone or beside its author, and opened here. */
	opened: string[];
};

export const nothingKept: KeptHere = { left: {}, opened: [] };

/** With `thing` left; what is not there any more is forgotten. */
export function leave(kept: KeptHere, thing: Thing, things: readonly Thing[]): KeptHere {
	const there = new Set(things.map(({ id }) => id));
	const left = Object.fromEntries(Object.entries(kept.left).filter(([id]) => there.has(id)));
	return { ...kept, left: { ...left, [thing.id]: thing.mark } };
}

/** With `thing` back. */
export function putBack(kept: KeptHere, thing: Thing): KeptHere {
	const { [thing.id]: _back, ...left } = kept.left;
	return { ...kept, left };
}
