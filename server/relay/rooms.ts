// Who is in which space at this moment, as the relay knows it.
import type { DownEvents } from '#lib/protocol/events.ts';
import type { Slot } from '#lib/protocol/ids.ts';

/** The other end of a socket. */
export type Peer = {
	send(name: keyof DownEvents, bytes: Uint8Array): void;
	/** Bytes that wait to leave. */
	buffered(): number;
	disconnect(): void;
};

/** One connection, as somebody who is in rooms. */
export type Guest = {
	readonly userKey: string;
	readonly peer: Peer;
	readonly places: readonly Place[];
	/** Ends it from this side. */
	end(): void;
};

/** One opened space of one connection. */
export type Place = { readonly ch: number; readonly slot: Slot; room: Room; behind: boolean };

export type Room = {
	readonly id: Uint8Array;
	readonly key: string;
	readonly here: Set<Guest>;
	/** Whether the space is open: in a closed one nothing is relayed (LEAVE2). */
	open: boolean;
};

/** The rooms that somebody is in, by the key of their space. */
export type Rooms = Map<string, Room>;

export const keyOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The room of a space, made when nobody is in it yet. */
export function roomOf(rooms: Rooms, id: Uint8Array): Room {
	const key = keyOf(id);
	let room = rooms.get(key);
	if (!room) rooms.set(key, (room = { id: id.slice(), key, here: new Set(), open: true }));
	return room;
}

/** The room as it is now: the one that somebody meant may be gone and made anew. */
export const present = (rooms: Rooms, room: Room): Room => rooms.get(room.key) ?? room;

/** Takes somebody out of a room, which goes when nobody is in it. */
export function leaveRoom(rooms: Rooms, room: Room, guest: Guest): void {
	room.here.delete(guest);
	if (room.here.size === 0) rooms.delete(room.key);
}

/** LEAVE2: who left is out at once, and comes back only to read; the others hear nothing of it. */
export function closeRoom(rooms: Rooms, key: string, userKey: string): void {
	const room = rooms.get(key);
	if (!room) return;
	room.open = false;
	const leaving = [...room.here].filter((guest) => guest.userKey === userKey);
	for (const guest of leaving) guest.end();
}
