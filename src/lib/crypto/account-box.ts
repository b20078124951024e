// What the account's own keys seal: the vault, and what a device keeps. Needed wherever an account is
// open; account-key.ts is needed only to get into one.
import { open, seal } from './aead.ts';
import { concat, context, fromUtf8, u32, utf8, type Bytes, type Random } from './bytes.ts';
import { pad, unpad } from './padding.ts';

const vaultContext = (userId: Uint8Array, rev: number) =>
	concat(context('two-tides/1/vault'), userId, u32(rev));

/** The vault of revision `rev`; JSON of up to 16 KiB. */
export const sealVault = (
	key: CryptoKey,
	userId: Uint8Array,
	rev: number,
	json: string,
	random: Random
): Promise<Bytes> => seal(key, pad(utf8(json)), vaultContext(userId, rev), random);

/** The vault's JSON, or null: another account's, another revision's, or changed. */
export async function openVault(
	key: CryptoKey,
	userId: Uint8Array,
	rev: number,
	box: Uint8Array
): Promise<string | null> {
	const opened = await open(key, box, vaultContext(userId, rev));
	const json = opened && unpad(opened);
	return json && fromUtf8(json);
}

const cacheContext = (name: string) => context(`two-tides/1/cache/${name}`);

/** Seals something for this device's own cache, under its name. Not padded: it stays on the device. */
export const sealForCache = (
	key: CryptoKey,
	name: string,
	bytes: Uint8Array,
	random: Random
): Promise<Bytes> => seal(key, bytes, cacheContext(name), random);

/** Null when it was sealed under another name, by another account, or changed. */
export const openFromCache = (
	key: CryptoKey,
	name: string,
	box: Uint8Array
): Promise<Bytes | null> => open(key, box, cacheContext(name));
