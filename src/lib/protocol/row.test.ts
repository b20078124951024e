import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex, WireError } from './bytes.ts';
import { Reader, Writer } from './layout.ts';
import { readRow, writeRow } from './row-layout.ts';
import { firstDigest, nextDigest, noHash, rowHash, rowSize, type Row } from './row.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

const anyRow: fc.Arbitrary<Row> = fc.oneof(
	fc.record({
		seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
		kind: fc.constantFrom(0, 2, 3, 4),
		author: fc.constantFrom(0, 1, 255),
		at: fc.nat(0xffffffff),
		eid: bytes(16),
		kv: fc.nat(0xffffffff),
		gid: fc.option(bytes(16)),
		erase: fc.array(bytes(16), { maxLength: 16 }),
		body: fc.uint8Array({ minLength: 1, maxLength: 700 }),
		bodyHash: fc.constant(null)
	}) as fc.Arbitrary<Row>,
	fc.record({
		seq: fc.integer({ min: 1, max: 2 ** 40 }),
		kind: fc.constant(0),
		author: fc.constantFrom(0, 1),
		at: fc.nat(0xffffffff),
		eid: bytes(16),
		kv: fc.nat(5),
		gid: fc.constant(null),
		erase: fc.array(bytes(16), { maxLength: 2 }),
		body: fc.constant(null),
		bodyHash: fc.oneof(bytes(32), fc.constant(noHash))
	}) as fc.Arbitrary<Row>,
	fc.record({
		seq: fc.integer({ min: 1, max: 9 }),
		kind: fc.constant(255),
		rowHash: bytes(32)
	}) as fc.Arbitrary<Row>
);

describe('ROW a row on the wire', () => {
	test('ROW1 any row is read back as it was written, and takes the bytes it says', () => {
		fc.assert(
			fc.property(anyRow, (row) => {
				const written = writeAll(row);
				expect(written.length).toBe(rowSize(row));
				const from = new Reader(written);
				const read = readRow(from);
				from.end();
				expect(writeAll(read)).toEqual(written);
				expect(rowHash(read, sha256)).toEqual(rowHash(row, sha256));
			})
		);
	});

	test('ROW2 a body and its hash alone give the same row hash, so erasing leaves the digest as it was', () => {
		fc.assert(
			fc.property(anyRow, (row) => {
				if (row.kind === 255 || !row.body) return;
				const erased = { ...row, body: null, bodyHash: sha256(row.body) };
				expect(rowHash(erased, sha256)).toEqual(rowHash(row, sha256));
				const scrubbed: Row = { seq: row.seq, kind: 255, rowHash: rowHash(row, sha256) };
				expect(rowHash(scrubbed, sha256)).toEqual(rowHash(row, sha256));
			})
		);
	});

	test('ROW3 bytes that are no row are refused and nothing else happens', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
				try {
					readRow(new Reader(garbage));
				} catch (error) {
					expect(error).toBeInstanceOf(WireError);
				}
				expect(true).toBe(true);
			})
		);
	});

	test('ROW4 the digest of the published example is the one of two other implementations', () => {
		const fill = (length: number, value: number) => new Uint8Array(length).fill(value);
		const first = firstDigest(fill(16, 0x66), sha256);
		expect(toHex(first)).toBe('94b027656e3011310dfd78a3bfaca2fe1a3d9a9256f904af5389444599c51490');
		const row: Row = {
			seq: 1,
			kind: 0,
			author: 0,
			at: Math.floor(1767225600000 / 60000),
			eid: fill(16, 0x77),
			kv: 1,
			gid: hexBytes('b9fdf14fed0f6c019e093a891ae754ea'),
			erase: [],
			body: null,
			bodyHash: hexBytes('2a0b7330c9f598239d63c9856c3e4eb627382a5305ee0ac63637d3381b4bc874')
		};
		const hash = rowHash(row, sha256);
		expect(toHex(hash)).toBe('e5e9dd355119c36d91f689744da6c28695e902cde8ac97cf2221e226fdac08c8');
		expect(toHex(nextDigest(first, hash, sha256))).toBe(
			'03a7792b48da5646099be3ddab99250adcd8fd02a63b3565112a913bc62b19ed'
		);
	});
});

const hexBytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

function writeAll(row: Row): Uint8Array {
	const out = new Writer();
	writeRow(out, row);
	return out.done();
}

test('ROW5 a writer that has to grow in the middle of anything writes the same bytes', () => {
	for (let hint = 0; hint < 60; hint++) {
		const out = new Writer(hint)
			.u8(1)
			.u16(2)
			.u32(3)
			.u64(2 ** 40)
			.run(new Uint8Array(9))
			.u32(4)
			.u8(5);
		expect(toHex(out.done())).toBe(
			toHex(
				new Writer(500)
					.u8(1)
					.u16(2)
					.u32(3)
					.u64(2 ** 40)
					.run(new Uint8Array(9))
					.u32(4)
					.u8(5)
					.done()
			)
		);
	}
});
