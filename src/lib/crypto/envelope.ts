// One entry as it travels: version, nonce, ciphertext. Everything the server says of it is bound
// into it, so an entry that was moved, renamed or relabelled does not open.
import { open, seal } from './aead.ts';
import { concat, context, fromUtf8, u32, utf8, type Bytes, type Random } from './bytes.ts';
import { pad, unpad } from './padding.ts';
import type { SpaceKeys } from './space-key.ts';

/** What an entry is bound to. */
export type EntryPlace = {
	eid: Uint8Array;
	slot: 0 | 1;
	/** Epoch of the space key. */
	kv: number;
	gid: Uint8Array | null;
};

/** The envelope version of new entries; older ones stay readable for ever. */
const currentVersion = 1;

/** ENTRY2: 71 bytes. */
const entryContext = (space: Uint8Array, { eid, slot, kv, gid }: EntryPlace) =>
	concat(
		context('two-tides/1/entry'),
		space,
		eid,
		new Uint8Array([slot]),
		u32(kv),
		gid ?? new Uint8Array(16)
	);

/** Seals a payload of up to 16 KiB; throws RangeError for a longer one or an epoch without a key. */
export async function sealEntry(
	keys: SpaceKeys,
	place: EntryPlace,
	json: string,
	random: Random
): Promise<Bytes> {
	const key = keys.entry.get(place.kv);
	if (!key) throw new RangeError('no key for this epoch');
	const box = await seal(key, pad(utf8(json)), entryContext(keys.id, place), random);
	return concat(new Uint8Array([currentVersion]), box);
}

export type OpenedEntry =
	{ ok: true; json: string } | { ok: false; why: 'newer-envelope' | 'no-key' | 'tampered' };

/** Opens a body; total: any bytes whatever give an answer. */
export async function openEntry(
	keys: SpaceKeys,
	place: EntryPlace,
	body: Uint8Array
): Promise<OpenedEntry> {
	if (body[0] !== currentVersion) {
		return { ok: false, why: (body[0] ?? 0) > currentVersion ? 'newer-envelope' : 'tampered' };
	}
	const key = keys.entry.get(place.kv);
	if (!key) return { ok: false, why: 'no-key' };
	const opened = await open(key, body.subarray(1), entryContext(keys.id, place));
	const plaintext = opened && unpad(opened);
	if (!plaintext) return { ok: false, why: 'tampered' };
	try {
		return { ok: true, json: fromUtf8(plaintext) };
	} catch {
		return { ok: false, why: 'tampered' };
	}
}
