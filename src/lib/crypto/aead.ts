// AES-256-GCM and HKDF-SHA-256 through WebCrypto, with the two layouts everything here uses:
// nonce and ciphertext in a row, and keys derived under a context string (docs/crypto-spec.md).
import { concat, plain, utf8, type Bytes, type Random } from './bytes.ts';

const { subtle } = crypto;

export const nonceBytes = 12;
export const tagBytes = 16;

/** A key for AES-256-GCM that cannot be exported again. */
export const aesKey = (key: Uint8Array): Promise<CryptoKey> =>
	subtle.importKey('raw', plain(key), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** nonce ‖ ciphertext ‖ tag. The nonce is random, never counted: a device may go back in time. */
export async function seal(
	key: CryptoKey,
	plaintext: Uint8Array,
	additionalData: Uint8Array,
	random: Random
): Promise<Bytes> {
	const iv = random(nonceBytes);
	const sealed = await subtle.encrypt(
		{ name: 'AES-GCM', iv, additionalData: plain(additionalData) },
		key,
		plain(plaintext)
	);
	return concat(iv, new Uint8Array(sealed));
}

/** The plaintext, or null: another key, other additional data, or changed bytes. */
export async function open(
	key: CryptoKey,
	box: Uint8Array,
	additionalData: Uint8Array
): Promise<Bytes | null> {
	if (box.length < nonceBytes + tagBytes) return null;
	try {
		const iv = plain(box.subarray(0, nonceBytes));
		const opened = await subtle.decrypt(
			{ name: 'AES-GCM', iv, additionalData: plain(additionalData) },
			key,
			plain(box.subarray(nonceBytes))
		);
		return new Uint8Array(opened);
	} catch {
		return null;
	}
}

/** HKDF-SHA-256 (RFC 5869): `length` bytes from `input` under the ASCII context `info`. */
export async function hkdf(
	input: Uint8Array,
	info: string | Uint8Array,
	length: number,
	salt: Uint8Array = new Uint8Array(0)
): Promise<Bytes> {
	const key = await subtle.importKey('raw', plain(input), 'HKDF', false, ['deriveBits']);
	const params = {
		name: 'HKDF',
		hash: 'SHA-256',
		salt: plain(salt),
		info: plain(typeof info === 'string' ? utf8(info) : info)
	};
	return new Uint8Array(await subtle.deriveBits(params, key, length * 8));
}

/** HMAC-SHA-256. */
export async function hmac(key: Uint8Array | CryptoKey, message: Uint8Array): Promise<Bytes> {
	const usable = key instanceof Uint8Array ? await hmacKey(key) : key;
	return new Uint8Array(await subtle.sign('HMAC', usable, plain(message)));
}

export const hmacKey = (key: Uint8Array): Promise<CryptoKey> =>
	subtle.importKey('raw', plain(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

export async function sha256(bytes: Uint8Array): Promise<Bytes> {
	return new Uint8Array(await subtle.digest('SHA-256', plain(bytes)));
}
