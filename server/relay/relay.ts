// Socket.IO around the hub: who may connect, one guarded way in for every event, and bytes out.
// Rooms and recovery of Socket.IO are not used: the hub holds its peers, and the log gives catch-up.
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server as Engine } from 'engine.io';
import { Server, type Socket } from 'socket.io';
import type { DownEvents, UpEvents } from '#lib/protocol/events.ts';
import { Decoder, Encoder } from '#lib/protocol/frame-parser.ts';
import { maxFrameBytes } from '#lib/protocol/limits.ts';
import type { Topic } from '#lib/protocol/messages.ts';
import { createHub, type Connection, type HubOptions } from './hub.ts';

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
};

const path = '/socket.io/';
const answered = ['hello', 'pull', 'append', 'purge', 'close'] as const;

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
	const engine = new Engine({
		transports: ['websocket'],
		maxHttpBufferSize: maxFrameBytes,
		upgradeTimeout: 5000,
		// A foreign page may open a WebSocket with this browser's cookies: only allowRequest sees it.
		allowRequest: (request, allow) => {
			const { origin } = request.headers;
			const allowed = origin !== undefined && origins.includes(origin);
			allow(allowed ? null : 'origin', allowed);
		}
	});
	const io: Server<UpEvents, DownEvents, Record<never, never>, TidesSocket['data']> = new Server({
		parser: { Encoder, Decoder },
		connectTimeout: 5000,
		serveClient: false
	});
	io.bind(engine);

	io.use((socket, next) => {
		options.seatOf(socket.request).then(
			(seat) => {
				if (!seat) return next(refusal('auth'));
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
		const connection = hub.connect(socket.data.seat, {
			send: (name, bytes) => void socket.emit(name, bytes),
			buffered: () => bufferedBytes(socket),
			disconnect: () => void socket.disconnect(true)
		});
		for (const name of answered) {
			socket.on(name, (message: unknown, answer: unknown) =>
				guarded(socket, connection, name, message, answer)
			);
		}
		socket.on('signal', (message: unknown) => {
			if (message instanceof Uint8Array) connection.signal(message);
		});
		socket.on('disconnect', () => connection.dropped());
	});

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
			connection[name](message, answer as (bytes: Uint8Array) => void);
		} catch (error) {
			options.onError(error);
			socket.disconnect(true);
		}
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

/** What waits in the WebSocket's buffer. */
function bufferedBytes(socket: TidesSocket): number {
	const transport = socket.conn.transport as unknown as { socket?: { bufferedAmount?: number } };
	return transport.socket?.bufferedAmount ?? 0;
}
