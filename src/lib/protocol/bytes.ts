// Bytes as text and back, and the error that says that bytes are not what was asked for.

/** The bytes do not have the layout that was asked for. */
export class WireError extends Error {
	override name = 'WireError';
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal, two characters a byte. */
export function toHex(bytes: Uint8Array): string {
	let text = '';
	for (let i = 0; i < bytes.length; i++) text += hexPairs[bytes[i]!];
	return text;
}

/** Bytes of a hexadecimal text; throws WireError for anything else. */
export function fromHex(text: string): Uint8Array {
	if (text.length % 2 !== 0 || /[^0-9a-f]/i.test(text)) throw new WireError('not hexadecimal');
	const bytes = new Uint8Array(text.length / 2);
	for (let i = 0; i < bytes.length; i++)
		bytes[i] = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16);
	return bytes;
}

/** Whether two public values are equal. Not for secrets: it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}
