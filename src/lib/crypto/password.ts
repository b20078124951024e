// From a handle and a password to the three things an account needs: what proves it to the server,
// what wraps its key, and a tag that tells a wrong password before anything is decrypted. The
// parameters are compiled in: no server can ask for weaker ones (docs/crypto-spec.md, KEY rules).
import { hkdf, sha256 } from './aead.ts';
import { concat, context, utf8, type Bytes } from './bytes.ts';
import { Secret } from './secret.ts';

/** Argon2id (RFC 9106) with 32 bytes of output. */
export type Argon2id = (
	password: Uint8Array,
	salt: Uint8Array,
	params: Argon2Params
) => Promise<Uint8Array>;

export type Argon2Params = { memoryKiB: number; passes: number; lanes: number };

/** Every parameter set there has ever been, by its number. RFC 9106 section 4, second choice, in one lane. */
export const kdfParams: Readonly<Record<number, Argon2Params>> = {
	1: { memoryKiB: 65_536, passes: 3, lanes: 1 }
};

/** The set new passwords are made with. */
export const currentKdf = 1;

/** What a password or a recovery code opens. */
export type AccessKeys = {
	/** Proves the account to the server, which keeps only a keyed hash of it. */
	auth: Bytes;
	/** Wraps the account key. */
	wrapping: Secret;
	/** Public: tells whether the wrapping key is the right one. */
	commit: Bytes;
};

/** A handle as it is compared: 3 to 64 characters, no white space inside; null when it is none. */
export function normaliseHandle(typed: string): string | null {
	const handle = typed.normalize('NFKC').trim().toLowerCase();
	const length = [...handle].length;
	return length >= 3 && length <= 64 && !/[\s\p{Cc}]/u.test(handle) ? handle : null;
}

/** The shortest password that is taken. No other rule: length and a manager do the work. */
export const minPassword = 10;

/** The salt that a handle and the account's own salt make together: 16 bytes. */
export async function ownSalt(handle: string, salt: Uint8Array): Promise<Bytes> {
	const both = concat(context('two-tides/1/salt'), utf8(handle), new Uint8Array(1), salt);
	return (await sha256(both)).slice(0, 16);
}

/** Keys for `password`; `kdf` names the compiled-in set the account was made with. Throws RangeError for an unknown one. */
export async function passwordKeys(
	{
		password,
		handle,
		salt,
		kdf
	}: { password: string; handle: string; salt: Uint8Array; kdf: number },
	argon2id: Argon2id
): Promise<AccessKeys> {
	return stretched(password, await ownSalt(handle, salt), kdf, argon2id);
}

/** The same where the salt of handle and account is already known (`ownSalt`). */
export async function stretched(
	password: string,
	salt: Uint8Array,
	kdf: number,
	argon2id: Argon2id
): Promise<AccessKeys> {
	const params = kdfParams[kdf];
	if (!params) throw new RangeError('unknown key derivation');
	const master = await argon2id(utf8(password.normalize('NFKC')), salt, params);
	const keys = await accessKeys(master, 'pw');
	master.fill(0);
	return keys;
}

/** The three keys of a master secret: 'pw' for a stretched password, 'rc' for a recovery code. */
export async function accessKeys(master: Uint8Array, kind: 'pw' | 'rc'): Promise<AccessKeys> {
	const [auth, wrapping, commit] = await Promise.all([
		hkdf(master, `two-tides/1/${kind}/auth`, 32),
		hkdf(master, `two-tides/1/${kind}/kek`, 32),
		hkdf(master, `two-tides/1/${kind}/commit`, 16)
	]);
	return { auth, wrapping: new Secret(wrapping), commit };
}
