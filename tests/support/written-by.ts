// Entries as two people's devices open them, for the tests of the folds.
import { newEvent, type DomainEntry, type EventInput, type Kind } from '#lib/domain/event.ts';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';

export const noor: Slot = 0;
export const sam: Slot = 1;

let made = 0;

/** An entry of `author`'s with an id of its own, written after all before it, or at `t` (ms). */
export const writes = <K extends Kind>(
	author: Slot,
	kind: K,
	data: EventInput<K>,
	t = made + 1
): DomainEntry => ({
	eid: (++made).toString(16).padStart(32, '0') as EntryId,
	author,
	t,
	pending: false,
	...newEvent(kind, data)
});

/** The same, with the moment (ms) where a sentence has it. */
export const writesAt = <K extends Kind>(
	author: Slot,
	t: number,
	kind: K,
	data: EventInput<K>
): DomainEntry => writes(author, kind, data, t);
