// The names of the Socket.IO events, in the order of their number on the wire, and their types.
// Every event carries one run of bytes; every message from a device is answered by one run.

/** New events go to the end. */
export const eventNames = [
	'hello',
	'pull',
	'append',
	'signal',
	'purge',
	'close',
	'rows',
	'nudge',
	'mine',
	'bye',
	'notify',
	'room',
	'overlap'
] as const;

export type EventName = (typeof eventNames)[number];

type Answered = (message: Uint8Array, answer: (bytes: Uint8Array) => void) => void;

/** From a device to the relay. */
export type UpEvents = {
	hello: Answered;
	pull: Answered;
	append: Answered;
	purge: Answered;
	close: Answered;
	room: Answered;
	overlap: Answered;
	signal: (message: Uint8Array) => void;
};

/** From the relay to a device. */
export type DownEvents = Record<
	'rows' | 'nudge' | 'mine' | 'bye' | 'notify' | 'signal' | 'room',
	(message: Uint8Array) => void
>;
