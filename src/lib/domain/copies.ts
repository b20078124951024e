// What somebody kept of their own words from a space that was closed.
import type { EntryId } from '#lib/protocol/ids.ts';
import type { DomainEntry, DomainEvent, EventData } from './event.ts';

export type Copy = EventData<'copy.kept'> & { readonly eid: EntryId };

/** The copies, by when they were written at first; of two of the same entry the first counts. */
export function copyFold() {
	const copies = new Map<EntryId, Copy>();
	return {
		apply({ eid }: DomainEntry, event: DomainEvent): void {
			if (event.kind !== 'copy.kept' || copies.has(event.data.of)) return;
			copies.set(event.data.of, { ...event.data, eid });
		},
		result: (): readonly Copy[] => [...copies.values()].sort((a, b) => a.t - b.t)
	};
}
