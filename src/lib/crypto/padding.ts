// Hides how long a text is: padded to 512, 1,024, 2,048 … bytes, at most 16 KiB (ISO 7816-4).
import type { Bytes } from './bytes.ts';

export const smallestClass = 512;
export const largestClass = 16_384;

/** The longest plaintext that can be padded. */
export const maxPlaintext = largestClass - 1;

/** The padded bytes; throws RangeError beyond maxPlaintext (the caller checks what people may write). */
export function pad(bytes: Uint8Array): Bytes {
	if (bytes.length > maxPlaintext) throw new RangeError('longer than the largest size class');
	let size = smallestClass;
	while (size < bytes.length + 1) size *= 2;
	const padded = new Uint8Array(size);
	padded.set(bytes);
	padded[bytes.length] = 0x80;
	return padded;
}

/** What was padded, or null when these bytes were not padded like that. */
export function unpad(padded: Uint8Array): Bytes | null {
	let end = padded.length - 1;
	while (end >= 0 && padded[end] === 0) end--;
	if (end < 0 || padded[end] !== 0x80) return null;
	const bytes = padded.slice(0, end) as Bytes;
	return pad(bytes).length === padded.length ? bytes : null;
}
