// Bytes as the crypto layer handles them: text, numbers, base64url for what travels in JSON, and a
// comparison that takes the same time wherever the difference is.

/** Gives `count` random bytes. Injected, so that golden values can be made again. */
export type Random = (count: number) => Uint8Array<ArrayBuffer>;

/** The platform's random bytes. */
export const random: Random = (count) => crypto.getRandomValues(new Uint8Array(count));

export type Bytes = Uint8Array<ArrayBuffer>;

/** A view WebCrypto accepts: bytes never live in shared memory here. */
export const plain = (bytes: Uint8Array): Bytes => bytes as Bytes;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** Text of UTF-8 bytes; throws TypeError for bytes that are none. */
export const fromUtf8 = (bytes: Uint8Array): string =>
	new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** A context string: ASCII and a zero byte, so that none is the beginning of another. */
export const context = (name: string): Bytes => utf8(`${name}\0`);

export function concat(...parts: Uint8Array[]): Bytes {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

export function u32(value: number): Bytes {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value);
	return bytes;
}

/** Whether two secrets are equal, without telling where they differ by the time it takes. */
export function equalSecrets(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	let difference = 0;
	for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
	return difference === 0;
}

/** Base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Bytes of a base64url text; null for anything else. */
export function fromBase64url(text: string): Bytes | null {
	if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
	const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
		c.charCodeAt(0)
	);
	// One text for one run of bytes: stray bits at the end are another text.
	return toBase64url(bytes) === text ? bytes : null;
}
