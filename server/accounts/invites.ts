// Pair spaces and the way into them. The server carries sealed names, a one-time key and a sealed
// box between the two; it decides only who is who, that an invitation is used once, and when it ends.
import { and, eq, exists, lt, or } from 'drizzle-orm';
import { firstDigest } from '#lib/protocol/row.ts';
import type { InviteAnswer, Refusal } from '#lib/protocol/requests.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { invite, member, space } from '#server/db/schema.ts';
import { sha256 } from '#server/log/append.ts';

export type Invites = ReturnType<typeof openInvites>;

/** How often anybody may knock at one invitation. */
const maxTries = 5;

const bytes = (text: string) => Buffer.from(text, 'base64url');
const text = (buffer: Buffer) => buffer.toString('base64url');

export function openInvites({ orm }: Pick<OpenDatabase, 'orm'>, now: () => number) {
	const seconds = () => Math.floor(now() / 1000);

	/** Expired, or to a space that was closed: such an invitation never was (LEAVE3). */
	const sweep = () => {
		const closed = orm
			.select({ n: space.n })
			.from(space)
			.where(and(eq(space.n, invite.spaceN), eq(space.open, 0)));
		orm
			.delete(invite)
			.where(or(lt(invite.expiresAt, seconds()), exists(closed)))
			.run();
	};

	const find = (id: string) => {
		sweep();
		return orm
			.select()
			.from(invite)
			.where(eq(invite.id, bytes(id)))
			.get();
	};

	/** Open pair spaces of a person: two members in one means linked. */
	const pairSpaces = (userId: Buffer) =>
		orm
			.select({ n: space.n, id: space.id })
			.from(member)
			.innerJoin(space, eq(space.n, member.spaceN))
			.where(and(eq(member.userId, userId), eq(space.kind, 'pair'), eq(space.open, 1)))
			.all();
	const membersOf = (spaceN: number) =>
		orm.select().from(member).where(eq(member.spaceN, spaceN)).all();
	const isLinked = (userId: Buffer) => pairSpaces(userId).some(({ n }) => membersOf(n).length > 1);
	const mayManage = (row: typeof invite.$inferSelect | undefined, userId: Buffer) =>
		row !== undefined && Buffer.compare(row.byUser, userId) === 0;

	return {
		/** Forgets invitations that have ended, so that nothing of them stays. */
		sweep,

		/** A new pair space with its first member. */
		createSpace(userId: Buffer, id: string): Refusal | null {
			if (isLinked(userId)) return 'linked';
			if (
				orm
					.select()
					.from(space)
					.where(eq(space.id, bytes(id)))
					.get()
			)
				return 'bad';
			orm.transaction(
				(tx) => {
					const made = tx
						.insert(space)
						.values({
							id: bytes(id),
							kind: 'pair',
							head: 0,
							digest: Buffer.from(firstDigest(bytes(id), sha256)),
							open: 1
						})
						.returning({ n: space.n })
						.get();
					tx.insert(member).values({ spaceN: made.n, slot: 0, userId }).run();
				},
				{ behavior: 'immediate' }
			);
			return null;
		},

		/** A new invitation; an older one of the same space ends. */
		create(
			userId: Buffer,
			request: { inviteId: string; space: string; card: string; lasts: number }
		): Refusal | null {
			if (isLinked(userId)) return 'linked';
			const own = pairSpaces(userId).find(({ id }) => text(id) === request.space);
			if (!own || find(request.inviteId)) return 'bad';
			orm.delete(invite).where(eq(invite.spaceN, own.n)).run();
			orm
				.insert(invite)
				.values({
					id: bytes(request.inviteId),
					spaceN: own.n,
					byUser: userId,
					expiresAt: seconds() + request.lasts,
					tries: 0,
					card: bytes(request.card)
				})
				.run();
			return null;
		},

		/** An invitation as `userId` (null: not signed in) may see it. */
		get(userId: Buffer | null, id: string): InviteAnswer | null {
			const row = find(id);
			if (!row) return null;
			const isInviter = userId !== null && mayManage(row, userId);
			const isJoiner =
				userId !== null && row.knockUser !== null && Buffer.compare(row.knockUser, userId) === 0;
			const spaceId = orm.select({ id: space.id }).from(space).where(eq(space.n, row.spaceN)).get()!
				.id;
			return {
				you: isInviter ? 'inviter' : isJoiner ? 'joiner' : 'other',
				state: row.box ? 'accepted' : row.knockUser ? 'knocked' : 'open',
				card: text(row.card),
				expiresAt: row.expiresAt,
				knock:
					isInviter && row.knockUser && row.knock && row.joinerCard
						? {
								userId: text(row.knockUser),
								pub: text(row.knock.subarray(0, 65)),
								mac: text(row.knock.subarray(65)),
								card: text(row.joinerCard)
							}
						: null,
				box: isJoiner && row.box ? { space: text(spaceId), box: text(row.box) } : null
			};
		},

		/** The joiner asks to be let in; gives whom to tell. */
		knock(
			userId: Buffer,
			id: string,
			request: { pub: string; mac: string; card: string }
		): Refusal | { inviter: Buffer } {
			const row = find(id);
			if (!row) return 'unknown';
			if (mayManage(row, userId)) return 'own';
			if (isLinked(userId)) return 'linked';
			const again = row.knockUser && Buffer.compare(row.knockUser, userId) === 0;
			if ((row.knockUser && !again) || row.box) return 'used';
			if (row.tries >= maxTries) return 'used';
			orm
				.update(invite)
				.set({
					tries: row.tries + 1,
					knockUser: userId,
					knock: Buffer.concat([bytes(request.pub), bytes(request.mac)]),
					joinerCard: bytes(request.card)
				})
				.where(eq(invite.id, row.id))
				.run();
			return { inviter: row.byUser };
		},

		/** The inviter says: that is not them. The link stays good until its tries are used up. */
		refuse(userId: Buffer, id: string): Refusal | { joiner: Buffer | null } {
			const row = find(id);
			if (!row || !mayManage(row, userId)) return 'unknown';
			orm
				.update(invite)
				.set({ knockUser: null, knock: null, joinerCard: null, box: null })
				.where(eq(invite.id, row.id))
				.run();
			return { joiner: row.knockUser };
		},

		/** The inviter says: that's them. The joiner becomes the second member. */
		accept(userId: Buffer, id: string, box: string): Refusal | { joiner: Buffer } {
			const row = find(id);
			if (!row || !mayManage(row, userId) || !row.knockUser) return 'unknown';
			const joiner = row.knockUser;
			if (isLinked(joiner) || membersOf(row.spaceN).length > 1) return 'linked';
			orm.transaction(
				(tx) => {
					tx.update(invite)
						.set({ box: bytes(box) })
						.where(eq(invite.id, row.id))
						.run();
					tx.insert(member).values({ spaceN: row.spaceN, slot: 1, userId: joiner }).run();
				},
				{ behavior: 'immediate' }
			);
			return { joiner };
		},

		/** The joiner holds the key: the invitation has done its work. */
		confirm(userId: Buffer, id: string): Refusal | { inviter: Buffer } {
			const row = find(id);
			if (!row?.knockUser || !row.box || Buffer.compare(row.knockUser, userId) !== 0)
				return 'unknown';
			orm.delete(invite).where(eq(invite.id, row.id)).run();
			return { inviter: row.byUser };
		},

		withdraw(userId: Buffer, id: string): Refusal | { joiner: Buffer | null } {
			const row = find(id);
			if (!row || !mayManage(row, userId) || row.box) return 'unknown';
			orm.delete(invite).where(eq(invite.id, row.id)).run();
			return { joiner: row.knockUser };
		}
	};
}
