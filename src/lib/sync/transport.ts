// How messages travel: the port between the engine and a socket. Adapters: socket-transport.ts
// (Socket.IO), and a direct line to a hub in tests.
import type { Topic } from '#lib/protocol/messages.ts';
import type { DownEvents } from '#lib/protocol/events.ts';

/** What a transport tells its engine. `refused` is the server's no at the door, with its reason. */
export type TransportEvents = {
	up(): void;
	down(): void;
	refused(why: 'auth' | 'version' | 'busy'): void;
	message(name: Exclude<keyof DownEvents, 'notify'>, bytes: Uint8Array): void;
	notify(topic: Topic): void;
};

export type Wire = typeof import('./wire.ts');

export type Transport = {
	/** The bytes of messages: there from the first connection on; before that, reading it throws. */
	readonly wire: Wire;
	/** Connects, and connects again whenever the connection is lost, until `stop`. */
	start(events: TransportEvents): void;
	/** Sends and waits for the answer; rejects when the connection is lost or the answer takes too long. */
	ask(
		name: 'hello' | 'pull' | 'append' | 'purge' | 'close' | 'room' | 'overlap',
		message: Uint8Array
	): Promise<Uint8Array>;
	/** Sends and forgets; lost when there is no connection. */
	tell(name: 'signal', message: Uint8Array): void;
	/** Drops the connection and makes a new one: the old one made no sense. */
	restart(): void;
	/** Tries at once instead of waiting for the next attempt: the network is said to be back. */
	hurry(): void;
	stop(): void;
};
