// What there is room for this evening, at the relay: a set is taken, an evening is asked about, and
// what is due is compared by and by. Answers have one size, and asking writes nothing: neither the
// bytes nor the time of an answer tells what the other has set, or whether (docs/sync-spec.md, ROOM).
import type { Failure } from '#lib/protocol/failures.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import type { OverlapOk, RoomOk } from '#lib/protocol/messages.ts';
import { filled, minuteOf, oldAt, setChosen, settle, standing } from '#server/log/evening.ts';
import type { Chosen, LogSpace, LogStore, LogTx } from '#server/log/log-tx.ts';

/** Somebody in a space, as their connection knows it. */
type Somebody = { readonly space: Uint8Array; readonly slot: Slot; readonly userId: Uint8Array };

export type EveningOptions = {
	log: LogStore;
	now(): number;
	schedule(callback: () => void): void;
	newId(): Uint8Array;
	onErased(): void;
	onError(error: unknown): void;
};

/** Spaces of one transaction: many have the same moment, and the event loop is everybody's. */
const atOnce = 64;

export function createEvenings({ log, now, schedule, newId, onErased, onError }: EveningOptions) {
	/** The member, as long as they are one. */
	function member(
		tx: LogTx,
		{ space: id, slot, userId }: Somebody
	): { space: LogSpace; slot: Slot } | null {
		const space = tx.space(id);
		return space && tx.slotOf(space, userId) === slot ? { space, slot } : null;
	}

	function settleSome(): void {
		const at = now();
		try {
			const due = log.read((tx) => tx.evenings(minuteOf(at), oldAt(at), atOnce));
			if (due.length === 0) return;
			log.transaction((tx) => {
				for (const id of due) settle(tx, tx.space(id)!, at);
			});
			onErased();
			if (due.length === atOnce) schedule(settleSome);
		} catch (error) {
			// A full disk: what is due is compared when there is room again, and stands until then.
			onError(error);
		}
	}

	return {
		/** Takes a set, or refuses it. */
		set(who: Somebody, chosen: Chosen): RoomOk | Failure {
			const at = now();
			const refused = log.transaction((tx) => {
				const author = member(tx, who);
				return author ? setChosen(tx, author, chosen, at) : 'gone';
			});
			if (refused) return refused;
			// What it took the place of must not stay in the write-ahead log.
			onErased();
			return { now: at };
		},
		/** What stands for an evening: always as many tokens. */
		ask(who: Somebody, moment: number): OverlapOk | Failure {
			const at = now();
			const found = log.read((tx) => {
				const asking = member(tx, who);
				return asking ? standing(tx, asking, moment, at) : null;
			});
			return found ? { now: at, tokens: filled(found, newId) } : 'gone';
		},
		/** Compares and erases what is due; called every few seconds, and when the server starts. */
		settle: settleSome
	};
}
