// The keys of a space, by epoch: one secret per epoch, and what is derived from it for entries,
// signals, the tokens of an evening, and the ids of sealed groups (which stay those of the first
// epoch).
import { aesKey, hkdf, hmac, hmacKey } from './aead.ts';
import { utf8, type Bytes } from './bytes.ts';
import type { Secret } from './secret.ts';

export type SpaceKeys = {
	readonly id: Uint8Array;
	/** The epoch new entries are sealed with. */
	readonly epoch: number;
	/** By epoch. */
	readonly entry: ReadonlyMap<number, CryptoKey>;
	readonly signal: CryptoKey;
	readonly groups: CryptoKey;
	/** For the tokens of an evening (room.ts). */
	readonly room: CryptoKey;
};

/** Derives everything a space needs from its secrets, one per epoch from 1 on. */
export async function spaceKeys(
	id: Uint8Array,
	secrets: ReadonlyMap<number, Secret>
): Promise<SpaceKeys> {
	const epoch = Math.max(...secrets.keys());
	const derive = (e: number, use: 'entry' | 'signal' | 'gid' | 'room') =>
		hkdf(secrets.get(e)!.bytes, `two-tides/1/space/${use}`, 32, id);
	// Side by side: the app waits for them when it opens.
	const [entry, signal, groups, room] = await Promise.all([
		Promise.all(
			[...secrets.keys()].map(async (e) => [e, await aesKey(await derive(e, 'entry'))] as const)
		),
		derive(epoch, 'signal').then(aesKey),
		derive(1, 'gid').then(hmacKey),
		derive(epoch, 'room').then(hmacKey)
	]);
	return { id, epoch, entry: new Map(entry), signal, groups, room };
}

/** The id of the sealed group for one asking of one prompt: both partners get the same, offline. */
export async function groupId(keys: SpaceKeys, promptInstance: string): Promise<Bytes> {
	return (await hmac(keys.groups, utf8(`seal|${promptInstance}`))).subarray(0, 16) as Bytes;
}
