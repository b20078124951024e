// Key bytes that refuse to be printed: not by a log line, not by JSON, not by a debugger's inspect.
import type { Bytes } from './bytes.ts';

/** Holds key bytes; `bytes` is the only way to them. */
export class Secret {
	readonly #bytes: Bytes;

	constructor(bytes: Bytes) {
		this.#bytes = bytes;
	}

	/** The bytes themselves, not a copy. */
	get bytes(): Bytes {
		return this.#bytes;
	}

	/** Overwrites the bytes. What the engine copied meanwhile is beyond reach. */
	wipe(): void {
		this.#bytes.fill(0);
	}

	toString(): string {
		return '[secret]';
	}

	toJSON(): string {
		return '[secret]';
	}

	[Symbol.for('nodejs.util.inspect.custom')](): string {
		return '[secret]';
	}
}
