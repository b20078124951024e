// Where a device keeps its logs between visits. This is the port; memory-cache.ts and idb-cache.ts
// are its two adapters, and tests/contracts/cache.contract.ts is what both must keep. Everything
// behind it is ciphertext: bodies as they came, chunks of opened entries sealed by the state layer.
import type { EntryId, Slot, SpaceId } from '#lib/protocol/ids.ts';
import type { SealedEntry } from '#lib/protocol/messages.ts';
import type { DeviceRow } from './device-row.ts';
import type { OutboxItem, StuckItem } from './outbox-item.ts';
import type { Change } from './replica.ts';

/** Rows per chunk of opened entries. Chunk 0 holds rows 1 to 512. */
export const chunkRows = 512;

/** The chunk a row belongs to. */
export const chunkOf = (seq: number): number => Math.floor((seq - 1) / chunkRows);

/** What a device knows of a space when it starts. */
export type Saved = {
	head: number;
	digest: Uint8Array;
	outbox: OutboxItem[];
	stuck: StuckItem[];
	mine: SealedEntry[];
	/** Erasures seen, as `author:eid`. */
	erased: Set<string>;
	/** When this log was last rebuilt, ms since 1970; 0 when never: then there is no old copy. */
	rebuiltAt: number;
	/** A number that changes whenever something is erased or the log is rebuilt. */
	basis: number;
};

export type Chunks = { basis: number; sealed: Map<number, Uint8Array> };

/** The outcome of `rebuild`: what to offer again, oldest first. */
export type Rebuilt = { digest: Uint8Array; outbox: OutboxItem[] };

export type Cache = {
	/** What is stored of a space; a new, empty log when nothing is. */
	load(space: SpaceId): Promise<Saved>;
	/**
	 * Stores one change as one transaction, durably when it queues something. Rows that another tab
	 * has stored already are left as they are. Erased bodies are gone from rows, from the old copy
	 * and from chunks when it resolves.
	 */
	commit(space: SpaceId, change: Change): Promise<void>;
	/** Rows `from` to `to`, both included, in order. */
	rows(space: SpaceId, from: number, to: number): Promise<DeviceRow[]>;
	/** Whether the confirmed log holds this entry of this author, with its body or without. */
	holds(space: SpaceId, author: Slot, eid: EntryId): Promise<boolean>;
	/** The outbox as stored: another tab may have written to it. */
	outbox(space: SpaceId): Promise<OutboxItem[]>;
	/** Forgets a refused item, once the person has seen to it. */
	dismiss(space: SpaceId, eid: EntryId): Promise<void>;
	/**
	 * The server went back in time: lays the confirmed log aside as the old copy, clears it, and
	 * gives what `slot` wrote in it as items to offer again (reoffer.ts), before what already waits.
	 */
	rebuild(space: SpaceId, slot: Slot, now: number): Promise<Rebuilt>;
	/** The log as it was before the last rebuild, in order; empty when there was none. */
	oldCopy(space: SpaceId): Promise<DeviceRow[]>;
	/** The sealed chunks of opened entries, by their number, and the basis as of the same moment. */
	chunks(space: SpaceId): Promise<Chunks>;
	basis(space: SpaceId): Promise<number>;
	/**
	 * Keeps a chunk that was made from the log at `basis`. False, and nothing is kept, when something
	 * was erased since: a chunk must never bring back what is gone.
	 */
	putChunk(space: SpaceId, index: number, sealed: Uint8Array, basis: number): Promise<boolean>;
	/** A small sealed note under a name (drafts, preferences), or null. */
	note(name: string): Promise<Uint8Array | null>;
	putNote(name: string, sealed: Uint8Array | null): Promise<void>;
	/** Deletes one space, or everything. */
	drop(space: SpaceId): Promise<void>;
	destroy(): Promise<void>;
};
