// The bytes of a row on the wire.
import { WireError } from './bytes.ts';
import { hashBytes, idBytes } from './ids.ts';
import type { Reader, Writer } from './layout.ts';
import { maxBodyBytes, maxErase } from './limits.ts';
import { noHash, scrubbedKind, type Row } from './row.ts';

/** Bits of `flags`: the row has a `gid` · only the hash of its body is left. */
export const flagGid = 1;
export const flagHashOnly = 2;

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
