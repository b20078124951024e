// What still has to leave this device, as the outbox keeps it: ciphertext and the few things the
// server may know. Never a key, never a word.
import { fromHex, toHex } from '#lib/protocol/bytes.ts';
import type { Failure } from '#lib/protocol/failures.ts';
import type { EntryId, GroupId } from '#lib/protocol/ids.ts';
import { maxBatchBytes, maxBatchItems } from '#lib/protocol/limits.ts';
import type { AppendItem } from '#lib/protocol/messages.ts';
import type { Sha256 } from '#lib/protocol/row.ts';

/** One entry waiting to be confirmed. `body` null: it only erases. */
export type OutboxItem = {
	readonly eid: EntryId;
	readonly kv: number;
	readonly gid: GroupId | null;
	readonly erase: readonly EntryId[];
	readonly body: Uint8Array | null;
	/** Sealed against a log that is no longer the server's: must be sealed anew before it is sent. */
	readonly stale: boolean;
};

/** An item the server refused for good, kept with the reason so that its words are not lost. */
export type StuckItem = OutboxItem & { readonly failure: Failure };

/** The item as the wire wants it. */
export function appendItem(item: OutboxItem): AppendItem {
	return {
		eid: fromHex(item.eid),
		kv: item.kv,
		gid: item.gid ? fromHex(item.gid) : null,
		erase: item.erase.map(fromHex),
		body: item.body
	};
}

/** The first items that fit into one append. */
export function firstBatch(items: readonly OutboxItem[]): OutboxItem[] {
	const batch: OutboxItem[] = [];
	let bytes = 2;
	for (const item of items) {
		bytes += 42 + item.erase.length * 16 + (item.body?.length ?? 0);
		if (batch.length === maxBatchItems || (batch.length > 0 && bytes > maxBatchBytes)) break;
		batch.push(item);
	}
	return batch;
}

/** The id of an item that only carries on what `eid` meant to erase, or erases it: the same on every try. */
export const eraseOnlyId = (eid: EntryId, sha256: Sha256): EntryId =>
	toHex(
		sha256(new TextEncoder().encode(`two-tides/1/erase-only\0${eid}`)).subarray(0, 16)
	) as EntryId;
