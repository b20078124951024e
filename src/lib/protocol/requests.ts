// The shape of every HTTP request and answer: accounts, sessions, invitations. What the couple says
// to each other never comes this way; it goes through the log. Binary values are base64url.
import * as v from 'valibot';

/** Base64url of exactly `length` bytes. */
const bytes = (length: number) =>
	v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/), v.length(Math.ceil((length * 4) / 3)));

/** Base64url of between `min` and `max` bytes. */
const bytesUpTo = (min: number, max: number) =>
	v.pipe(
		v.string(),
		v.regex(/^[A-Za-z0-9_-]*$/),
		v.minLength(Math.ceil((min * 4) / 3)),
		v.maxLength(Math.ceil((max * 4) / 3))
	);

const id = bytes(16);
const auth = bytes(32);
const salt = bytes(16);
const wrap = bytes(76);
const sealedVault = bytesUpTo(540, 16_412);
const card = bytesUpTo(540, 1_052);
const handle = v.pipe(v.string(), v.minLength(3), v.maxLength(256));
const kdf = v.literal(1);

export const requests = {
	params: v.strictObject({ handle }),
	signUp: v.strictObject({
		handle,
		userId: id,
		kdf,
		salt,
		authKey: auth,
		wrapPw: wrap,
		rcAuth: auth,
		wrapRc: wrap,
		vault: sealedVault,
		soloSpace: id
	}),
	signIn: v.strictObject({ handle, authKey: auth }),
	vault: v.strictObject({
		rev: v.pipe(v.number(), v.integer(), v.minValue(1)),
		vault: sealedVault
	}),
	password: v.strictObject({ authKey: auth, kdf, salt, newAuthKey: auth, wrapPw: wrap }),
	recoveryCode: v.strictObject({ authKey: auth, rcAuth: auth, wrapRc: wrap }),
	recover: v.strictObject({ handle, rcAuth: auth }),
	recoverFinish: v.strictObject({
		handle,
		rcAuth: auth,
		kdf,
		salt,
		newAuthKey: auth,
		wrapPw: wrap,
		newRcAuth: auth,
		wrapRc: wrap
	}),
	deleteAccount: v.strictObject({ authKey: auth }),
	label: v.strictObject({ label: bytesUpTo(28, 600) }),
	space: v.strictObject({ space: id }),
	invite: v.strictObject({
		inviteId: id,
		space: id,
		card,
		/** Seconds it shall last, at most 48 hours. */
		lasts: v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(48 * 3600))
	}),
	knock: v.strictObject({ pub: bytes(65), mac: bytes(32), card }),
	accept: v.strictObject({ box: bytesUpTo(82, 4_096) })
};

type In<T extends v.GenericSchema> = v.InferOutput<T>;
export type SignUp = In<typeof requests.signUp>;
export type SignIn = In<typeof requests.signIn>;
export type PasswordChange = In<typeof requests.password>;
export type RecoverFinish = In<typeof requests.recoverFinish>;

/** Every reason an HTTP request can be refused. */
export const refusals = [
	'bad', // not well formed
	'origin', // came from another site
	'auth', // not signed in, or the password is wrong
	'busy', // too many tries; Retry-After tells when
	'handle_taken',
	'closed', // this server takes no new accounts
	'stale', // the vault was changed elsewhere; the answer holds the newer one
	'unknown', // no such thing, or no longer; withdrawn and never made are alike
	'own', // one's own invitation
	'used', // somebody has knocked already
	'linked', // already linked with a partner
	'server'
] as const;
export type Refusal = (typeof refusals)[number];

/** What a device needs to derive the password's keys; unknown handles get an answer just like it. */
export type ParamsAnswer = { kdf: number; salt: string };
/** What a signed-in device needs to open its account. */
export type AccountAnswer = {
	userId: string;
	wrapPw: string;
	wrapRev: number;
	rcRev: number;
	vault: string;
	vaultRev: number;
};
/** `rcRev` and `wrapRev`: what the present wraps are bound to; new ones are made for the next. */
export type RecoverAnswer = { userId: string; wrapRc: string; rcRev: number; wrapRev: number };
export type SessionAnswer = {
	id: string;
	current: boolean;
	createdDay: number;
	seenDay: number;
	label: string | null;
};
/** One invitation as the asking person may see it. `you`: whose eyes. */
export type InviteAnswer = {
	you: 'inviter' | 'joiner' | 'other';
	state: 'open' | 'knocked' | 'accepted';
	card: string;
	expiresAt: number;
	/** To the inviter, once somebody has knocked. */
	knock: { userId: string; pub: string; mac: string; card: string } | null;
	/** To the joiner, once accepted. */
	box: { space: string; box: string } | null;
};
