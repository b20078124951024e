// Getting into an account: making one, signing in, recovering, changing what opens it. All key work
// happens here, on the device; the server sees proofs and wrapped keys.
import { accountKeys, unwrapAccountKey, wrapAccountKey } from '#lib/crypto/account-key.ts';
import { argon2InWorker } from '#lib/crypto/argon2-in-worker.ts';
import { fromBase64url, random, toBase64url } from '#lib/crypto/bytes.ts';
import {
	currentKdf,
	minPassword,
	normaliseHandle,
	ownSalt,
	passwordKeys,
	stretched,
	type AccessKeys
} from '#lib/crypto/password.ts';
import { passphrase } from '#lib/crypto/passphrase.ts';
import { formatRecoveryCode, parseRecoveryCode, recoveryKeys } from '#lib/crypto/recovery-code.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { answers, type AccountAnswer, type Refusal } from '#lib/protocol/requests.ts';
import { api, ask, type ApiResult } from './api.ts';
import { loadLocked, saveKeyring, saveLatch, seenVaultRev, type Keyring } from './keyring.ts';
import { unlocked } from './lock.ts';
import { endLateSession } from './session-to-end.ts';
import { newVault, openVaultOf, sealVaultOf, type Vault } from './vault.ts';

export type AccountProblem = Refusal | 'offline' | 'damaged' | 'bad_code';
export type AccountResult<T = object> =
	({ ok: true } & T) | { ok: false; why: AccountProblem; retrySeconds: number };

/** Whether this can be a name to sign in with. */
export const isHandle = (typed: string): boolean => normaliseHandle(typed) !== null;

/** The only rule there is for a password. */
export const isLongEnough = (password: string): boolean => [...password].length >= minPassword;

/** Six random words of a list of 2,048: 66 bits. */
export const offerPassword = (list: readonly string[]): string => passphrase(list, 6, random);

const problem = (why: AccountProblem, retrySeconds = 0) =>
	({ ok: false, why, retrySeconds }) as const;
const refused = ({ why, retrySeconds }: Extract<ApiResult<unknown>, { ok: false }>) =>
	problem(why, retrySeconds);
const handleOf = (typed: string) => normaliseHandle(typed) ?? typed.trim();

async function keysFor(
	password: string,
	handle: string,
	salt: Uint8Array,
	kdf: number
): Promise<AccessKeys> {
	return passwordKeys({ password, handle: handleOf(handle), salt, kdf }, argon2InWorker);
}

/** A new account on this device, open; gives the recovery code to be shown once. */
export async function signUp(input: {
	handle: string;
	password: string;
	profile: Pick<Vault, 'name' | 'noun' | 'ownName'>;
}): Promise<AccountResult<{ code: string }>> {
	const userId = random(16);
	const salt = random(16);
	const accountKey = new Secret(random(32));
	const code = random(16);
	const [pw, rc, keys] = await Promise.all([
		keysFor(input.password, input.handle, salt, currentKdf),
		recoveryKeys(code),
		accountKeys(accountKey)
	]);
	const vault = newVault(input.profile);
	const box = await sealVaultOf(keys, userId, 1, vault);
	const wrapPw = await wrapAccountKey(accountKey, pw, { userId, slot: 1, rev: 1 }, random);
	await endLateSession();
	const answer = await api('POST', 'accounts', {
		handle: handleOf(input.handle),
		userId: toBase64url(userId),
		kdf: currentKdf,
		salt: toBase64url(salt),
		authKey: toBase64url(pw.auth),
		wrapPw: toBase64url(wrapPw),
		rcAuth: toBase64url(rc.auth),
		wrapRc: toBase64url(await wrapAccountKey(accountKey, rc, { userId, slot: 2, rev: 1 }, random)),
		vault: toBase64url(box),
		soloSpace: vault.solo.space
	});
	if (!answer.ok) return refused(answer);
	const keyring = { userId, vaultKey: keys.vault, cacheKey: keys.cache, vault: box, vaultRev: 1 };
	await openHere(keyring, { handle: input.handle, salt, wrapPw, wrapRev: 1 });
	return { ok: true, code: formatRecoveryCode(code) };
}

/** Opens an existing account on this device. */
export async function signIn(handle: string, password: string): Promise<AccountResult> {
	const proved = await prove(handle, password);
	if (!proved.ok) return proved;
	await endLateSession();
	const answer = await ask(answers.account, 'POST', 'sessions', {
		handle: handleOf(handle),
		authKey: toBase64url(proved.keys.auth)
	});
	if (!answer.ok) return refused(answer);
	const opened = await unwrap(answer.value, proved.keys);
	// The server took the proof, so the password is right, and what it sent is somebody else's.
	if (!opened.ok) return problem('damaged');
	const wrapPw = fromBase64url(answer.value.wrapPw)!;
	const { wrapRev } = answer.value;
	return store(answer.value, opened.accountKey, { handle, salt: proved.salt, wrapPw, wrapRev });
}

/** Opens what this device keeps, locked, without asking the server. */
export async function unlock(password: string): Promise<AccountResult> {
	const found = await loadLocked();
	if (!found) return problem('damaged');
	const { latch, locked } = found;
	const keys = await stretched(password, latch.salt, latch.kdf, argon2InWorker);
	const place = { userId: latch.userId, slot: 1 as const, rev: latch.wrapRev };
	const opened = await unwrapAccountKey(latch.wrapPw, keys, place);
	if (!opened.ok) return problem(opened.why === 'wrong-key' ? 'auth' : 'damaged');
	const { vault: vaultKey, cache: cacheKey } = await accountKeys(opened.accountKey);
	await saveKeyring({ ...locked, vaultKey, cacheKey });
	unlocked();
	return { ok: true };
}

/** A new password; every other device is signed out. */
export async function changePassword(
	handle: string,
	oldPassword: string,
	newPassword: string
): Promise<AccountResult> {
	const confirmed = await confirm(handle, oldPassword);
	if (!confirmed.ok) return confirmed;
	const { account, accountKey, keys } = confirmed;
	const salt = random(16);
	const anew = await keysFor(newPassword, handle, salt, currentKdf);
	const place = {
		userId: fromBase64url(account.userId)!,
		slot: 1 as const,
		rev: account.wrapRev + 1
	};
	const wrapPw = await wrapAccountKey(accountKey, anew, place, random);
	const answer = await api('POST', 'account/password', {
		authKey: toBase64url(keys.auth),
		kdf: currentKdf,
		salt: toBase64url(salt),
		newAuthKey: toBase64url(anew.auth),
		wrapPw: toBase64url(wrapPw)
	});
	if (!answer.ok) return refused(answer);
	await saveLatch(await latchOf(place.userId, { handle, salt, wrapPw, wrapRev: place.rev }));
	return { ok: true };
}

/** A new recovery code; the old one opens nothing any more. */
export async function newRecoveryCode(
	handle: string,
	password: string
): Promise<AccountResult<{ code: string }>> {
	const confirmed = await confirm(handle, password);
	if (!confirmed.ok) return confirmed;
	const { account, accountKey, keys } = confirmed;
	const code = random(16);
	const rc = await recoveryKeys(code);
	const place = {
		userId: fromBase64url(account.userId)!,
		slot: 2 as const,
		rev: account.rcRev + 1
	};
	const answer = await api('POST', 'account/recovery', {
		authKey: toBase64url(keys.auth),
		rcAuth: toBase64url(rc.auth),
		wrapRc: toBase64url(await wrapAccountKey(accountKey, rc, place, random))
	});
	return answer.ok ? { ok: true, code: formatRecoveryCode(code) } : refused(answer);
}

/** Gets back in with the recovery code: sets a new password and gives a new code. */
export async function recover(
	handle: string,
	typedCode: string,
	newPassword: string
): Promise<AccountResult<{ code: string }>> {
	const code = parseRecoveryCode(typedCode);
	if (!code) return problem('bad_code');
	const rc = await recoveryKeys(code);
	const found = await ask(answers.recover, 'POST', 'recovery', {
		handle: handleOf(handle),
		rcAuth: toBase64url(rc.auth)
	});
	if (!found.ok) return refused(found);
	const userId = fromBase64url(found.value.userId)!;
	const at = { userId, slot: 2 as const, rev: found.value.rcRev };
	const opened = await unwrapAccountKey(fromBase64url(found.value.wrapRc)!, rc, at);
	if (!opened.ok) return problem('damaged');
	const salt = random(16);
	const newCode = random(16);
	const [pw, newRc] = await Promise.all([
		keysFor(newPassword, handle, salt, currentKdf),
		recoveryKeys(newCode)
	]);
	const wrap = (keys: AccessKeys, slot: 1 | 2, rev: number) =>
		wrapAccountKey(opened.accountKey, keys, { userId, slot, rev }, random);
	const wrapRev = found.value.wrapRev + 1;
	const wrapPw = await wrap(pw, 1, wrapRev);
	await endLateSession();
	const answer = await ask(answers.account, 'POST', 'recovery/finish', {
		handle: handleOf(handle),
		rcAuth: toBase64url(rc.auth),
		kdf: currentKdf,
		salt: toBase64url(salt),
		newAuthKey: toBase64url(pw.auth),
		wrapPw: toBase64url(wrapPw),
		newRcAuth: toBase64url(newRc.auth),
		wrapRc: toBase64url(await wrap(newRc, 2, found.value.rcRev + 1))
	});
	if (!answer.ok) return refused(answer);
	const way = { handle, salt, wrapPw, wrapRev };
	const stored = await store(answer.value, opened.accountKey, way);
	return stored.ok ? { ok: true, code: formatRecoveryCode(newCode) } : stored;
}

/** Erases the account; the password is asked once more. */
export async function eraseAccount(handle: string, password: string): Promise<AccountResult> {
	const proved = await prove(handle, password);
	if (!proved.ok) return proved;
	const answer = await api('DELETE', 'account', { authKey: toBase64url(proved.keys.auth) });
	return answer.ok ? { ok: true } : refused(answer);
}

async function prove(
	handle: string,
	password: string
): Promise<AccountResult<{ keys: AccessKeys; salt: Uint8Array }>> {
	const params = await ask(answers.params, 'POST', 'accounts/params', { handle: handleOf(handle) });
	if (!params.ok) return refused(params);
	const { kdf, salt } = params.value;
	// A parameter set this app does not have cannot be asked for by any honest server.
	if (kdf !== currentKdf) return problem('damaged');
	const own = fromBase64url(salt)!;
	return { ok: true, salt: own, keys: await keysFor(password, handle, own, kdf) };
}

async function confirm(
	handle: string,
	password: string
): Promise<AccountResult<{ account: AccountAnswer; accountKey: Secret; keys: AccessKeys }>> {
	const proved = await prove(handle, password);
	if (!proved.ok) return proved;
	const account = await ask(answers.account, 'GET', 'account');
	if (!account.ok) return refused(account);
	const opened = await unwrap(account.value, proved.keys);
	if (!opened.ok) return opened;
	return { ok: true, account: account.value, accountKey: opened.accountKey, keys: proved.keys };
}

async function unwrap(
	answer: AccountAnswer,
	keys: AccessKeys
): Promise<AccountResult<{ accountKey: Secret }>> {
	const place = { userId: fromBase64url(answer.userId)!, slot: 1 as const, rev: answer.wrapRev };
	const opened = await unwrapAccountKey(fromBase64url(answer.wrapPw)!, keys, place);
	if (opened.ok) return { ok: true, accountKey: opened.accountKey };
	return problem(opened.why === 'wrong-key' ? 'auth' : 'damaged');
}

async function store(
	answer: AccountAnswer,
	accountKey: Secret,
	way: WayIn
): Promise<AccountResult> {
	const keys = await accountKeys(accountKey);
	const userId = fromBase64url(answer.userId)!;
	const { vaultRev } = answer;
	// An older vault than this device has seen is not the newest there is.
	if ((await seenVaultRev(userId)) > vaultRev) return problem('damaged');
	const vault = fromBase64url(answer.vault)!;
	if (!(await openVaultOf(keys.vault, userId, vaultRev, vault))) return problem('damaged');
	await openHere({ userId, vaultKey: keys.vault, cacheKey: keys.cache, vault, vaultRev }, way);
	return { ok: true };
}

/** How the password opens the account: what is kept of it on this device, but for the handle. */
type WayIn = { handle: string; salt: Uint8Array; wrapPw: Uint8Array; wrapRev: number };

async function latchOf(userId: Uint8Array, { handle, salt, wrapPw, wrapRev }: WayIn) {
	const own = await ownSalt(handleOf(handle), salt);
	return { userId, salt: own, kdf: currentKdf, wrapPw, wrapRev };
}

async function openHere(keyring: Keyring, way: WayIn): Promise<void> {
	await saveKeyring(keyring, await latchOf(keyring.userId, way));
	unlocked();
}
