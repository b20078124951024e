// The relay's protocol, free of sockets and of time: who may open which space, what a page holds,
// and how everything that arrives in one turn of the event loop is committed together, then told to
// all, then acknowledged. It knows ciphertext, seats and numbers, never a word
// (docs/sync-spec.md: LOG, LIVE, LIM rules).
import { WireError } from '#lib/protocol/bytes.ts';
import type { Failure } from '#lib/protocol/failures.ts';
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
	encodeNotify,
	encodeOverlapOk,
	encodePullOk,
	encodeRefusal,
	encodeRoomOk,
	type Topic
} from '#lib/protocol/messages.ts';
import { noHash } from '#lib/protocol/row.ts';
import { protocolFloor, protocolVersion } from '#lib/protocol/version.ts';
import type { Appended } from '#server/log/append.ts';
import type { LogStore } from '#server/log/log-tx.ts';
import { hasNoRoom } from '#server/log/no-room.ts';
import { createCommitting, type Batch, type Outcome } from './committing.ts';
import { createEvenings } from './evenings.ts';
import {
	closeRoom,
	keyOf,
	leaveRoom,
	roomOf,
	type Guest,
	type Peer,
	type Place,
	type Rooms
} from './rooms.ts';
import { createTelling } from './telling.ts';

export type { Peer } from './rooms.ts';

/** Who sits at the other end, as the session says. */
export type Seat = { readonly userId: Uint8Array; readonly sessionId: string };

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
const validFor = 60_000;

/** Something that waits to be committed, and whoever is to be answered. */
type Queued = Batch & { readonly connection: Guest; readonly answer: Answer };

export type Hub = ReturnType<typeof createHub>;
export type Connection = ReturnType<Hub['connect']>;

/** One hub serves all spaces of one database. */
export function createHub(options: HubOptions) {
	const { log, now } = options;
	const rooms: Rooms = new Map();
	const connections = new Set<ConnectionState>();
	const evenings = createEvenings(options);
	const commitAll = createCommitting(options);
	const telling = createTelling(options, rooms);
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
					const room = roomOf(rooms, hello.space);
					room.open = space.open;
					this.places.push({ ch: hello.ch, slot, room, behind: false });
					room.here.add(this);
					const rows = tx.page(space, hello.after, maxPageRows, maxPageBytes);
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
					const rows = tx.page(space, pull.after, pull.limit, maxPageBytes);
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
				telling.tellSignal(place.room, body, this);
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
				telling.tellChosen(place, chosen, this);
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
			leaveRoom(rooms, place.room, this);
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
			queue.push({ connection: this, userId: this.seat.userId, place, items, answer });
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
		let outcomes: Outcome<Queued>[];
		try {
			outcomes = commitAll(batch);
		} catch (error) {
			const failure = hasNoRoom(error) ? 'full' : 'server';
			options.onError(error);
			for (const { answer } of batch) answer(encodeRefusal(failure, 2000));
			return;
		}
		telling.tellAll(outcomes);
		for (const { batch: queued, result } of outcomes) queued.answer(answerTo(queued, result));
		for (const { batch: queued, result } of outcomes) {
			if (queued.items !== 'close' || typeof result === 'string') continue;
			closeRoom(rooms, queued.place.room.key, queued.connection.userKey);
		}
	}

	function answerTo(queued: Queued, result: Appended | Failure): Uint8Array {
		if (typeof result === 'string') return encodeRefusal(result, result === 'server' ? 1000 : 0);
		if (typeof queued.items === 'string') return encodeDone();
		const fail = result.fail && { ...result.fail, retryMs: 0 };
		return encodeAppendOk({ now: now(), done: result.done, fail });
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
			closeRoom(rooms, keyOf(spaceId), keyOf(userId));
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
