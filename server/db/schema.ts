// Every table of the server, with what its operator can see in it. Nothing here can be read as
// words: bodies, vaults and wrapped keys are ciphertext the server holds no key for.
import {
	blob,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';

const bytes = (name: string) => blob(name, { mode: 'buffer' });

export const user = sqliteTable('user', {
	/** 16 random bytes made by the device. */
	id: bytes('id').primaryKey(),
	/** HMAC of the handle under PEPPER: the handle itself is never stored. */
	handleMac: bytes('handle_mac').notNull().unique(),
	/** How this account proves itself; 'split' is the only way in version 1. */
	authMethod: text('auth_method').notNull(),
	/** Number of the key-derivation parameters compiled into the client. */
	kdf: integer('kdf').notNull(),
	salt: bytes('salt').notNull(),
	/** HMAC under PEPPER of what the device derives from the password. */
	verifier: bytes('verifier').notNull(),
	/** Account key wrapped by the password, wrapped again under SERVER_KEY. */
	wrapPw: bytes('wrap_pw').notNull(),
	/** HMAC under PEPPER of what the device derives from the recovery code. */
	rcVerifier: bytes('rc_verifier').notNull(),
	wrapRc: bytes('wrap_rc').notNull(),
	/** The account's own keys, sealed by the device, wrapped again under SERVER_KEY. */
	vault: bytes('vault').notNull(),
	vaultRev: integer('vault_rev').notNull(),
	/** Revisions of the two wrapped account keys: part of what they are bound to. */
	wrapRev: integer('wrap_rev').notNull(),
	rcRev: integer('rc_rev').notNull(),
	/** Days since 1970: no finer. */
	createdDay: integer('created_day').notNull(),
	seenDay: integer('seen_day').notNull()
});

export const session = sqliteTable(
	'session',
	{
		/** SHA-256 of the token in the cookie. */
		id: text('id').primaryKey(),
		/** What lists and links show instead of the id. */
		publicId: text('public_id').notNull().unique(),
		userId: bytes('user_id').notNull(),
		/** Seconds since 1970; ends when idle this long. */
		expiresAt: integer('expires_at').notNull(),
		/** Seconds since 1970; ends then whatever happens. */
		absoluteAt: integer('absolute_at').notNull(),
		createdDay: integer('created_day').notNull(),
		seenDay: integer('seen_day').notNull(),
		/** The device's name, sealed by the device. No address, no user agent. */
		label: bytes('label'),
		/** SHA-256 of the long-lived device cookie: known devices are not locked out by others' guesses. */
		device: text('device')
	},
	(t) => [index('session_user').on(t.userId)]
);

export const knownDevice = sqliteTable(
	'known_device',
	{
		/** SHA-256 of the device cookie. */
		device: text('device').notNull(),
		userId: bytes('user_id').notNull(),
		seenDay: integer('seen_day').notNull()
	},
	(t) => [primaryKey({ columns: [t.device, t.userId] })]
);

export const space = sqliteTable('space', {
	n: integer('n').primaryKey({ autoIncrement: true }),
	id: bytes('id').notNull().unique(),
	/** 'solo' or 'pair': how many may be members. */
	kind: text('kind').notNull(),
	head: integer('head').notNull(),
	digest: bytes('digest').notNull(),
	/** 1 open, 0 closed. */
	open: integer('open').notNull()
});

export const member = sqliteTable(
	'member',
	{
		spaceN: integer('space_n').notNull(),
		slot: integer('slot').notNull(),
		userId: bytes('user_id').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.spaceN, t.slot] }),
		uniqueIndex('member_user').on(t.userId, t.spaceN)
	]
);

export const entry = sqliteTable(
	'entry',
	{
		n: integer('n').primaryKey(),
		spaceN: integer('space_n').notNull(),
		seq: integer('seq').notNull(),
		kind: integer('kind').notNull(),
		author: integer('author').notNull(),
		/** Minutes since 1970: coarse on purpose. */
		at: integer('at').notNull(),
		eid: bytes('eid').notNull(),
		kv: integer('kv').notNull(),
		gid: bytes('gid'),
		/** The eids it erases, 16 bytes each, or null. */
		erase: bytes('erase'),
		/** Ciphertext in size classes; null when erased or never there. */
		body: bytes('body'),
		/** Null when there never was a body. */
		bodyHash: bytes('body_hash'),
		/** The log's running digest up to this row. */
		digest: bytes('digest').notNull()
	},
	// A rowid table with a unique index is three times cheaper to write than a clustered key
	// (docs/performance.md).
	(t) => [
		uniqueIndex('entry_seq').on(t.spaceN, t.seq),
		uniqueIndex('entry_eid').on(t.spaceN, t.eid)
	]
);

/** Sealed answers that wait outside the log until both are in. */
export const sealed = sqliteTable(
	'sealed',
	{
		spaceN: integer('space_n').notNull(),
		gid: bytes('gid').notNull(),
		slot: integer('slot').notNull(),
		eid: bytes('eid').notNull(),
		kv: integer('kv').notNull(),
		at: integer('at').notNull(),
		body: bytes('body').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.spaceN, t.gid, t.slot] }),
		uniqueIndex('sealed_eid').on(t.spaceN, t.eid)
	]
);

/** What somebody has room for this evening; erased once the two were compared (ROOM rules). */
export const chosen = sqliteTable(
	'chosen',
	{
		spaceN: integer('space_n').notNull(),
		slot: integer('slot').notNull(),
		/** When the two are compared: minutes since 1970. */
		moment: integer('moment').notNull(),
		/** Always eight tokens of 16 bytes, whatever was chosen; nobody but the two can tell which. */
		tokens: bytes('tokens').notNull()
	},
	(t) => [primaryKey({ columns: [t.spaceN, t.slot] }), index('chosen_moment').on(t.moment)]
);

/** That two sets were compared this evening, and the tokens that were in both; erased after twelve hours. */
export const overlap = sqliteTable(
	'overlap',
	{
		spaceN: integer('space_n').primaryKey(),
		moment: integer('moment').notNull(),
		tokens: bytes('tokens').notNull()
	},
	(t) => [index('overlap_moment').on(t.moment)]
);

/** Sealed groups that are open. */
export const revealed = sqliteTable(
	'revealed',
	{ spaceN: integer('space_n').notNull(), gid: bytes('gid').notNull() },
	(t) => [primaryKey({ columns: [t.spaceN, t.gid] })]
);

/** The tombstone ledger: what was erased must not come back, not from a late device, not from a backup. */
export const erased = sqliteTable(
	'erased',
	{
		spaceN: integer('space_n').notNull(),
		eid: bytes('eid').notNull(),
		author: integer('author').notNull(),
		at: integer('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.spaceN, t.eid, t.author] })]
);

/** One invitation to a pair space; deleted when the two are linked, withdrawn, or it has expired. */
export const invite = sqliteTable('invite', {
	/** Derived from the link's secret, which the server never sees. */
	id: bytes('id').primaryKey(),
	spaceN: integer('space_n').notNull(),
	byUser: bytes('by_user').notNull(),
	/** Seconds since 1970. */
	expiresAt: integer('expires_at').notNull(),
	/** Knocks so far. */
	tries: integer('tries').notNull(),
	/** The inviter's name, sealed with a key from the link. */
	card: bytes('card').notNull(),
	knockUser: bytes('knock_user'),
	/** The joiner's one-time public key and its authenticator. */
	knock: bytes('knock'),
	/** The joiner's name, sealed with a key from the link. */
	joinerCard: bytes('joiner_card'),
	/** The space key, sealed to the joiner's one-time key. */
	box: bytes('box')
});
