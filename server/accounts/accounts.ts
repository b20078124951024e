// Accounts: what a person proves, and the wrapped keys kept for them. The server never learns a
// handle, a password, a recovery code or a key; it holds keyed hashes and ciphertext.
import { and, eq, or, sql } from 'drizzle-orm';
import { firstDigest } from '#lib/protocol/row.ts';
import type { PasswordChange, RecoverFinish, Refusal, SignUp } from '#lib/protocol/requests.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import {
	chosen,
	invite,
	knownDevice,
	member,
	sealed,
	session,
	space,
	user
} from '#server/db/schema.ts';
import { sha256 } from '#server/log/append.ts';
import { deleteSpace } from './delete-space.ts';
import type { ServerKeys } from './keys.ts';

export type Accounts = ReturnType<typeof openAccounts>;
export type Account = {
	userId: Buffer;
	wrapPw: Buffer;
	wrapRc: Buffer;
	wrapRev: number;
	rcRev: number;
	vault: Buffer;
	vaultRev: number;
};

/** Handles are compared as people mean them; the device does the same (crypto/password.ts). */
export const normaliseHandle = (handle: string) => handle.normalize('NFKC').trim().toLowerCase();

const bytes = (text: string) => Buffer.from(text, 'base64url');

export function openAccounts(
	{ orm, checkpointSoon }: OpenDatabase,
	keys: ServerKeys,
	now: () => number
) {
	const today = () => Math.floor(now() / 86_400_000);
	// Whoever tries passwords asks for these all the time: building them is a third of what a try costs.
	const isTheirs = eq(user.handleMac, sql.placeholder('mac'));
	const whole = orm.select().from(user).where(isTheirs).prepare();
	const idAlone = orm.select({ id: user.id }).from(user).where(isTheirs).prepare();
	const macOf = (handle: string) => keys.handleMac(normaliseHandle(handle));
	const byHandle = (handle: string) => whole.get({ mac: macOf(handle) });
	const byId = (userId: Buffer) => orm.select().from(user).where(eq(user.id, userId)).get();
	type UserRow = typeof user.$inferSelect;

	const opened = (row: UserRow): Account => ({
		userId: row.id,
		wrapPw: keys.unwrap('wrap_pw', row.id, row.wrapPw),
		wrapRc: keys.unwrap('wrap_rc', row.id, row.wrapRc),
		wrapRev: row.wrapRev,
		rcRev: row.rcRev,
		vault: keys.unwrap('vault', row.id, row.vault),
		vaultRev: row.vaultRev
	});

	/** Compares in constant time, also against nobody: unknown and wrong take the same path. */
	const proves = (row: UserRow | undefined, column: 'verifier' | 'rcVerifier', proof: string) => {
		const nobody = Buffer.alloc(32);
		const userId = row?.id ?? nobody.subarray(0, 16);
		const right = keys.same(keys.verifier(userId, bytes(proof)), row?.[column] ?? nobody);
		return row !== undefined && right;
	};

	const passwordColumns = (userId: Buffer, change: Omit<PasswordChange, 'authKey'>) => ({
		kdf: change.kdf,
		salt: bytes(change.salt),
		verifier: keys.verifier(userId, bytes(change.newAuthKey)),
		wrapPw: keys.wrap('wrap_pw', userId, bytes(change.wrapPw))
	});

	return {
		/** What a device needs to derive its keys. A handle nobody has gets an answer like any other. */
		params(handle: string): { kdf: number; salt: Buffer } {
			const row = byHandle(handle);
			// Made in any case: the time must not tell either.
			const pseudo = keys.pseudoSalt(normaliseHandle(handle));
			return row ? { kdf: row.kdf, salt: row.salt } : { kdf: 1, salt: pseudo };
		},

		signUp(request: SignUp): { userId: Buffer } | Refusal {
			const userId = bytes(request.userId);
			if (byHandle(request.handle)) return 'handle_taken';
			const soloSpace = bytes(request.soloSpace);
			if (byId(userId) || orm.select().from(space).where(eq(space.id, soloSpace)).get())
				return 'bad';
			orm.transaction(
				(tx) => {
					const { kdf, salt, verifier, wrapPw } = passwordColumns(userId, {
						...request,
						newAuthKey: request.authKey
					});
					tx.insert(user)
						.values({
							id: userId,
							handleMac: keys.handleMac(normaliseHandle(request.handle)),
							authMethod: 'split',
							kdf,
							salt,
							verifier,
							wrapPw,
							rcVerifier: keys.verifier(userId, bytes(request.rcAuth)),
							wrapRc: keys.wrap('wrap_rc', userId, bytes(request.wrapRc)),
							vault: keys.wrap('vault', userId, bytes(request.vault)),
							vaultRev: 1,
							wrapRev: 1,
							rcRev: 1,
							createdDay: today(),
							seenDay: today()
						})
						.run();
					const made = tx
						.insert(space)
						.values({
							id: soloSpace,
							kind: 'solo',
							head: 0,
							digest: Buffer.from(firstDigest(soloSpace, sha256)),
							open: 1
						})
						.returning({ n: space.n })
						.get();
					tx.insert(member).values({ spaceN: made.n, slot: 0, userId }).run();
				},
				{ behavior: 'immediate' }
			);
			return { userId };
		},

		/** Whose handle it is, before anything is proved: for known devices only. Nobody's is sixteen zeros. */
		idOf: (handle: string): Buffer => idAlone.get({ mac: macOf(handle) })?.id ?? Buffer.alloc(16),

		signIn(handle: string, authKey: string): Account | null {
			const row = byHandle(handle);
			return proves(row, 'verifier', authKey) ? opened(row!) : null;
		},

		get(userId: Buffer): Account | null {
			const row = byId(userId);
			return row ? opened(row) : null;
		},

		confirms: (userId: Buffer, authKey: string): boolean =>
			proves(byId(userId), 'verifier', authKey),

		/** Replaces the vault if nobody else did since `rev`; gives the newer one otherwise. */
		putVault(userId: Buffer, rev: number, vault: string): { rev: number } | { stale: Account } {
			const row = byId(userId)!;
			if (row.vaultRev !== rev - 1) return { stale: opened(row) };
			orm
				.update(user)
				.set({ vault: keys.wrap('vault', userId, bytes(vault)), vaultRev: rev })
				.where(eq(user.id, userId))
				.run();
			return { rev };
		},

		changePassword(userId: Buffer, change: PasswordChange): boolean {
			const row = byId(userId);
			if (!proves(row, 'verifier', change.authKey)) return false;
			orm
				.update(user)
				.set({ ...passwordColumns(userId, change), wrapRev: row!.wrapRev + 1 })
				.where(eq(user.id, userId))
				.run();
			checkpointSoon();
			return true;
		},

		changeRecoveryCode(
			userId: Buffer,
			request: { authKey: string; rcAuth: string; wrapRc: string }
		) {
			const row = byId(userId);
			if (!proves(row, 'verifier', request.authKey)) return false;
			orm
				.update(user)
				.set({
					rcVerifier: keys.verifier(userId, bytes(request.rcAuth)),
					wrapRc: keys.wrap('wrap_rc', userId, bytes(request.wrapRc)),
					rcRev: row!.rcRev + 1
				})
				.where(eq(user.id, userId))
				.run();
			checkpointSoon();
			return true;
		},

		/** What a recovery code opens; nothing changes yet. */
		recover(handle: string, rcAuth: string): Account | null {
			const row = byHandle(handle);
			return proves(row, 'rcVerifier', rcAuth) ? opened(row!) : null;
		},

		/** A new password and a new code, by the old code. */
		finishRecovery(request: RecoverFinish): Account | null {
			const row = byHandle(request.handle);
			if (!proves(row, 'rcVerifier', request.rcAuth) || !row) return null;
			orm
				.update(user)
				.set({
					...passwordColumns(row.id, request),
					wrapRev: row.wrapRev + 1,
					rcRev: row.rcRev + 1,
					rcVerifier: keys.verifier(row.id, bytes(request.newRcAuth)),
					wrapRc: keys.wrap('wrap_rc', row.id, bytes(request.wrapRc))
				})
				.where(eq(user.id, row.id))
				.run();
			checkpointSoon();
			return opened(byId(row.id)!);
		},

		/**
		 * Erases the account: its keys, sessions and solo space; in a shared space its sealed answers.
		 * The space of the two was left before (leaving.ts), and ends by its own rules.
		 */
		erase(userId: Buffer, authKey: string): boolean {
			if (!proves(byId(userId), 'verifier', authKey)) return false;
			orm.transaction(
				(tx) => {
					for (const { spaceN, slot } of tx
						.select()
						.from(member)
						.where(eq(member.userId, userId))
						.all()) {
						const { kind } = tx.select().from(space).where(eq(space.n, spaceN)).get()!;
						// Only in this space: the others are still to be looked at.
						tx.delete(member)
							.where(and(eq(member.spaceN, spaceN), eq(member.userId, userId)))
							.run();
						const others = tx.select().from(member).where(eq(member.spaceN, spaceN)).all().length;
						tx.delete(chosen)
							.where(and(eq(chosen.spaceN, spaceN), eq(chosen.slot, slot)))
							.run();
						if (kind === 'pair' && others > 0) {
							for (const waiting of tx
								.select()
								.from(sealed)
								.where(eq(sealed.spaceN, spaceN))
								.all()) {
								if (waiting.slot !== slot) continue;
								tx.delete(sealed).where(eq(sealed.eid, waiting.eid)).run();
							}
							continue;
						}
						deleteSpace(tx, spaceN);
					}
					// A knock carries who knocked.
					tx.delete(invite)
						.where(or(eq(invite.byUser, userId), eq(invite.knockUser, userId)))
						.run();
					tx.delete(session).where(eq(session.userId, userId)).run();
					tx.delete(knownDevice).where(eq(knownDevice.userId, userId)).run();
					tx.delete(user).where(eq(user.id, userId)).run();
				},
				{ behavior: 'immediate' }
			);
			checkpointSoon();
			return true;
		}
	};
}
