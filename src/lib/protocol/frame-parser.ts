// How a Socket.IO packet becomes one binary frame. Socket.IO's own parser sends a text frame and a
// second frame for the bytes, which costs the relay 1.4 times the CPU (docs/performance.md); this
// one puts the kind, the answer's number and the event's number into one to six bytes in front of
// the message. It knows only our events and only the main namespace: all else is refused.
import { eventNames } from './events.ts';

// Socket.IO's packet types (socket.io-protocol, revision 5).
const connect = 0;
const disconnect = 1;
const event = 2;
const ack = 3;
const connectError = 4;

type Packet = { type: number; nsp: string; data?: unknown; id?: number };

const noBytes = new Uint8Array(0);

/** Turns packets into frames; throws RangeError for what this wire does not carry (our bug). */
export class Encoder {
	encode(packet: Packet): Uint8Array[] {
		if (packet.nsp !== '/') throw new RangeError('only the main namespace is spoken here');
		switch (packet.type) {
			case event: {
				const [name, message] = packet.data as [string, Uint8Array | undefined];
				const index = eventNames.indexOf(name as never);
				if (index < 0) throw new RangeError('unknown event');
				return [frame(event, packet.id === undefined ? 0 : packet.id + 1, index, message)];
			}
			case ack:
				return [frame(ack, packet.id! + 1, 0, (packet.data as [Uint8Array?])[0])];
			case connect:
			case connectError:
			case disconnect: {
				const json = packet.data === undefined ? '' : JSON.stringify(packet.data);
				return [frame(packet.type, 0, 0, new TextEncoder().encode(json))];
			}
			default:
				throw new RangeError('unknown packet type');
		}
	}
}

function frame(type: number, id: number, index: number, message: Uint8Array = noBytes): Uint8Array {
	const wide = id > 0xff;
	const bytes = new Uint8Array((wide ? 6 : 3) + message.length);
	// The first byte holds the type and whether the number is wide.
	bytes[0] = type | (wide ? 0x80 : 0);
	if (wide) new DataView(bytes.buffer).setUint32(1, id);
	else bytes[1] = id;
	bytes[wide ? 5 : 2] = index;
	bytes.set(message, wide ? 6 : 3);
	return bytes;
}

function parse(bytes: Uint8Array): Packet {
	const wide = bytes[0]! & 0x80;
	const start = wide ? 6 : 3;
	if (bytes.length < start) throw new RangeError('frame too short');
	const type = bytes[0]! & 0x7f;
	const number = wide
		? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(1)
		: bytes[1]!;
	const id = number === 0 ? undefined : number - 1;
	const message = bytes.subarray(start);
	switch (type) {
		case event: {
			const name = eventNames[bytes[start - 1]!];
			if (!name) throw new RangeError('unknown event');
			return { type, nsp: '/', id, data: [name, message] };
		}
		case ack:
			if (id === undefined) throw new RangeError('an answer has a number');
			return { type, nsp: '/', id, data: [message] };
		case connect:
		case connectError:
		case disconnect: {
			const json = new TextDecoder().decode(message);
			const data: unknown = json === '' ? undefined : JSON.parse(json);
			if (data !== undefined && (typeof data !== 'object' || data === null)) {
				throw new RangeError('unexpected data');
			}
			return { type, nsp: '/', data };
		}
		default:
			throw new RangeError('unknown packet type');
	}
}

type Listener = (packet: Packet) => void;

/**
 * Turns frames into packets and hands each to the 'decoded' listeners. `add` throws for anything
 * that is not a frame; Socket.IO then closes the connection with "parse error".
 */
export class Decoder {
	#listeners: Listener[] = [];

	add(chunk: unknown): void {
		const bytes =
			chunk instanceof Uint8Array
				? chunk
				: chunk instanceof ArrayBuffer
					? new Uint8Array(chunk)
					: null;
		if (!bytes) throw new RangeError('a frame is binary');
		const packet = parse(bytes);
		for (const listener of this.#listeners) listener(packet);
	}

	on(_event: string, listener: Listener): this {
		this.#listeners = [...this.#listeners, listener];
		return this;
	}

	off(_event: string, listener: Listener): this {
		this.#listeners = this.#listeners.filter((known) => known !== listener);
		return this;
	}

	/** Socket.IO's server calls it by this name. */
	removeListener(event: string, listener: Listener): this {
		return this.off(event, listener);
	}

	/** Frames stand alone, so there is never half a packet to drop. */
	destroy(): void {}
}
