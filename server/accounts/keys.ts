// What the server does with its own two secrets: PEPPER turns what people prove into something a
// stolen database cannot be guessed against, SERVER_KEY wraps stored key material once more.
import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	createSecretKey,
	randomBytes,
	timingSafeEqual
} from 'node:crypto';
import type { Secrets } from '#server/data-folder.ts';

export type ServerKeys = ReturnType<typeof serverKeys>;

/** Functions over the two secrets. */
export function serverKeys({ pepper, serverKey }: Secrets) {
	// Made a key once: every HMAC would make it anew, which takes five times as long as the HMAC.
	const macKey = createSecretKey(pepper);
	const mac = (use: string, ...parts: (string | Uint8Array)[]): Buffer => {
		const hmac = createHmac('sha256', macKey).update(`${use}\0`);
		for (const part of parts) hmac.update(part);
		return hmac.digest();
	};
	return {
		/** How a handle is stored and looked up. */
		handleMac: (handle: string) => mac('handle', handle),
		/** How what a device proves is stored. */
		verifier: (userId: Uint8Array, proof: Uint8Array) => mac('verifier', userId, proof),
		/** The salt of a handle nobody has: always the same for it, and like any other. */
		pseudoSalt: (handle: string) => mac('salt', handle).subarray(0, 16),
		/** How an address is counted: in memory only, and not to be turned back. */
		addressKey: (address: string) => mac('address', address).toString('base64url'),
		same: (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b),

		/** Wraps stored key material; `place` says whose and which, and opens nothing else. */
		wrap(place: string, userId: Uint8Array, bytes: Uint8Array): Buffer {
			const nonce = randomBytes(12);
			const cipher = createCipheriv('aes-256-gcm', serverKey, nonce);
			cipher.setAAD(Buffer.concat([Buffer.from(`${place}\0`), userId]));
			return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
		},
		/** Throws when it was wrapped for another place or with another key: the operator changed SERVER_KEY. */
		unwrap(place: string, userId: Uint8Array, box: Buffer): Buffer {
			const decipher = createDecipheriv('aes-256-gcm', serverKey, box.subarray(0, 12));
			decipher.setAAD(Buffer.concat([Buffer.from(`${place}\0`), userId]));
			decipher.setAuthTag(box.subarray(-16));
			return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]);
		}
	};
}
