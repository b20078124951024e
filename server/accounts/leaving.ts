// Leaving the space of two: either may, alone and at once. The log is closed, both can read it for
// thirty days, then it is deleted (docs/sync-spec.md: LEAVE rules).
import { and, eq, lt } from 'drizzle-orm';
import type { Refusal } from '#lib/protocol/requests.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { entry, member, space } from '#server/db/schema.ts';
import { control } from '#server/log/append.ts';
import type { LogStore } from '#server/log/log-tx.ts';
import { deleteSpace } from './delete-space.ts';

export type Leaving = ReturnType<typeof openLeaving>;

/** How long a closed space can be read. */
export const readableDays = 30;
const closing = 3;

/** `newId`: a fresh 16-byte id for a control row. */
export function openLeaving(
	{ orm, checkpointSoon }: Pick<OpenDatabase, 'orm' | 'checkpointSoon'>,
	log: LogStore,
	now: () => number,
	newId: () => Uint8Array
) {
	const minutes = () => Math.floor(now() / 60_000);

	/** The pair spaces a person is in, closed ones too. */
	const pairsOf = (userId: Buffer) =>
		orm
			.select({ id: space.id })
			.from(member)
			.innerJoin(space, eq(space.n, member.spaceN))
			.where(and(eq(member.userId, userId), eq(space.kind, 'pair')))
			.all();

	const close = (userId: Buffer, id: Uint8Array): void => {
		const closed = log.transaction((tx) => {
			const left = tx.space(id);
			const slot = left && tx.slotOf(left, userId);
			if (!left?.open || slot === null) return null;
			return control(tx, { space: left, slot, at: minutes() }, 'close', newId());
		});
		if (closed && typeof closed !== 'string' && closed.erased) checkpointSoon();
	};

	return {
		/** Closes a space of the two. Left before, by either: it is done already. */
		leave(userId: Buffer, id: Uint8Array): Refusal | null {
			if (!pairsOf(userId).some((pair) => Buffer.compare(pair.id, id) === 0)) return 'unknown';
			close(userId, id);
			return null;
		},

		/** Leaves whatever this person shares; gives the ids of those spaces. */
		leaveAll(userId: Buffer): Buffer[] {
			const pairs = pairsOf(userId).map(({ id }) => id);
			for (const id of pairs) close(userId, id);
			return pairs;
		},

		/** Deletes what was closed longer ago than it can be read; gives how many spaces. */
		deleteClosed(): number {
			const before = minutes() - readableDays * 24 * 60;
			const ended = orm
				.select({ n: space.n })
				.from(space)
				.innerJoin(entry, and(eq(entry.spaceN, space.n), eq(entry.kind, closing)))
				.where(and(eq(space.kind, 'pair'), eq(space.open, 0), lt(entry.at, before)))
				.all();
			// One transaction each: the others' entries wait no longer than for one of them.
			for (const { n } of ended) {
				orm.transaction((tx) => deleteSpace(tx, n), { behavior: 'immediate' });
			}
			if (ended.length > 0) checkpointSoon();
			return ended.length;
		}
	};
}
