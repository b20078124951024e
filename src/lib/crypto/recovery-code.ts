// A recovery code: 16 random bytes as 26 characters of Crockford's base 32 and two check
// characters, in seven groups of four. It is read in any case, with any spacing, and O, I, L count
// as the digits they look like.
import { accessKeys, type AccessKeys } from './password.ts';
import type { Bytes } from './bytes.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLength = 26;
const prime = 1021;

/**
 * RC2: the check is the weighted sum of the 26 characters modulo the prime 1,021, as two characters.
 * Weights 1 to 26 differ from each other and from zero modulo the prime, so any one wrong character
 * and any two that changed places are found.
 */
function check(data: readonly number[]): [number, number] {
	const sum = data.reduce((total, value, i) => (total + value * (i + 1)) % prime, 0);
	return [sum >> 5, sum & 31];
}

/** The code as a person writes it down: XXXX-XXXX-… of 16 bytes. */
export function formatRecoveryCode(bytes: Uint8Array): string {
	let bits = 0n;
	for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
	bits <<= 2n; // 128 bits fill 26 characters but for two
	const data: number[] = [];
	for (let i = dataLength - 1; i >= 0; i--) {
		data[i] = Number(bits & 31n);
		bits >>= 5n;
	}
	const text = [...data, ...check(data)].map((value) => alphabet[value]).join('');
	return text.match(/.{4}/g)!.join('-');
}

/** The 16 bytes of a typed code, or null: not one, or a slip of the pen. */
export function parseRecoveryCode(typed: string): Bytes | null {
	const text = typed
		.toUpperCase()
		.replaceAll(/[\s-]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');
	const values = [...text].map((character) => alphabet.indexOf(character));
	if (values.length !== dataLength + 2 || values.includes(-1)) return null;
	const data = values.slice(0, dataLength);
	const [high, low] = check(data);
	if (values[dataLength] !== high || values[dataLength + 1] !== low) return null;
	let bits = 0n;
	for (const value of data) bits = (bits << 5n) | BigInt(value);
	if ((bits & 3n) !== 0n) return null;
	bits >>= 2n;
	const bytes = new Uint8Array(16);
	for (let i = 15; i >= 0; i--) {
		bytes[i] = Number(bits & 255n);
		bits >>= 8n;
	}
	return bytes;
}

/** What a recovery code opens. It has 128 random bits, so nothing slows its guessing. */
export const recoveryKeys = (code: Uint8Array): Promise<AccessKeys> => accessKeys(code, 'rc');
