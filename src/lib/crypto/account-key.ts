// The account key: 32 random bytes that never leave a device unwrapped. A password and a recovery
// code each wrap it; what is kept for the account is sealed with keys derived from it (account-box.ts).
import { aesKey, hkdf, open, seal } from './aead.ts';
import { concat, context, equalSecrets, u32, type Bytes, type Random } from './bytes.ts';
import type { AccessKeys } from './password.ts';
import { Secret } from './secret.ts';

/** 1 the password, 2 the recovery code. */
export type WrapSlot = 1 | 2;

/** What a wrapped key is bound to: swapped between accounts, slots or revisions it does not open. */
export type WrapPlace = { userId: Uint8Array; slot: WrapSlot; rev: number };

const commitBytes = 16;
/** commit ‖ nonce ‖ ciphertext ‖ tag. */
export const wrapBytes = commitBytes + 12 + 32 + 16;

const wrapContext = ({ userId, slot, rev }: WrapPlace) =>
	concat(context('two-tides/1/wrap/ak'), userId, new Uint8Array([slot]), u32(rev));

/** KEY3: the account key, wrapped: 76 bytes. */
export async function wrapAccountKey(
	accountKey: Secret,
	keys: AccessKeys,
	place: WrapPlace,
	random: Random
): Promise<Bytes> {
	const key = await aesKey(keys.wrapping.bytes);
	return concat(keys.commit, await seal(key, accountKey.bytes, wrapContext(place), random));
}

export type Unwrapped =
	{ ok: true; accountKey: Secret } | { ok: false; why: 'wrong-key' | 'tampered' };

/** KEY4: checks the tag of the wrapping key before it decrypts anything. */
export async function unwrapAccountKey(
	wrapped: Uint8Array,
	keys: AccessKeys,
	place: WrapPlace
): Promise<Unwrapped> {
	if (wrapped.length !== wrapBytes) return { ok: false, why: 'tampered' };
	if (!equalSecrets(wrapped.subarray(0, commitBytes), keys.commit))
		return { ok: false, why: 'wrong-key' };
	const key = await aesKey(keys.wrapping.bytes);
	const opened = await open(key, wrapped.subarray(commitBytes), wrapContext(place));
	return opened ? { ok: true, accountKey: new Secret(opened) } : { ok: false, why: 'tampered' };
}

export type AccountKeys = { vault: CryptoKey; cache: CryptoKey };

/** The two keys derived from an account key, as bytes: 32 each. */
export async function accountSecrets(accountKey: Secret): Promise<{ vault: Bytes; cache: Bytes }> {
	const [vault, cache] = await Promise.all([
		hkdf(accountKey.bytes, 'two-tides/1/ak/vault', 32),
		hkdf(accountKey.bytes, 'two-tides/1/ak/cache', 32)
	]);
	return { vault, cache };
}

/** What an account key seals with; the keys themselves cannot be exported. */
export async function accountKeys(accountKey: Secret): Promise<AccountKeys> {
	const { vault, cache } = await accountSecrets(accountKey);
	return { vault: await aesKey(vault), cache: await aesKey(cache) };
}
