// Socket.IO around the hub: who may connect, one guarded way in for every event, and bytes out.
// Rooms and recovery of Socket.IO are not used: the hub holds its peers, and the log gives catch-up.
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server as Engine } from 'engine.io';
import { Server, type Socket } from 'socket.io';
import type { DownEvents, UpEvents } from '#lib/protocol/events.ts';
import { Decoder, Encoder } from '#lib/protocol/frame-parser.ts';
import { maxFrameBytes } from '#lib/protocol/limits.ts';
import { encodeRefusal, type Topic } from '#lib/protocol/messages.ts';
import { fairTurns } from '#server/fair-turns.ts';
import { createHub, type Answer, type Connection, type HubOptions } from './hub.ts';

export type Relay = {
	/** Tells a person's live devices to look at something again. */
	notify(userId: Uint8Array, topic: Topic): void;
	/** Ends the sockets of these sessions, in this very turn. */
	closeSessions(sessionIds: readonly string[]): void;
	closeUser(userId: Uint8Array): void;
	/** This person has left the space: it is closed, and their sockets in it end, in this very turn. */
	left(spaceId: Uint8Array, userId: Uint8Array): void;
	/** Commits what waits and ends all sockets; devices come back by themselves. */
	close(): Promise<void>;
};

export type RelayOptions = HubOptions & {
	httpServer: HttpServer;
	origins: readonly string[];
	/** The session behind a request's cookies, or null. */
	seatOf(request: IncomingMessage): Promise<{ userId: Uint8Array; sessionId: string } | null>;
	/** Whether this address may open one more socket now. */
	takeDoor(request: IncomingMessage): boolean;
	/** 0, or the milliseconds to wait before this person may read another page. */
	takeRead(userKey: string): number;
	/** 0, or the milliseconds for which this person's socket is not listened to. */
	chargeFrame(userKey: string, bytes: number): number;
};

/** Bytes on their way to one socket beyond which it gets no more pages: two of them for two spaces. */
const mostBuffered = 2 * 1024 * 1024;
/** Pages one person may have asked for and not got. */
const mostWaiting = 20;
/** Sockets one person may have open: five tabs on eight devices. */
const maxSockets = 40;
/** Nobody is left unheard for longer at once, or their heartbeat would be missed. */
const longestPause = 1000;

const path = '/socket.io/';
const answered = ['hello', 'pull', 'append', 'purge', 'close', 'room', 'overlap'] as const;
/** How soon after its moment an evening is compared and its sets are erased, at most. */
const settleMs = 20_000;

type TidesSocket = Socket<
	UpEvents,
	DownEvents,
	Record<never, never>,
	{ seat: { userId: Uint8Array; sessionId: string } }
>;

/** Mounts the relay on an HTTP server; other paths and upgrades are left alone. */
export function createRelay(options: RelayOptions): Relay {
	const { httpServer, origins } = options;
	const hub = createHub(options);
	const reads = fairTurns(options.onError);
	const engine = new Engine({
		transports: ['websocket'],
		maxHttpBufferSize: maxFrameBytes,
		upgradeTimeout: 5000,
		// A foreign page may open a WebSocket with this browser's cookies: only allowRequest sees it.
		allowRequest: (request, allow) => {
			const { origin } = request.headers;
			const allowed = origin !== undefined && origins.includes(origin);
			if (!allowed) return allow('origin', false);
			const welcome = options.takeDoor(request);
			allow(welcome ? null : 'busy', welcome);
		}
	});
	const io: Server<UpEvents, DownEvents, Record<never, never>, TidesSocket['data']> = new Server({
		parser: { Encoder, Decoder },
		connectTimeout: 5000,
		serveClient: false
	});
	io.bind(engine);
	hub.settle();
	const settling = setInterval(() => hub.settle(), settleMs).unref();

	/** How many sockets each person has open. */
	const open = new Map<string, number>();
	const count = (userKey: string, change: 1 | -1) => {
		const sockets = (open.get(userKey) ?? 0) + change;
		if (sockets > 0) open.set(userKey, sockets);
		else open.delete(userKey);
	};

	io.use((socket, next) => {
		options.seatOf(socket.request).then(
			(seat) => {
				if (!seat) return next(refusal('auth'));
				if ((open.get(keyOf(seat.userId)) ?? 0) >= maxSockets) return next(refusal('busy'));
				socket.data.seat = seat;
				next();
			},
			(error) => {
				options.onError(error);
				next(refusal('busy'));
			}
		);
	});

	io.on('connection', (socket) => {
		const userKey = keyOf(socket.data.seat.userId);
		count(userKey, 1);
		const connection = hub.connect(socket.data.seat, {
			send: (name, bytes) => void socket.emit(name, bytes),
			buffered: () => bufferedBytes(socket),
			disconnect: () => void socket.disconnect(true)
		});
		for (const name of answered) {
			socket.on(name, (message: unknown, answer: unknown) => {
				throttle(socket, userKey, message);
				guarded(socket, connection, name, message, answer);
			});
		}
		socket.on('signal', (message: unknown) => {
			throttle(socket, userKey, message);
			if (message instanceof Uint8Array) connection.signal(message);
		});
		socket.on('disconnect', () => {
			count(userKey, -1);
			connection.dropped();
		});
	});

	/** LIM5: whoever sends more than any device would is not listened to for a while: it waits in their own line. */
	function throttle(socket: TidesSocket, userKey: string, message: unknown): void {
		const bytes = message instanceof Uint8Array ? message.length : 0;
		const wait = Math.min(longestPause, options.chargeFrame(userKey, bytes));
		const line = webSocketOf(socket);
		if (wait === 0 || !line || line.isPaused) return;
		line.pause();
		setTimeout(() => line.resume(), wait).unref();
	}

	/** One way in for every event: whatever it carries, the process goes on. */
	function guarded(
		socket: TidesSocket,
		connection: Connection,
		name: (typeof answered)[number],
		message: unknown,
		answer: unknown
	): void {
		// Without bytes or without a way to answer it is not a client of ours.
		if (!(message instanceof Uint8Array) || typeof answer !== 'function') {
			socket.disconnect(true);
			return;
		}
		try {
			if (name === 'hello' || name === 'pull') {
				return read(socket, connection, name, message, answer as Answer);
			}
			connection[name](message, answer as Answer);
		} catch (error) {
			options.onError(error);
			socket.disconnect(true);
		}
	}

	function read(
		socket: TidesSocket,
		connection: Connection,
		name: 'hello' | 'pull',
		message: Uint8Array,
		answer: Answer
	): void {
		const { userKey } = connection;
		// A page for somebody who does not take the last ones would only lie in memory.
		const crowded = bufferedBytes(socket) > mostBuffered || reads.waiting(userKey) >= mostWaiting;
		const wait = crowded ? longestPause : options.takeRead(userKey);
		if (wait > 0) return answer(encodeRefusal('slow', wait));
		reads.inTurn(userKey, () => {
			// Gone meanwhile: a hello would put it into the room for good.
			if (socket.connected) connection[name](message, answer);
		});
	}

	const onRequest = (request: IncomingMessage, response: import('node:http').ServerResponse) => {
		engine.handleRequest(request as never, response);
	};
	const onUpgrade = (
		request: IncomingMessage,
		socket: import('node:stream').Duplex,
		head: Buffer
	) => {
		if (!request.url?.startsWith(path)) return;
		engine.handleUpgrade(request as never, socket, head);
	};
	httpServer.on('upgrade', onUpgrade);
	requestHandlers.set(httpServer, onRequest);

	return {
		notify: (userId, topic) => hub.notify(userId, topic),
		closeSessions: (ids) => hub.closeSessions(ids),
		closeUser: (userId) => hub.closeUser(userId),
		left: (spaceId, userId) => hub.left(spaceId, userId),
		async close() {
			clearInterval(settling);
			hub.flush();
			httpServer.off('upgrade', onUpgrade);
			requestHandlers.delete(httpServer);
			// Only the transport: `disconnectSockets` would tell devices not to come back.
			engine.close();
			await new Promise((resolve) => setImmediate(resolve));
		}
	};
}

type Handle = (request: IncomingMessage, response: import('node:http').ServerResponse) => void;
const requestHandlers = new WeakMap<HttpServer, Handle>();

/** Answers a request under /socket.io/ (all but upgrades are refused); false when it is for others. */
export function handleSocketRequest(
	httpServer: HttpServer,
	request: IncomingMessage,
	response: import('node:http').ServerResponse
): boolean {
	if (!request.url?.startsWith(path)) return false;
	const handle = requestHandlers.get(httpServer);
	if (handle) handle(request, response);
	else response.writeHead(503).end();
	return true;
}

const refusal = (code: string) => Object.assign(new Error(code), { data: { code } });

const keyOf = (userId: Uint8Array): string => Buffer.from(userId).toString('latin1');

type Line = { bufferedAmount: number; isPaused: boolean; pause(): void; resume(): void };

/** The WebSocket under a socket. */
const webSocketOf = (socket: TidesSocket): Line | undefined =>
	(socket.conn.transport as unknown as { socket?: Line }).socket;

/** What waits in the WebSocket's buffer. */
const bufferedBytes = (socket: TidesSocket): number => webSocketOf(socket)?.bufferedAmount ?? 0;
