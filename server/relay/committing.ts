// What arrived in one turn of the event loop, in one transaction (docs/sync-spec.md, LIVE1).
import type { Failure } from '#lib/protocol/failures.ts';
import type { AppendItem } from '#lib/protocol/messages.ts';
import { append, control, type Appended } from '#server/log/append.ts';
import type { LogSpace, LogStore, LogTx } from '#server/log/log-tx.ts';
import { hasNoRoom } from '#server/log/no-room.ts';
import type { Place, Room } from './rooms.ts';

/** Something to be committed, by whoever sits at the other end. */
export type Batch = {
	readonly place: Place;
	readonly userId: Uint8Array;
	readonly items: readonly AppendItem[] | 'purge' | 'close';
};

/** `open`: whether the space still was, when this was done. */
export type Outcome<B extends Batch> = {
	readonly batch: B;
	readonly result: Appended | Failure;
	readonly space: LogSpace | null;
	readonly open: boolean;
};

export type CommittingOptions = {
	log: LogStore;
	/** Milliseconds since 1970. */
	now(): number;
	/** A fresh 16-byte id for a control row. */
	newId(): Uint8Array;
	onError(error: unknown): void;
};

type Attempt = (work: () => Appended | Failure) => Appended | Failure;

const minutes = (ms: number): number => Math.floor(ms / 60_000);

/** Gives what commits batches, in order; it throws when nothing at all could be committed. */
export function createCommitting({ log, now, newId, onError }: CommittingOptions) {
	/** One transaction. An odd batch takes nobody else's with it: then each gets an attempt of its own. */
	return function commitAll<B extends Batch>(batches: readonly B[]): Outcome<B>[] {
		try {
			return log.transaction((tx) => outcomesOf(tx, batches, (work) => work()));
		} catch (error) {
			if (hasNoRoom(error)) throw error;
		}
		return log.transaction((tx) =>
			outcomesOf(tx, batches, (work) => {
				const tried = log.attempt(work);
				if (tried.ok) return tried.value;
				if (hasNoRoom(tried.error)) throw tried.error;
				onError(tried.error);
				return 'server';
			})
		);
	};

	function outcomesOf<B extends Batch>(
		tx: LogTx,
		batches: readonly B[],
		attempt: Attempt
	): Outcome<B>[] {
		const spaces = new Map<Room, LogSpace | null>();
		const at = minutes(now());
		return batches.map((batch): Outcome<B> => {
			const { room, slot } = batch.place;
			if (!spaces.has(room)) spaces.set(room, tx.space(room.id));
			const space = spaces.get(room)!;
			if (!space || tx.slotOf(space, batch.userId) !== slot) {
				return { batch, result: 'gone', space: null, open: false };
			}
			const before = { ...space };
			const author = { space, slot, at };
			const result = attempt(() =>
				typeof batch.items === 'string'
					? control(tx, author, batch.items, newId())
					: append(tx, author, batch.items)
			);
			if (result === 'server') Object.assign(space, before);
			return { batch, result, space, open: space.open };
		});
	}
}
