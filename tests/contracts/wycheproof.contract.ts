// Project Wycheproof's known attacks and edge cases, through our own wrappers on whichever WebCrypto
// runs this. Each file of vectors says where it is from and which of its tests are in it.
import { gcm } from '@noble/ciphers/aes.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import aesGcm from '../vectors/wycheproof-aes-gcm.json' with { type: 'json' };
import ecdh from '../vectors/wycheproof-ecdh-p256.json' with { type: 'json' };
import hkdfVectors from '../vectors/wycheproof-hkdf-sha256.json' with { type: 'json' };
import hmacVectors from '../vectors/wycheproof-hmac-sha256.json' with { type: 'json' };
import { aesKey, hkdf, hmac, open, seal } from '#lib/crypto/aead.ts';
import { concat, equalSecrets, fromBase64url, utf8, type Bytes } from '#lib/crypto/bytes.ts';
import { hpkeOpen, hpkeSeal, newHpkePair, type HpkePlace } from '#lib/crypto/hpke.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { fromHex, toHex } from '#lib/protocol/bytes.ts';

const hex = toHex;
const bytes = (text: string): Bytes => fromHex(text) as Bytes;
const named = ({ id, comment }: { id: number; comment: string }) => `test ${id} ${comment}`;
const of = <T extends { result: string }>(tests: readonly T[], ...results: string[]): T[] => {
	const found = tests.filter(({ result }) => results.includes(result));
	expect(found.length).toBeGreaterThan(0);
	return found;
};

/** The point of a private key, by the platform alone. */
async function publicOf(privateKey: Bytes): Promise<Bytes> {
	const pkcs8 = concat(
		bytes('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420'),
		privateKey
	);
	const curve = { name: 'ECDH', namedCurve: 'P-256' };
	const key = await crypto.subtle.importKey('pkcs8', pkcs8, curve, true, ['deriveBits']);
	const { x, y } = await crypto.subtle.exportKey('jwk', key);
	return concat(new Uint8Array([4]), fromBase64url(x!)!, fromBase64url(y!)!);
}

/** What every WebCrypto under our wrappers must keep. */
export function wycheproofContract(platform: string): void {
	describe(`Wycheproof on ${platform}`, () => {
		describe('AES-256-GCM', () => {
			test('seals and opens as it must', async () => {
				for (const vector of of(aesGcm.tests, 'valid')) {
					const key = await aesKey(bytes(vector.key));
					const box = vector.iv + vector.ct + vector.tag;
					const sealed = await seal(key, bytes(vector.msg), bytes(vector.aad), () =>
						bytes(vector.iv)
					);
					expect(hex(sealed), named(vector)).toBe(box);
					const opened = await open(key, bytes(box), bytes(vector.aad));
					expect(opened && hex(opened), named(vector)).toBe(vector.msg);
				}
			});

			test('opens nothing whose tag was changed', async () => {
				for (const vector of of(aesGcm.tests, 'invalid')) {
					const key = await aesKey(bytes(vector.key));
					const box = bytes(vector.iv + vector.ct + vector.tag);
					expect(await open(key, box, bytes(vector.aad)), named(vector)).toBeNull();
				}
			});
		});

		describe('HKDF-SHA-256', () => {
			test('derives as it must', async () => {
				for (const vector of of(hkdfVectors.tests, 'valid')) {
					const { ikm, info, size, salt, okm } = vector;
					const derived = await hkdf(bytes(ikm), bytes(info), size, bytes(salt));
					expect(hex(derived), named(vector)).toBe(okm);
				}
			});

			test('derives nothing longer than it can', async () => {
				for (const vector of of(hkdfVectors.tests, 'invalid')) {
					const { ikm, info, size, salt } = vector;
					const derived = hkdf(bytes(ikm), bytes(info), size, bytes(salt));
					await expect(derived, named(vector)).rejects.toThrow();
				}
			});
		});

		test('HMAC-SHA-256 gives every tag that holds, and no changed one is taken for it', async () => {
			for (const vector of of(hmacVectors.tests, 'valid', 'invalid')) {
				const mac = await hmac(bytes(vector.key), bytes(vector.msg));
				const tag = bytes(vector.tag);
				const same = equalSecrets(mac.subarray(0, tag.length), tag);
				expect(same, named(vector)).toBe(vector.result === 'valid');
			}
		});

		describe('ECDH on P-256, as an invitation uses it', () => {
			const place: HpkePlace = {
				psk: { id: utf8('id'), key: new Uint8Array(32).fill(7) },
				info: utf8('info'),
				additionalData: utf8('place')
			};
			/** Wycheproof writes private keys as numbers: with a sign byte, or as short as they are. */
			const scalar = (text: string): Bytes =>
				bytes(BigInt(`0x${text}`).toString(16).padStart(64, '0'));

			test('a box made by another implementation from the right shared point opens', async () => {
				for (const vector of of(ecdh.tests, 'valid')) {
					const privateKey = scalar(vector.private);
					const box = await boxFrom(bytes(vector.shared), bytes(vector.public), privateKey);
					const opened = await hpkeOpen(new Secret(privateKey), place, box);
					expect(opened && hex(opened), named(vector)).toBe(hex(utf8('hello')));
				}
			});

			test('a point that is none, or is pressed together, gets nothing sealed and opens nothing', async () => {
				const { privateKey } = await newHpkePair();
				for (const vector of of(ecdh.tests, 'invalid', 'acceptable')) {
					const point = bytes(vector.public);
					expect(await hpkeSeal(point, place, utf8('hello')), named(vector)).toBeNull();
					const box = concat(point, new Uint8Array(33));
					expect(await hpkeOpen(privateKey, place, box), named(vector)).toBeNull();
				}
			});

			/** RFC 9180, sections 4.1 and 5.1, by other libraries: what whoever knows `dh` would have sent. */
			async function boxFrom(dh: Bytes, enc: Bytes, privateKey: Bytes): Promise<Bytes> {
				const none = new Uint8Array();
				const kem = concat(utf8('KEM'), bytes('0010'));
				const suite = concat(utf8('HPKE'), bytes('001000010002'));
				const labeled = (id: Bytes, label: string, ikm: Uint8Array, salt: Uint8Array = none) =>
					extract(sha256, concat(utf8('HPKE-v1'), id, utf8(label), ikm), salt);
				const expanded = (
					id: Bytes,
					prk: Uint8Array,
					label: string,
					info: Bytes,
					length: number
				) => {
					const size = new Uint8Array([0, length]);
					return expand(sha256, prk, concat(size, utf8('HPKE-v1'), id, utf8(label), info), length);
				};
				const both = concat(enc, await publicOf(privateKey));
				const secret = expanded(kem, labeled(kem, 'eae_prk', dh), 'shared_secret', both, 32);
				const schedule = concat(
					new Uint8Array([1]),
					labeled(suite, 'psk_id_hash', place.psk.id),
					labeled(suite, 'info_hash', place.info)
				);
				const start = labeled(suite, 'secret', place.psk.key, secret);
				const key = expanded(suite, start, 'key', schedule, 32);
				const nonce = expanded(suite, start, 'base_nonce', schedule, 12);
				return concat(enc, gcm(key, nonce, place.additionalData).encrypt(utf8('hello')));
			}
		});
	});
}
