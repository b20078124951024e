// What is sealed into an entry, and reading it back: total, because the server may have changed the
// bytes, and the device that sealed them may be broken or lie.
import { random, toBase64url } from '#lib/crypto/bytes.ts';
import { openEntry, sealEntry } from '#lib/crypto/envelope.ts';
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import { fromHex } from '#lib/protocol/bytes.ts';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import type { Witness } from '#lib/sync/device-log.ts';

/** `w` is the witness: how many rows the author had seen, and the beginning of their digest. */
export type Payload = {
	k: string;
	v: number;
	t: number;
	w: [n: number, digest: string];
	d: unknown;
};

/** `newer`: sealed by a newer app. `broken`: changed, moved, nonsense, or sealed with an unknown key. */
export type Unreadable = 'newer' | 'broken';

/** Where an entry belongs; all of it is bound into the envelope. */
type Place = { eid: EntryId; author: Slot; kv: number; gid: string | null };

const entryPlace = ({ eid, author: slot, kv, gid }: Place) => ({
	eid: fromHex(eid),
	slot,
	kv,
	gid: gid === null ? null : fromHex(gid)
});

/** Opens a body in its place, or says why it cannot be read. */
export async function openPayload(
	keys: SpaceKeys,
	{ body, ...place }: Place & { body: Uint8Array }
): Promise<Payload | Unreadable> {
	const opened = await openEntry(keys, entryPlace(place), body);
	if (!opened.ok) return opened.why === 'newer-envelope' ? 'newer' : 'broken';
	return read(opened.json) ?? 'broken';
}

/** Seals a payload for its place, with the log as it is seen now. Throws RangeError beyond 16 KiB. */
export function sealPayload(
	keys: SpaceKeys,
	place: Place,
	{ k, v, t, d }: Omit<Payload, 'w'>,
	{ n, digest }: Witness
): Promise<Uint8Array> {
	const json = JSON.stringify({ k, v, t, w: [n, toBase64url(digest)], d } satisfies Payload);
	return sealEntry(keys, entryPlace(place), json, random);
}

/** Times an entry can have, ms since 1970: a screen that is to show one beyond all calendars would fail. */
const latest = 1e14;

/** `ms` as an entry may have it: the server tells the time, and may lie. */
export const entryTime = (ms: number): number => Math.min(Math.max(0, Math.round(ms)), latest);

function read(json: string): Payload | null {
	try {
		const { k, v, t, w, d } = JSON.parse(json) as Partial<Payload>;
		const shaped =
			typeof k === 'string' &&
			Number.isInteger(v) &&
			v! >= 1 &&
			Number.isInteger(t) &&
			t === entryTime(t!) &&
			Array.isArray(w) &&
			Number.isInteger(w[0]) &&
			typeof w[1] === 'string';
		return shaped ? ({ k, v, t, w, d } as Payload) : null;
	} catch {
		return null;
	}
}
