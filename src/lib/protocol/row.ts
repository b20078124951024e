// A row is one place in a log as the server keeps and sends it: who, when (to the minute), which
// entry, and a body nobody but the two can read. This file also holds the running digest, by which
// every device can tell that it was shown the same log as its author (docs/sync-spec.md, ROW rules).
import { WireError, Writer, type Reader } from './bytes.ts';
import { hashBytes, idBytes, type Slot } from './ids.ts';
import { maxBodyBytes, maxErase } from './limits.ts';

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
/** Bits of `flags`: the row has a `gid` · only the hash of its body is left. */
export const flagGid = 1;
export const flagHashOnly = 2;
const scrubbedKind = 255;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowContext = ascii('two-tides/1/row\0');
const logContext = ascii('two-tides/1/log\0');

/** Appends one row to `out`. */
export function writeRow(out: Writer, row: Row): void {
	out.u64(row.seq).u8(row.kind);
	if (row.kind === scrubbedKind) {
		out.raw(row.rowHash);
		return;
	}
	const hashOnly = row.body === null && row.bodyHash !== null && row.bodyHash !== noHash;
	out.u8(row.author).u8((row.gid ? flagGid : 0) | (hashOnly ? flagHashOnly : 0));
	out.u32(row.at).raw(row.eid).u32(row.kv);
	if (row.gid) out.raw(row.gid);
	out.u8(row.erase.length);
	for (const eid of row.erase) out.raw(eid);
	if (hashOnly) out.raw(row.bodyHash!);
	else out.run(row.body ?? new Uint8Array(0));
}

/** Reads one row; throws WireError for anything that is not one. */
export function readRow(from: Reader): Row {
	const seq = from.u64();
	const kind = from.u8();
	if (seq < 1) throw new WireError('rows start at 1');
	if (kind === scrubbedKind) return { seq, kind, rowHash: from.raw(hashBytes) };
	if (kind !== 0 && kind !== 2 && kind !== 3 && kind !== 4) throw new WireError('unknown row kind');
	const author = from.u8();
	if (author !== 0 && author !== 1 && author !== 255) throw new WireError('unknown author');
	const flags = from.u8();
	if (flags & ~(flagGid | flagHashOnly)) throw new WireError('unknown flags');
	const at = from.u32();
	const eid = from.raw(idBytes);
	const kv = from.u32();
	const gid = flags & flagGid ? from.raw(idBytes) : null;
	const erase = readIds(from, maxErase);
	if (flags & flagHashOnly) {
		return {
			seq,
			kind,
			author,
			at,
			eid,
			kv,
			gid,
			erase,
			body: null,
			bodyHash: from.raw(hashBytes)
		};
	}
	const run = from.run(maxBodyBytes);
	const body = run.length === 0 ? null : run;
	return { seq, kind, author, at, eid, kv, gid, erase, body, bodyHash: body ? null : noHash };
}

/** Up to `max` ids behind a one-byte count. */
export function readIds(from: Reader, max: number): Uint8Array[] {
	const count = from.u8();
	if (count > max) throw new WireError('too many ids');
	const ids: Uint8Array[] = [];
	for (let i = 0; i < count; i++) ids.push(from.raw(idBytes));
	return ids;
}

/** All rows up to the end of the message. */
export function readRows(from: Reader): Row[] {
	const rows: Row[] = [];
	while (!from.atEnd) rows.push(readRow(from));
	return rows;
}

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
	return sha256(new Writer(logContext.length + idBytes).raw(logContext).raw(space).done());
}

/** The digest of the log with one more row. */
export function nextDigest(digest: Uint8Array, hash: Uint8Array, sha256: Sha256): Uint8Array {
	pair.set(digest);
	pair.set(hash, hashBytes);
	return sha256(pair);
}
