// The shape of every HTTP request and answer: accounts, sessions, invitations. What the couple says
// to each other never comes this way; it goes through the log. Binary values are base64url.
import * as v from 'valibot';

/** Base64url as every encoder writes it: no padding, no stray bits at the end. */
const base64url = /^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?$/;

/** Base64url of exactly `length` bytes. */
const bytes = (length: number) =>
	v.pipe(v.string(), v.length(Math.ceil((length * 4) / 3)), v.regex(base64url));

/** Base64url of between `min` and `max` bytes. */
const bytesUpTo = (min: number, max: number) =>
	v.pipe(
		v.string(),
		v.minLength(Math.ceil((min * 4) / 3)),
		v.maxLength(Math.ceil((max * 4) / 3)),
		v.regex(base64url)
	);

const id = bytes(16);
const auth = bytes(32);
const salt = bytes(16);
const wrap = bytes(76);
const sealedVault = bytesUpTo(540, 16_412);
const card = bytesUpTo(540, 1_052);
const handle = v.pipe(v.string(), v.minLength(3), v.maxLength(256));
const kdf = v.literal(1);
const box = bytesUpTo(82, 4_096);
const label = bytesUpTo(28, 600);
/** Revisions are bound into what they count, as 32 bits. */
const rev = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff_ffff));

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
	vault: v.strictObject({ rev, vault: sealedVault }),
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
	label: v.strictObject({ label }),
	space: v.strictObject({ space: id }),
	invite: v.strictObject({
		inviteId: id,
		space: id,
		card,
		/** Seconds it shall last, at most 48 hours. */
		lasts: v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(48 * 3600))
	}),
	knock: v.strictObject({ pub: bytes(65), mac: bytes(32), card }),
	accept: v.strictObject({ box })
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

const day = v.pipe(v.number(), v.integer());

/**
 * What a device takes for an answer: a broken or lying server may send anything. Not strict, so that
 * a newer server can say more.
 */
export const answers = {
	/** What a device needs to derive the password's keys; unknown handles get an answer just like it. */
	params: v.object({ kdf: v.number(), salt }),
	/** What a signed-in device needs to open its account. */
	account: v.object({
		userId: id,
		wrapPw: wrap,
		wrapRev: rev,
		rcRev: rev,
		vault: sealedVault,
		vaultRev: rev
	}),
	/** `rcRev` and `wrapRev`: what the present wraps are bound to; new ones are made for the next. */
	recover: v.object({ userId: id, wrapRc: wrap, rcRev: rev, wrapRev: rev }),
	/** Beside the refusal `stale`: the vault that another device has put there meanwhile. */
	stale: v.object({ vault: sealedVault, vaultRev: rev }),
	sessions: v.array(
		v.object({
			id: v.string(),
			current: v.boolean(),
			createdDay: day,
			seenDay: day,
			label: v.nullable(label)
		})
	),
	/** One invitation as the asking person may see it. `you`: whose eyes. */
	invite: v.object({
		you: v.picklist(['inviter', 'joiner', 'other']),
		state: v.picklist(['open', 'knocked', 'accepted']),
		card,
		expiresAt: v.number(),
		/** To the inviter, once somebody has knocked. */
		knock: v.nullable(v.object({ userId: id, pub: bytes(65), mac: bytes(32), card })),
		/** To the joiner, once accepted. */
		box: v.nullable(v.object({ space: id, box }))
	})
};
export type ParamsAnswer = In<typeof answers.params>;
export type AccountAnswer = In<typeof answers.account>;
export type RecoverAnswer = In<typeof answers.recover>;
export type SessionAnswer = In<typeof answers.sessions>[number];
export type InviteAnswer = In<typeof answers.invite>;
