import { describe, expect, test } from 'vitest';
import { hkdf, hmac } from './aead.ts';
import { argon2id } from './argon2.ts';
import { utf8 } from './bytes.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const run = (from: number, to: number) =>
	new Uint8Array(Array.from({ length: to - from + 1 }, (_, i) => from + i));

describe('published vectors through our own wrappers', () => {
	test('RFC 5869 A.1: HKDF-SHA-256, the basic case', async () => {
		const okm = await hkdf(new Uint8Array(22).fill(0x0b), run(0xf0, 0xf9), 42, run(0x00, 0x0c));
		expect(hex(okm)).toBe(
			'3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
		);
	});

	test('RFC 5869 A.2: HKDF-SHA-256, longer inputs', async () => {
		const okm = await hkdf(run(0x00, 0x4f), run(0xb0, 0xff), 82, run(0x60, 0xaf));
		expect(hex(okm)).toBe(
			'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87'
		);
	});

	test('RFC 5869 A.3: HKDF-SHA-256, no salt and no info', async () => {
		const okm = await hkdf(new Uint8Array(22).fill(0x0b), '', 42);
		expect(hex(okm)).toBe(
			'8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'
		);
	});

	test('RFC 4231 cases 1 and 2: HMAC-SHA-256', async () => {
		expect(hex(await hmac(new Uint8Array(20).fill(0x0b), utf8('Hi There')))).toBe(
			'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'
		);
		expect(hex(await hmac(utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe(
			'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
		);
	});

	test('Argon2id agrees with the vectors of the reference implementation', async () => {
		// phc-winner-argon2, test.c: version 0x13, t=2, m=64 MiB and 256 KiB, p=1.
		const salt = utf8('somesalt');
		const small = await argon2id(utf8('password'), salt, { memoryKiB: 256, passes: 2, lanes: 1 });
		expect(hex(small)).toBe('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe');
		const large = await argon2id(utf8('password'), salt, {
			memoryKiB: 65_536,
			passes: 2,
			lanes: 1
		});
		expect(hex(large)).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
	}, 30_000);
});
