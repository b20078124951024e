// A row as a device keeps it: ids as text, its own copy of the body, and the digest of the log up
// to and including it.
import { toHex } from '#lib/protocol/bytes.ts';
import type { EntryId, GroupId, Slot } from '#lib/protocol/ids.ts';
import { nextDigest, rowHash, type Row, type RowKind, type Sha256 } from '#lib/protocol/row.ts';

/** One place of the confirmed log. Kind 255 is a scrubbed row: nothing but its digest is known. */
export type DeviceRow = {
	readonly seq: number;
	readonly kind: RowKind | 255;
	readonly author: Slot | 255;
	/** Minutes since 1970, the server's clock. */
	readonly at: number;
	readonly eid: EntryId;
	readonly kv: number;
	readonly gid: GroupId | null;
	readonly erase: readonly EntryId[];
	readonly body: Uint8Array | null;
	readonly digest: Uint8Array;
};

/** The row that follows a log with `digest`, as it came over the wire. Copies the body out of the message. */
export function deviceRow(row: Row, digest: Uint8Array, sha256: Sha256): DeviceRow {
	const next = nextDigest(digest, rowHash(row, sha256), sha256);
	if (row.kind === 255) {
		return {
			seq: row.seq,
			kind: 255,
			author: 255,
			at: 0,
			eid: `scrubbed-${row.seq}` as EntryId,
			kv: 0,
			gid: null,
			erase: [],
			body: null,
			digest: next
		};
	}
	return {
		seq: row.seq,
		kind: row.kind,
		author: row.author,
		at: row.at,
		eid: toHex(row.eid) as EntryId,
		kv: row.kv,
		gid: row.gid ? (toHex(row.gid) as GroupId) : null,
		erase: row.erase.map((eid) => toHex(eid) as EntryId),
		body: row.body ? row.body.slice() : null,
		digest: next
	};
}
