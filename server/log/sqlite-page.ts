// A page of the log, laid out by SQLite in the form that goes over the wire. A Buffer of its own for
// every blob of every row is what catching up would cost most: one a page is a third of it
// (docs/performance.md). So one statement tells the numbers of the rows, which says how many fit, and
// another joins their blobs with room for the numbers between, which are filled in.
import type Database from 'better-sqlite3';
import { flagGid, flagHashOnly } from '#lib/protocol/row-layout.ts';
import { hashBytes, idBytes } from '#lib/protocol/ids.ts';

/** `shape`: kind, author and flags, a byte each. `erased` in bytes, `body` too; null when there is none. */
type Numbers = [
	seq: number,
	shape: number,
	at: number,
	kv: number,
	erased: number,
	body: number | null
];

const inOrder = 'from entry where space_n = ? and seq > ? order by seq limit ?';
const numbers = `
	select seq,
		(kind << 16) | (author << 8)
			| iif(gid is null, 0, ${flagGid})
			| iif(body is null and body_hash is not null, ${flagHashOnly}, 0),
		at, kv, ifnull(length("erase"), 0), length(body)
	${inOrder}`;

/** As many zeros as a number takes. */
const room = (bytes: number) => `x'${'00'.repeat(bytes)}'`;
const joined = `
	select cast(group_concat(row, '') as blob) from (
		select concat(
			${room(8 + 3 + 4)}, eid, ${room(4)}, gid, ${room(1)}, "erase",
			coalesce(${room(4)} || body, body_hash, ${room(4)})
		) as row
		${inOrder})`;

/** The rows after `after` as they go over the wire: up to `limit`, and one or what fits into `maxBytes`. */
export type ReadPage = (
	spaceN: number,
	after: number,
	limit: number,
	maxBytes: number
) => Uint8Array;

/** Reads pages from a database. */
export function pageReader(raw: Database.Database): ReadPage {
	const numbersOf = raw.prepare(numbers).raw();
	const blobsOf = raw.prepare(joined).pluck();
	return (spaceN, after, limit, maxBytes) => {
		const rows = numbersOf.all(spaceN, after, limit) as Numbers[];
		const count = fitting(rows, maxBytes);
		if (count === 0) return new Uint8Array(0);
		const page = blobsOf.get(spaceN, after, count) as Buffer;
		fill(page, rows, count);
		return page;
	};
}

const contentBytes = (shape: number, body: number | null) =>
	shape & flagHashOnly ? hashBytes : 4 + (body ?? 0);

/** LIM2: how many of the rows fit; one always does. */
function fitting(rows: readonly Numbers[], maxBytes: number): number {
	let bytes = 0;
	let count = 0;
	for (const [, shape, , , erased, body] of rows) {
		bytes += 36 + (shape & flagGid ? idBytes : 0) + erased + contentBytes(shape, body);
		if (bytes > maxBytes && count > 0) break;
		count++;
	}
	return count;
}

/** Writes the numbers of each row where room was left for them. */
function fill(page: Buffer, rows: readonly Numbers[], count: number): void {
	let start = 0;
	for (let i = 0; i < count; i++) {
		const [seq, shape, at, kv, erased, body] = rows[i]!;
		start = page.writeUInt32BE(Math.floor(seq / 0x1_0000_0000), start);
		start = page.writeUInt32BE(seq % 0x1_0000_0000, start);
		start = page.writeUIntBE(shape, start, 3);
		start = page.writeUInt32BE(at, start);
		start = page.writeUInt32BE(kv, start + idBytes);
		if (shape & flagGid) start += idBytes;
		start = page.writeUInt8(erased / idBytes, start) + erased;
		if (!(shape & flagHashOnly)) page.writeUInt32BE(body ?? 0, start);
		start += contentBytes(shape, body);
	}
	if (start !== page.length) throw new Error('a page is not as long as its rows');
}
