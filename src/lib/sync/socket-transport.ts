// The transport on Socket.IO: one WebSocket, one binary frame per message, reconnecting by itself.
// Connection state recovery is not used: the log gives catch-up. Socket.IO's client is loaded when
// there is something to connect: the app opens from what the device keeps, without it.
import type { Socket } from 'socket.io-client';
import type { DownEvents, UpEvents } from '#lib/protocol/events.ts';
import type { Transport, TransportEvents } from './transport.ts';

type Client = typeof import('./socket-client.ts');

/** How long an answer may take before the connection counts as lost. */
const answerMs = 20_000;

/** When loading the client has failed (no network, most likely), the time until the next attempt. */
const loadAgainMs = 2000;
/** How long a server that was too busy to let anybody in is left alone, about. */
const busyMs = 4000;

/** A transport to the relay at `url` (same origin: undefined). The session cookie says who it is. */
export function socketTransport(
	url?: string,
	options: { extraHeaders?: Record<string, string> } = {}
): Transport {
	let socket: Socket<DownEvents, UpEvents> | null = null;
	let wanted: TransportEvents | null = null;
	let client: Client | null = null;

	const bytes = (data: unknown): Uint8Array =>
		data instanceof Uint8Array ? data : new Uint8Array(data as ArrayBuffer);

	async function load(events: TransportEvents): Promise<void> {
		try {
			client ??= await import('./socket-client.ts');
			if (wanted === events && !socket) connect(client, events);
		} catch {
			setTimeout(() => {
				if (wanted === events) void load(events);
			}, loadAgainMs);
		}
	}

	function connect({ io, wire, Encoder, Decoder }: Client, events: TransportEvents): void {
		socket = io(url ?? '', {
			...options,
			transports: ['websocket'],
			parser: { Encoder, Decoder },
			reconnectionDelay: 500,
			reconnectionDelayMax: 15_000,
			randomizationFactor: 0.5,
			timeout: 10_000,
			forceNew: true
		});
		socket.on('connect', () => events.up());
		socket.on('disconnect', (reason) => {
			events.down();
			// The server ended it and says no more than that: knock again, and hear the reason.
			if (reason === 'io server disconnect') setTimeout(() => socket?.connect(), 300);
		});
		socket.on('connect_error', (error) => {
			const why = (error as Error & { data?: { code?: string } }).data?.code ?? error.message;
			if (why === 'auth' || why === 'version' || why === 'busy') events.refused(why);
			// After a refusal Socket.IO does not try again by itself.
			if (why === 'busy') setTimeout(() => socket?.connect(), busyMs * (0.5 + Math.random()));
		});
		for (const name of ['rows', 'nudge', 'mine', 'bye', 'signal', 'room'] as const) {
			socket.on(name, (data) => events.message(name, bytes(data)));
		}
		socket.on('notify', (data) => {
			try {
				events.notify(wire.decodeNotify(bytes(data)));
			} catch {
				// A topic this version does not know is nothing to it.
			}
		});
	}

	return {
		get wire() {
			if (!client) throw new Error('not connected');
			return client.wire;
		},
		start(events: TransportEvents) {
			wanted = events;
			void load(events);
		},
		async ask(name, message) {
			if (!socket?.connected) throw new Error('not connected');
			return bytes(await socket.timeout(answerMs).emitWithAck(name, message));
		},
		tell(name, message) {
			if (socket?.connected) socket.volatile.emit(name, message);
		},
		restart() {
			socket?.disconnect().connect();
		},
		hurry() {
			if (socket && !socket.connected) socket.disconnect().connect();
		},
		stop() {
			socket?.disconnect();
			socket?.removeAllListeners();
			socket = null;
			wanted = null;
		}
	};
}
