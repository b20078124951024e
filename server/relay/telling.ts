// Who is told what, once it is committed: rows to all in the room, what waits sealed and what was set
// for the evening to the person's own devices alone (docs/sync-spec.md: LIVE, SEAL5, ROOM8, LIM3).
import type { Slot } from '#lib/protocol/ids.ts';
import { maxPageBytes } from '#lib/protocol/limits.ts';
import {
	encodeMine,
	encodeNudge,
	encodeRoom,
	encodeRows,
	encodeSignal
} from '#lib/protocol/messages.ts';
import { rowSize, type LogRow } from '#lib/protocol/row.ts';
import type { Chosen, LogStore } from '#server/log/log-tx.ts';
import type { Batch, Outcome } from './committing.ts';
import { keyOf, present, type Guest, type Place, type Room, type Rooms } from './rooms.ts';

export type TellingOptions = {
	log: LogStore;
	/** Bodies were erased: the write-ahead log must be emptied soon. */
	onErased(): void;
};

const slowBytes = 256 * 1024;

export function createTelling({ log, onErased }: TellingOptions, rooms: Rooms) {
	function tellAll(outcomes: readonly Outcome<Batch>[]): void {
		const fresh = new Map<Room, { rows: LogRow[]; head: number }>();
		const waiting: { room: Room; slot: Slot }[] = [];
		let erased = false;
		for (const { batch, result, space, open } of outcomes) {
			if (typeof result === 'string' || !space) continue;
			erased ||= result.erased;
			// LEAVE2: neither the closing nor what follows it is relayed; devices learn it when they ask.
			if (!open) continue;
			const room = present(rooms, batch.place.room);
			const { slot } = batch.place;
			const listed = waiting.some((known) => known.room === room && known.slot === slot);
			if (result.mineChanged && !listed) waiting.push({ room, slot });
			if (result.rows.length === 0) continue;
			const told = fresh.get(room) ?? { rows: [], head: 0 };
			fresh.set(room, { rows: [...told.rows, ...result.rows], head: space.head });
		}
		for (const [room, { rows, head }] of fresh) tell(room, rows, head);
		// After the rows: an answer that opened is never in neither.
		for (const { room, slot } of waiting) tellMine(room, slot);
		if (erased) onErased();
	}

	function tell(room: Room, fresh: LogRow[], head: number): void {
		// A body erased later in this very tick must not go out with its row.
		const gone = new Set(fresh.flatMap((row) => row.erase.map(keyOf)));
		const rows =
			gone.size === 0
				? fresh
				: fresh.map((row) => (gone.has(keyOf(row.eid)) ? { ...row, body: null } : row));
		const large = rows.reduce((sum, row) => sum + rowSize(row), 0) > maxPageBytes;
		const byChannel = new Map<number, Uint8Array>();
		for (const connection of room.here) {
			for (const place of connection.places) {
				if (place.room !== room) continue;
				const { ch } = place;
				// LIM3: a slow socket is told to pull instead of being fed.
				if (large || place.behind || connection.peer.buffered() > slowBytes) {
					if (!place.behind || large) connection.peer.send('nudge', encodeNudge({ ch, head }));
					place.behind = !large;
					continue;
				}
				let bytes = byChannel.get(ch);
				if (!bytes) byChannel.set(ch, (bytes = encodeRows({ ch, head, rows })));
				connection.peer.send('rows', bytes);
			}
		}
	}

	/** SEAL5: the author's own devices learn what waits; the partner's learn nothing. */
	function tellMine(room: Room, slot: Slot): void {
		const mine = log.read((tx) => {
			const space = tx.space(room.id);
			return space ? tx.sealedOf(space, slot) : [];
		});
		for (const connection of room.here) {
			for (const { room: theirs, slot: who, ch } of connection.places) {
				if (theirs === room && who === slot) connection.peer.send('mine', encodeMine({ ch, mine }));
			}
		}
	}

	/** ROOM8: the person's own other devices learn what they set; the partner's learn nothing. */
	function tellChosen({ room, slot }: Place, chosen: Chosen, by: Guest): void {
		for (const connection of room.here) {
			if (connection === by) continue;
			for (const { room: theirs, slot: who, ch } of connection.places) {
				if (theirs !== room || who !== slot) continue;
				connection.peer.send('room', encodeRoom({ ch, ...chosen }));
			}
		}
	}

	/** Hands a signal of the moment on; nothing of it is kept. */
	function tellSignal(room: Room, body: Uint8Array, by: Guest): void {
		for (const other of room.here) {
			if (other === by) continue;
			for (const place of other.places) {
				if (place.room === room) other.peer.send('signal', encodeSignal({ ch: place.ch, body }));
			}
		}
	}

	return { tellAll, tellChosen, tellSignal };
}
