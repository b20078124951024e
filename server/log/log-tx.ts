// The port between the rules of the log (append.ts) and where it is kept: the few synchronous
// operations one transaction needs. Two adapters keep it, sqlite-log.ts and memory-log.ts, and
// tests/contracts/log-store.contract.ts is what both must keep.
import type { Slot } from '#lib/protocol/ids.ts';
import type { SealedEntry } from '#lib/protocol/messages.ts';
import type { LogRow } from '#lib/protocol/row.ts';

/** A space as a transaction sees it. The rules advance `head` and `digest`; `save` stores them. */
export type LogSpace = {
	/** Names the space inside this store. */
	readonly key: number;
	readonly id: Uint8Array;
	head: number;
	digest: Uint8Array;
	open: boolean;
};

/** What is known of an entry in the log without reading its body. */
export type Placed = { seq: number; author: number; at: number };

/** Tokens of one evening; the evening is named by its moment, minutes since 1970. */
export type Chosen = { readonly moment: number; readonly tokens: readonly Uint8Array[] };

export type LogTx = {
	space(id: Uint8Array): LogSpace | null;
	/** The member's slot, or null: not theirs. */
	slotOf(space: LogSpace, userId: Uint8Array): Slot | null;
	/** Stores head, digest and whether it is open. */
	save(space: LogSpace): void;
	placed(space: LogSpace, eid: Uint8Array): Placed | null;
	/** The row's number is the space's new head; `digest` is the log's digest up to it. */
	insert(space: LogSpace, row: LogRow, digest: Uint8Array): void;
	forgetBody(space: LogSpace, eid: Uint8Array): void;
	/** All bodies of `author` in rows before `seq`. */
	forgetBodiesOf(space: LogSpace, author: Slot, before: number): void;
	isErased(space: LogSpace, eid: Uint8Array, author: Slot): boolean;
	rememberErased(space: LogSpace, eid: Uint8Array, author: Slot, at: number): void;
	sealed(space: LogSpace, gid: Uint8Array, slot: Slot): SealedEntry | null;
	/** Whose waiting sealed entry has this eid, and in which group. */
	waiting(space: LogSpace, eid: Uint8Array): { slot: Slot; gid: Uint8Array } | null;
	/** All waiting sealed entries of `slot`, in the order of their gid. */
	sealedOf(space: LogSpace, slot: Slot): SealedEntry[];
	putSealed(space: LogSpace, slot: Slot, entry: SealedEntry): void;
	deleteSealed(space: LogSpace, gid: Uint8Array, slot: Slot): void;
	isRevealed(space: LogSpace, gid: Uint8Array): boolean;
	rememberRevealed(space: LogSpace, gid: Uint8Array): void;
	/** What somebody has room for, of whichever evening was set last. */
	chosen(space: LogSpace, slot: Slot): Chosen | null;
	putChosen(space: LogSpace, slot: Slot, chosen: Chosen): void;
	deleteChosen(space: LogSpace, slot: Slot): void;
	/** What was last compared; kept for a while. */
	overlap(space: LogSpace): Chosen | null;
	putOverlap(space: LogSpace, overlap: Chosen): void;
	deleteOverlap(space: LogSpace): void;
	/**
	 * Up to `limit` spaces in which a set's moment is `moment` or earlier, or what was compared is of
	 * `old` or earlier. By their ids.
	 */
	evenings(moment: number, old: number, limit: number): Uint8Array[];
	/**
	 * Rows after a number, in order, as they go over the wire: up to `limit`, and no more than fit into
	 * `maxBytes`; one always does.
	 */
	page(space: LogSpace, after: number, limit: number, maxBytes: number): Uint8Array;
	/** The digest of the first `seq` rows; null when there are fewer. */
	digestAt(space: LogSpace, seq: number): Uint8Array | null;
};

export type LogStore = {
	/** Runs `work` as one durable transaction: when it returns, all of it is on disk; when it throws, nothing. */
	transaction<T>(work: (tx: LogTx) => T): T;
	/** Inside a transaction: runs `work`, and undoes only it when it throws. */
	attempt<T>(work: () => T): { ok: true; value: T } | { ok: false; error: unknown };
	/** Reads without the promise of a transaction around several reads. */
	read<T>(work: (tx: LogTx) => T): T;
};
