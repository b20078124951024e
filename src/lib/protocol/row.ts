// A row is one place in a log as the server keeps and sends it: who, when (to the minute), which
// entry, and a body nobody but the two can read. This file also holds the running digest, by which
// every device can tell that it was shown the same log as its author (docs/sync-spec.md, ROW rules).
import { hashBytes, idBytes, type Slot } from './ids.ts';
import { maxErase } from './limits.ts';

/** 0 an entry · 2 all of the author's earlier bodies are purged · 3 the space is closed · 4 a member changed keys. */
export type RowKind = 0 | 2 | 3 | 4;

/** An ordinary place in the log. */
export type LogRow = {
	seq: number;
	kind: RowKind;
	author: Slot | 255;
	/** Minutes since 1970 by the server's clock: coarse on purpose. */
	at: number;
	eid: Uint8Array;
	/** Epoch of the space key the body is sealed with. */
	kv: number;
	gid: Uint8Array | null;
	/** Entries of the same author whose bodies this one erases. */
	erase: readonly Uint8Array[];
	/** Null when erased, and when the row never had one. */
	body: Uint8Array | null;
	/** SHA-256 of the body; zeros when the row never had one; null means: hash the body. */
	bodyHash: Uint8Array | null;
};

/** A place whose author and time were forgotten, long after its body was erased. */
export type ScrubbedRow = { seq: number; kind: 255; rowHash: Uint8Array };

export type Row = LogRow | ScrubbedRow;

/** SHA-256 as the caller's platform does it fastest: bytes in, 32 bytes out. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The hash of a body that never was. */
export const noHash: Uint8Array = new Uint8Array(hashBytes);
const noGid = new Uint8Array(idBytes);
export const scrubbedKind = 255;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowContext = ascii('two-tides/1/row\0');
const logContext = ascii('two-tides/1/log\0');

/** Bytes a row takes on the wire. */
export function rowSize(row: Row): number {
	if (row.kind === scrubbedKind) return 9 + hashBytes;
	const content = row.body
		? 4 + row.body.length
		: row.bodyHash === null || row.bodyHash === noHash
			? 4
			: hashBytes;
	return 36 + (row.gid ? idBytes : 0) + row.erase.length * idBytes + content;
}

// What is hashed is laid out in one place, over and over: making a buffer costs more than the hash.
const scratch = new Uint8Array(rowContext.length + 51 + maxErase * idBytes + hashBytes);
const scratchView = new DataView(scratch.buffer);
scratch.set(rowContext);
const pair = new Uint8Array(2 * hashBytes);

/** SHA-256 over everything the server says of a row, its number included. */
export function rowHash(row: Row, sha256: Sha256): Uint8Array {
	if (row.kind === scrubbedKind) return row.rowHash;
	if (row.erase.length > maxErase) throw new RangeError('more erasures than a row can have');
	const bodyHash = row.bodyHash ?? (row.body ? sha256(row.body) : noHash);
	let at = rowContext.length;
	scratchView.setUint32(at, Math.floor(row.seq / 0x1_0000_0000));
	scratchView.setUint32(at + 4, row.seq % 0x1_0000_0000);
	scratch[at + 8] = row.kind;
	scratch[at + 9] = row.author;
	scratchView.setUint32(at + 10, row.at);
	scratch.set(row.eid, at + 14);
	scratchView.setUint32(at + 30, row.kv);
	scratch.set(row.gid ?? noGid, at + 34);
	scratch[at + 50] = row.erase.length;
	at += 51;
	for (const eid of row.erase) {
		scratch.set(eid, at);
		at += idBytes;
	}
	scratch.set(bodyHash, at);
	return sha256(scratch.subarray(0, at + hashBytes));
}

/** The digest of an empty log. */
export function firstDigest(space: Uint8Array, sha256: Sha256): Uint8Array {
	const first = new Uint8Array(logContext.length + space.length);
	first.set(logContext);
	first.set(space, logContext.length);
	return sha256(first);
}

/** The digest of the log with one more row. */
export function nextDigest(digest: Uint8Array, hash: Uint8Array, sha256: Sha256): Uint8Array {
	pair.set(digest);
	pair.set(hash, hashBytes);
	return sha256(pair);
}
