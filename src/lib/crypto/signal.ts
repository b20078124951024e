// Short-lived messages between two live screens: who is here, whose hand rests. Always the same size.
// Each page load has a nonce; a message names its sender's and its receiver's, and counts up, so that
// nothing can be played again to another page or a second time (docs/crypto-spec.md, SIGNAL rules).
import { open, seal } from './aead.ts';
import { concat, context, fromUtf8, u32, utf8, type Bytes, type Random } from './bytes.ts';
import type { SpaceKeys } from './space-key.ts';

/** Nobody in particular: the first word, which only tells one's own nonce. */
export const everyone = new Uint8Array(16);

const plaintextBytes = 256;
const headBytes = 1 + 16 + 16 + 4;

export type SignalPlace = {
	slot: 0 | 1;
	from: Uint8Array;
	to: Uint8Array;
	/** Counts up from 1 for each pair of pages. */
	count: number;
};

/** SIGNAL1: slot, from, to and count in front, in the clear, and bound into the box. */
const head = ({ slot, from, to, count }: SignalPlace): Bytes =>
	concat(new Uint8Array([slot]), from, to, u32(count));
const bound = (space: Uint8Array, place: SignalPlace): Bytes =>
	concat(context('two-tides/1/signal'), space, head(place));

/** Seals a message of at most 254 bytes of JSON; throws RangeError for a longer one. */
export async function sealSignal(
	keys: SpaceKeys,
	place: SignalPlace,
	json: string,
	random: Random
): Promise<Bytes> {
	const text = utf8(json);
	if (text.length > plaintextBytes - 2) throw new RangeError('a signal is short');
	const plaintext = new Uint8Array(plaintextBytes);
	new DataView(plaintext.buffer).setUint16(0, text.length);
	plaintext.set(text, 2);
	return concat(head(place), await seal(keys.signal, plaintext, bound(keys.id, place), random));
}

/** Opens a message; null for anything that is not one of this space. Total. */
export async function openSignal(
	keys: SpaceKeys,
	body: Uint8Array
): Promise<(SignalPlace & { json: string }) | null> {
	const slot = body[0];
	if (body.length < headBytes || (slot !== 0 && slot !== 1)) return null;
	const place: SignalPlace = {
		slot,
		from: body.slice(1, 17),
		to: body.slice(17, 33),
		count: new DataView(body.buffer, body.byteOffset).getUint32(33)
	};
	const plaintext = await open(keys.signal, body.subarray(headBytes), bound(keys.id, place));
	if (plaintext?.length !== plaintextBytes) return null;
	const length = new DataView(plaintext.buffer, plaintext.byteOffset).getUint16(0);
	if (length > plaintextBytes - 2) return null;
	try {
		return { ...place, json: fromUtf8(plaintext.subarray(2, 2 + length)) };
	} catch {
		return null;
	}
}
