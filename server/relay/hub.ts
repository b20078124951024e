// The relay's protocol, free of sockets and of time: who may open which space, what a page holds,
// and how everything that arrives in one turn of the event loop is committed together, then told to
// all, then acknowledged. It knows ciphertext, seats and numbers, never a word
// (docs/sync-spec.md: LOG, LIVE, LIM rules).
import { WireError } from '#lib/protocol/bytes.ts';
import type { DownEvents } from '#lib/protocol/events.ts';
import type { Failure } from '#lib/protocol/failures.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import { maxPageBytes, maxPageRows } from '#lib/protocol/limits.ts';
import {
	decodeAppend,
	decodeChannel,
	decodeHello,
	decodeOverlap,
	decodePull,
	decodeRoom,
	decodeSignal,
	encodeAppendOk,
	encodeBye,
	encodeDone,
	encodeHelloOk,
	encodeMine,
	encodeNotify,
	encodeNudge,
	encodeOverlapOk,
	encodePullOk,
	encodeRefusal,
	encodeRoom,
	encodeRoomOk,
	encodeRows,
	encodeSignal,
	type AppendItem,
	type Topic
} from '#lib/protocol/messages.ts';
import { noHash, rowSize, type LogRow } from '#lib/protocol/row.ts';
import { protocolFloor, protocolVersion } from '#lib/protocol/version.ts';
import { append, control, type Appended } from '#server/log/append.ts';
import type { Chosen, LogSpace, LogStore, LogTx } from '#server/log/log-tx.ts';
import { hasNoRoom } from '#server/log/no-room.ts';
import { createEvenings } from './evenings.ts';

/** Who sits at the other end, as the session says. */
export type Seat = { readonly userId: Uint8Array; readonly sessionId: string };

/** The other end, as the hub needs it. */
export type Peer = {
	send(name: keyof DownEvents, bytes: Uint8Array): void;
	/** Bytes that wait to leave. */
	buffered(): number;
	disconnect(): void;
};

export type Answer = (bytes: Uint8Array) => void;

export type HubOptions = {
	log: LogStore;
	/** Milliseconds since 1970. */
	now(): number;
	/** Runs the callback after what has arrived in this turn (setImmediate). */
	schedule(callback: () => void): void;
	/** Whether the session still holds; asked at most once a minute per connection, and told at once by closeSessions. */
	stillValid(sessionId: string): boolean;
	/** Takes `cost` from the person's allowance: 0 when there was enough, else milliseconds to wait. */
	takeAppends(userKey: string, cost: number): number;
	takeSignal(userKey: string): boolean;
	/** A fresh 16-byte id for a control row. */
	newId(): Uint8Array;
	/** Bodies were erased: the write-ahead log must be emptied soon. */
	onErased(): void;
	/** Something failed inside; never carries content. */
	onError(error: unknown): void;
};

/** Items of one transaction: about 5 ms of the event loop. */
const tickItems = 64;
const slowBytes = 256 * 1024;
const validFor = 60_000;

/** One opened space of one connection. */
type Place = { readonly ch: number; readonly slot: Slot; room: Room; behind: boolean };

type Room = {
	readonly id: Uint8Array;
	readonly key: string;
	readonly here: Set<Connection>;
	/** Whether the space is open: in a closed one nothing is relayed (LEAVE2). */
	open: boolean;
};

type Queued = {
	connection: Connection;
	place: Place;
	items: AppendItem[] | 'purge' | 'close';
	answer: Answer;
};

const keyOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const minutes = (ms: number): number => Math.floor(ms / 60_000);

export type Hub = ReturnType<typeof createHub>;
export type Connection = ReturnType<Hub['connect']>;

/** One hub serves all spaces of one database. */
export function createHub(options: HubOptions) {
	const { log, now } = options;
	const rooms = new Map<string, Room>();
	const connections = new Set<ConnectionState>();
	const evenings = createEvenings(options);
	let queue: Queued[] = [];
	let ticking = false;

	class ConnectionState {
		readonly seat: Seat;
		readonly peer: Peer;
		readonly userKey: string;
		places: Place[] = [];
		#validAt: number;

		constructor(seat: Seat, peer: Peer) {
			this.seat = seat;
			this.peer = peer;
			this.userKey = keyOf(seat.userId);
			this.#validAt = now();
		}

		hello(bytes: Uint8Array, answer: Answer): void {
			guarded(answer, () => {
				const hello = decodeHello(bytes);
				const [min, max] = hello.versions;
				if (max < protocolFloor || min > protocolVersion) {
					answer(encodeRefusal('version'));
					this.peer.send('bye', encodeBye('version'));
					return;
				}
				if (!this.#valid()) return answer(encodeRefusal('auth'));
				this.leave(hello.ch);
				const page = log.read((tx) => {
					const space = tx.space(hello.space);
					const slot = space && tx.slotOf(space, this.seat.userId);
					if (!space || slot === null) return 'gone' as const;
					const known = tx.digestAt(space, hello.after);
					if (!known || Buffer.compare(known, hello.digest) !== 0) return 'diverged' as const;
					// LOG5: in the room before the read, with nothing between: no row can be missed.
					const room = roomOf(hello.space);
					room.open = space.open;
					this.places.push({ ch: hello.ch, slot, room, behind: false });
					room.here.add(this);
					const rows = fitting(tx.rows(space, hello.after, maxPageRows));
					return { space, rows, mine: tx.sealedOf(space, slot) };
				});
				if (typeof page === 'string') return answer(encodeRefusal(page));
				const { space, rows, mine } = page;
				const { head, digest, open } = space;
				const version = Math.min(max, protocolVersion);
				answer(encodeHelloOk({ version, now: now(), head, digest, open, mine, rows }));
			});
		}

		pull(bytes: Uint8Array, answer: Answer): void {
			guarded(answer, () => {
				const pull = decodePull(bytes);
				const place = this.placeAt(pull.ch);
				if (!place) return answer(encodeRefusal('gone'));
				if (!this.#valid()) return answer(encodeRefusal('auth'));
				const page = log.read((tx) => {
					const space = tx.space(place.room.id);
					if (!space) return 'gone' as const;
					// LOG7: a device that reads ahead has not yet hashed up to there.
					const ahead = pull.after <= space.head && Buffer.compare(pull.digest, noHash) === 0;
					const known = ahead ? pull.digest : tx.digestAt(space, pull.after);
					if (!known || Buffer.compare(known, pull.digest) !== 0) return 'diverged' as const;
					const rows = fitting(tx.rows(space, pull.after, pull.limit));
					return { head: space.head, rows, mine: tx.sealedOf(space, place.slot) };
				});
				if (typeof page === 'string') {
					this.leave(pull.ch);
					return answer(encodeRefusal(page));
				}
				place.behind = false;
				answer(encodePullOk(page));
			});
		}

		append(bytes: Uint8Array, answer: Answer): void {
			guarded(answer, () => {
				const { ch, items } = decodeAppend(bytes);
				const place = this.placeAt(ch);
				if (!place) return answer(encodeRefusal('gone'));
				const wait = options.takeAppends(this.userKey, items.length);
				if (wait > 0) return answer(encodeRefusal('slow', wait));
				this.#enqueue(place, items, answer);
			});
		}

		purge(bytes: Uint8Array, answer: Answer): void {
			this.#control('purge', bytes, answer);
		}

		close(bytes: Uint8Array, answer: Answer): void {
			this.#control('close', bytes, answer);
		}

		signal(bytes: Uint8Array): void {
			guarded(null, () => {
				const { ch, body } = decodeSignal(bytes);
				const place = this.placeAt(ch);
				if (!place?.room.open || !options.takeSignal(this.userKey)) return;
				for (const other of place.room.here) {
					if (other === this) continue;
					for (const p of other.places) {
						if (p.room === place.room) other.peer.send('signal', encodeSignal({ ch: p.ch, body }));
					}
				}
			});
		}

		/** ROOM3: sets what there is room for this evening, in place of what was set. */
		room(bytes: Uint8Array, answer: Answer): void {
			guarded(answer, () => {
				const { ch, ...chosen } = decodeRoom(bytes);
				const place = this.#evening(ch, answer);
				if (!place) return;
				const wait = options.takeAppends(this.userKey, 1);
				if (wait > 0) return answer(encodeRefusal('slow', wait));
				const result = evenings.set(this.#in(place), chosen);
				if (typeof result === 'string') return answer(encodeRefusal(result));
				tellChosen(place, chosen, this);
				answer(encodeRoomOk(result));
			});
		}

		/** ROOM6: what stands for an evening. */
		overlap(bytes: Uint8Array, answer: Answer): void {
			guarded(answer, () => {
				const { ch, moment } = decodeOverlap(bytes);
				const place = this.#evening(ch, answer);
				if (!place) return;
				const result = evenings.ask(this.#in(place), moment);
				answer(typeof result === 'string' ? encodeRefusal(result) : encodeOverlapOk(result));
			});
		}

		/** The socket is gone. */
		dropped(): void {
			connections.delete(this);
			const left = this.places.map(({ ch }) => ch);
			for (const ch of left) this.leave(ch);
		}

		/** Ends the connection from this side. */
		end(): void {
			this.dropped();
			this.peer.disconnect();
		}

		placeAt(ch: number): Place | undefined {
			return this.places.find((place) => place.ch === ch);
		}

		leave(ch: number): void {
			const place = this.placeAt(ch);
			if (!place) return;
			this.places = this.places.filter((other) => other !== place);
			if (this.places.some((other) => other.room === place.room)) return;
			place.room.here.delete(this);
			if (place.room.here.size === 0) rooms.delete(place.room.key);
		}

		/** The place of a channel, while it may be used; otherwise the refusal is given. */
		#evening(ch: number, answer: Answer): Place | null {
			const place = this.placeAt(ch);
			if (!place) answer(encodeRefusal('gone'));
			else if (!this.#valid()) answer(encodeRefusal('auth'));
			else return place;
			return null;
		}

		#in({ room, slot }: Place) {
			return { space: room.id, slot, userId: this.seat.userId };
		}

		#control(what: 'purge' | 'close', bytes: Uint8Array, answer: Answer): void {
			guarded(answer, () => {
				const place = this.placeAt(decodeChannel(bytes));
				if (!place) return answer(encodeRefusal('gone'));
				this.#enqueue(place, what, answer);
			});
		}

		#enqueue(place: Place, items: Queued['items'], answer: Answer): void {
			if (!this.#valid()) return answer(encodeRefusal('auth'));
			// LOG6: one batch on its way per connection and space, or order could be lost.
			if (queue.some((waiting) => waiting.connection === this && waiting.place === place)) {
				return answer(encodeRefusal('slow', 50));
			}
			queue.push({ connection: this, place, items, answer });
			if (ticking) return;
			ticking = true;
			options.schedule(tick);
		}

		#valid(): boolean {
			if (now() - this.#validAt < validFor) return true;
			if (!options.stillValid(this.seat.sessionId)) {
				this.end();
				return false;
			}
			this.#validAt = now();
			return true;
		}
	}

	/** Whatever a message brings, it is answered once and ends here. */
	function guarded(answer: Answer | null, work: () => void): void {
		try {
			work();
		} catch (error) {
			if (error instanceof WireError) return answer?.(encodeRefusal('bad'));
			options.onError(error);
			answer?.(hasNoRoom(error) ? encodeRefusal('full', 2000) : encodeRefusal('server', 1000));
		}
	}

	function roomOf(id: Uint8Array): Room {
		const key = keyOf(id);
		let room = rooms.get(key);
		if (!room) rooms.set(key, (room = { id: id.slice(), key, here: new Set(), open: true }));
		return room;
	}

	/** LIM2: a page never outgrows its bytes, and always holds one row. */
	function fitting(rows: LogRow[]): LogRow[] {
		let bytes = 0;
		const end = rows.findIndex((row, i) => (bytes += rowSize(row)) > maxPageBytes && i > 0);
		return end < 0 ? rows : rows.slice(0, end);
	}

	/** `open`: whether the space still was, when this was done. */
	type Outcome = {
		queued: Queued;
		result: Appended | Failure;
		space: LogSpace | null;
		open: boolean;
	};

	/** One transaction. An odd batch takes nobody else's with it: then each gets an attempt of its own. */
	function commitAll(batch: readonly Queued[]): Outcome[] {
		try {
			return log.transaction((tx) => outcomesOf(tx, batch, (work) => work()));
		} catch (error) {
			if (hasNoRoom(error)) throw error;
		}
		return log.transaction((tx) =>
			outcomesOf(tx, batch, (work) => {
				const tried = log.attempt(work);
				if (tried.ok) return tried.value;
				if (hasNoRoom(tried.error)) throw tried.error;
				options.onError(tried.error);
				return 'server';
			})
		);
	}

	type Attempt = (work: () => Appended | Failure) => Appended | Failure;

	function outcomesOf(tx: LogTx, batch: readonly Queued[], attempt: Attempt): Outcome[] {
		const spaces = new Map<Room, LogSpace | null>();
		const at = minutes(now());
		return batch.map((queued): Outcome => {
			const { room, slot } = queued.place;
			if (!spaces.has(room)) spaces.set(room, tx.space(room.id));
			const space = spaces.get(room)!;
			if (!space || tx.slotOf(space, queued.connection.seat.userId) !== slot) {
				return { queued, result: 'gone', space: null, open: false };
			}
			const before = { ...space };
			const author = { space, slot, at };
			const result = attempt(() =>
				typeof queued.items === 'string'
					? control(tx, author, queued.items, options.newId())
					: append(tx, author, queued.items)
			);
			if (result === 'server') Object.assign(space, before);
			return { queued, result, space, open: space.open };
		});
	}

	/** LIVE1: commit everything of this turn, then tell, then acknowledge. */
	function tick(): void {
		ticking = false;
		let count = 0;
		let taken = 0;
		while (taken < queue.length && count < tickItems) {
			const { items } = queue[taken++]!;
			count += typeof items === 'string' ? 1 : items.length;
		}
		const batch = queue.slice(0, taken);
		queue = queue.slice(taken);
		if (queue.length > 0) {
			ticking = true;
			options.schedule(tick);
		}
		let outcomes: Outcome[];
		try {
			outcomes = commitAll(batch);
		} catch (error) {
			const failure = hasNoRoom(error) ? 'full' : 'server';
			options.onError(error);
			for (const { answer } of batch) answer(encodeRefusal(failure, 2000));
			return;
		}
		tellAll(outcomes);
		for (const { queued, result } of outcomes) queued.answer(answerTo(queued, result));
		for (const { queued, result } of outcomes) {
			if (queued.items !== 'close' || typeof result === 'string') continue;
			emptied(queued.place.room.key, queued.connection.userKey);
		}
	}

	/** LEAVE2: who left is out at once, and comes back only to read; the others hear nothing of it. */
	function emptied(roomKey: string, userKey: string): void {
		const room = rooms.get(roomKey);
		if (!room) return;
		room.open = false;
		const leaving = [...room.here].filter((connection) => connection.userKey === userKey);
		for (const connection of leaving) connection.end();
	}

	function answerTo(queued: Queued, result: Appended | Failure): Uint8Array {
		if (typeof result === 'string') return encodeRefusal(result, result === 'server' ? 1000 : 0);
		if (typeof queued.items === 'string') return encodeDone();
		const fail = result.fail && { ...result.fail, retryMs: 0 };
		return encodeAppendOk({ now: now(), done: result.done, fail });
	}

	/** Who is in the room now: the one that was left when the entry was queued may be gone and made anew. */
	const present = (room: Room): Room => rooms.get(room.key) ?? room;

	function tellAll(outcomes: readonly Outcome[]): void {
		const fresh = new Map<Room, { rows: LogRow[]; head: number }>();
		const waiting: { room: Room; slot: Slot }[] = [];
		let erased = false;
		for (const { queued, result, space, open } of outcomes) {
			if (typeof result === 'string' || !space) continue;
			erased ||= result.erased;
			// LEAVE2: neither the closing nor what follows it is relayed; devices learn it when they ask.
			if (!open) continue;
			const room = present(queued.place.room);
			const { slot } = queued.place;
			const listed = waiting.some((known) => known.room === room && known.slot === slot);
			if (result.mineChanged && !listed) waiting.push({ room, slot });
			if (result.rows.length === 0) continue;
			const told = fresh.get(room) ?? { rows: [], head: 0 };
			fresh.set(room, { rows: [...told.rows, ...result.rows], head: space.head });
		}
		for (const [room, { rows, head }] of fresh) tell(room, rows, head);
		// After the rows: an answer that opened is never in neither.
		for (const { room, slot } of waiting) tellMine(room, slot);
		if (erased) options.onErased();
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
	function tellChosen({ room, slot }: Place, chosen: Chosen, by: ConnectionState): void {
		for (const connection of room.here) {
			if (connection === by) continue;
			for (const { room: theirs, slot: who, ch } of connection.places) {
				if (theirs !== room || who !== slot) continue;
				connection.peer.send('room', encodeRoom({ ch, ...chosen }));
			}
		}
	}

	const endWhere = (is: (connection: ConnectionState) => boolean, why: 'logout' | 'gone') => {
		for (const connection of connections) {
			if (!is(connection)) continue;
			connection.peer.send('bye', encodeBye(why));
			connection.end();
		}
	};

	return {
		/** A socket whose session holds. */
		connect(seat: Seat, peer: Peer): ConnectionState {
			const connection = new ConnectionState(seat, peer);
			connections.add(connection);
			return connection;
		},
		/** Ends all connections of these sessions, now. */
		closeSessions(sessionIds: readonly string[]): void {
			const ended = new Set(sessionIds);
			endWhere((connection) => ended.has(connection.seat.sessionId), 'logout');
		},
		/** Ends all connections of this person, now. */
		closeUser(userId: Uint8Array): void {
			const key = keyOf(userId);
			endWhere((connection) => connection.userKey === key, 'logout');
		},
		/** This person has left the space: it is closed, and their connections in it end, now. */
		left(spaceId: Uint8Array, userId: Uint8Array): void {
			emptied(keyOf(spaceId), keyOf(userId));
		},
		/** Tells all devices of a person to look at something again. */
		notify(userId: Uint8Array, topic: Topic): void {
			const key = keyOf(userId);
			for (const connection of connections) {
				if (connection.userKey === key) connection.peer.send('notify', encodeNotify(topic));
			}
		},
		/** Compares what is due of this evening, and erases it. */
		settle: evenings.settle,
		/** Whether appended entries still wait for their commit. */
		get busy(): boolean {
			return queue.length > 0;
		},
		/** Commits what waits, now: before the process ends. */
		flush(): void {
			while (queue.length > 0) tick();
		}
	};
}
