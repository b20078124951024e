// Reads and writes the fixed layouts of the wire: big-endian numbers, fixed-length ids, runs of
// bytes with a length. A reader that is asked for more than there is says so by throwing
// WireError, which the message codecs turn into a refusal: bytes from the network never crash.
import { WireError } from './bytes.ts';

/** Grows as needed; `done()` gives the bytes written so far as one array. */
export class Writer {
	#bytes: Uint8Array;
	#view: DataView;
	#length = 0;

	/** `sizeHint` saves copying where the final size is about known. */
	constructor(sizeHint = 64) {
		this.#bytes = new Uint8Array(sizeHint);
		this.#view = new DataView(this.#bytes.buffer);
	}

	#room(count: number): number {
		const start = this.#length;
		const needed = start + count;
		if (needed > this.#bytes.length) {
			const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
			larger.set(this.#bytes);
			this.#bytes = larger;
			this.#view = new DataView(larger.buffer);
		}
		this.#length = needed;
		return start;
	}

	u8(value: number): this {
		// Room first: making room may replace the view.
		const start = this.#room(1);
		this.#view.setUint8(start, value);
		return this;
	}

	u16(value: number): this {
		const start = this.#room(2);
		this.#view.setUint16(start, value);
		return this;
	}

	u32(value: number): this {
		const start = this.#room(4);
		this.#view.setUint32(start, value);
		return this;
	}

	/** A whole number up to 2^53 - 1 in eight bytes. */
	u64(value: number): this {
		const start = this.#room(8);
		this.#view.setUint32(start, Math.floor(value / 0x1_0000_0000));
		this.#view.setUint32(start + 4, value % 0x1_0000_0000);
		return this;
	}

	raw(bytes: Uint8Array): this {
		const start = this.#room(bytes.length);
		this.#bytes.set(bytes, start);
		return this;
	}

	/** A run of bytes behind its u32 length. */
	run(bytes: Uint8Array): this {
		return this.u32(bytes.length).raw(bytes);
	}

	done(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}
}

/** Reads from the front; every read throws WireError when the bytes end too early. */
export class Reader {
	#bytes: Uint8Array;
	#view: DataView;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	#take(count: number): number {
		const start = this.#at;
		if (start + count > this.#bytes.length) throw new WireError('bytes end too early');
		this.#at = start + count;
		return start;
	}

	u8(): number {
		return this.#view.getUint8(this.#take(1));
	}

	u16(): number {
		return this.#view.getUint16(this.#take(2));
	}

	u32(): number {
		return this.#view.getUint32(this.#take(4));
	}

	/** Eight bytes as a number; throws beyond 2^53 - 1. */
	u64(): number {
		const start = this.#take(8);
		const value = this.#view.getUint32(start) * 0x1_0000_0000 + this.#view.getUint32(start + 4);
		if (!Number.isSafeInteger(value)) throw new WireError('number too large');
		return value;
	}

	/** `count` bytes, as a view on the message (not a copy). */
	raw(count: number): Uint8Array {
		const start = this.#take(count);
		return this.#bytes.subarray(start, start + count);
	}

	/** A run behind its u32 length; throws when longer than `max`. */
	run(max: number): Uint8Array {
		const length = this.u32();
		if (length > max) throw new WireError('run too long');
		return this.raw(length);
	}

	rest(): Uint8Array {
		return this.raw(this.#bytes.length - this.#at);
	}

	get atEnd(): boolean {
		return this.#at === this.#bytes.length;
	}

	/** Throws unless every byte was read: trailing bytes are a different message. */
	end(): void {
		if (!this.atEnd) throw new WireError('bytes left over');
	}
}
