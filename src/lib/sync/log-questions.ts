// What a device asks the server about one space: where the log stands, the next page, to take what was
// written. Every answer belongs to the connection it was asked on; on another one it is not heard.
import { fromHex, WireError } from '#lib/protocol/bytes.ts';
import type { SpaceId } from '#lib/protocol/ids.ts';
import { maxPageRows } from '#lib/protocol/limits.ts';
import type { Answer } from '#lib/protocol/messages.ts';
import { noHash, type Row } from '#lib/protocol/row.ts';
import { protocolFloor, protocolVersion } from '#lib/protocol/version.ts';
import { appendItem, type OutboxItem } from './outbox-item.ts';
import type { Input } from './replica.ts';
import type { ServerClock } from './server-clock.ts';
import type { Transport, Wire } from './transport.ts';

/** Where a device stands in the log: the rows it has, and the digest they end with. */
export type Place = { readonly after: number; readonly digest: Uint8Array };

export type QuestionPorts = {
	transport: Transport;
	/** Told by every answer that carries the server's time. */
	clock: ServerClock;
	/** The connection makes no sense: a new one starts from the rows. */
	startOver(): void;
	/** Takes what an answer means. */
	feed(input: Input): void;
	/** Whether the device is behind with storing what it has: then no further page is asked for ahead. */
	busy(): boolean;
};

export class LogQuestions {
	readonly #space: Uint8Array;
	readonly #ch: number;
	readonly #ports: QuestionPorts;
	#connection = 0;
	/** Rows after this number have been asked for ahead, on this connection; -1 when none have. */
	#ahead = -1;

	constructor(space: SpaceId, ch: number, ports: QuestionPorts) {
		this.#space = fromHex(space);
		this.#ch = ch;
		this.#ports = ports;
	}

	get #wire(): Wire {
		return this.#ports.transport.wire;
	}

	/** Names the connection of now. */
	get connection(): number {
		return this.#connection;
	}

	/** A connection came or went: answers to what was asked before are not for the one to come. */
	nextConnection(): void {
		this.#connection++;
	}

	/** A page did not follow on what is here: what was asked for after it is of no use. */
	notAhead(): void {
		this.#ahead = -1;
	}

	hello(place: Place, connection: number): void {
		const asked = this.#ports.clock.ask();
		this.#ahead = -1;
		this.#ask('hello', this.#greeting(place), connection, (bytes) => {
			const answer = this.#wire.decodeHelloOk(bytes);
			if (!answer.ok) return refusal(answer);
			this.#ports.clock.answered(asked, answer.value.now);
			this.#readAhead(answer.value, connection);
			return { type: 'welcome', message: answer.value };
		});
	}

	/** Asks for the rows after a place, unless they are on their way. */
	pull(from: Place & { readonly limit: number }, connection: number): void {
		if (from.after > this.#ahead) this.#pull(from, connection);
	}

	append(items: readonly OutboxItem[], connection: number): void {
		const message = this.#wire.encodeAppend({ ch: this.#ch, items: items.map(appendItem) });
		const asked = this.#ports.clock.ask();
		this.#ask('append', message, connection, (bytes) => {
			const answer = this.#wire.decodeAppendOk(bytes);
			if (!answer.ok) return { ...refusal(answer), eids: items.map(({ eid }) => eid) };
			this.#ports.clock.answered(asked, answer.value.now);
			return { type: 'acked', message: answer.value };
		});
	}

	/**
	 * Asks for the server's time. A hello on a channel that is open is a question like any other: it
	 * opens it once more where it is, and only the time in its answer is used. Resolves when there is
	 * an answer, or none.
	 */
	async time(place: Place): Promise<void> {
		const connection = this.#connection;
		const asked = this.#ports.clock.ask();
		try {
			const answer = this.#wire.decodeHelloOk(
				await this.#ports.transport.ask('hello', this.#greeting(place))
			);
			if (answer.ok && connection === this.#connection) {
				this.#ports.clock.answered(asked, answer.value.now);
			}
		} catch {
			// The next question, or whatever else is asked, will show what is wrong.
		}
	}

	#pull(from: Place & { readonly limit: number }, connection: number): void {
		const message = this.#wire.encodePull({ ch: this.#ch, ...from });
		this.#ask('pull', message, connection, (bytes) => {
			const answer = this.#wire.decodePullOk(bytes);
			if (!answer.ok) {
				this.#ahead = -1;
				return refusal(answer);
			}
			this.#readAhead(answer.value, connection);
			return { type: 'page', message: answer.value };
		});
	}

	/** LOG7: while a page is checked and stored, the next one is already on its way. */
	#readAhead({ rows, head }: { rows: readonly Row[]; head: number }, connection: number): void {
		const last = rows.at(-1)?.seq ?? head;
		if (last >= head || last <= this.#ahead || this.#ports.busy()) return;
		this.#ahead = last;
		this.#pull({ after: last, digest: noHash, limit: maxPageRows }, connection);
	}

	#greeting({ after, digest }: Place): Uint8Array {
		return this.#wire.encodeHello({
			versions: [protocolFloor, protocolVersion],
			ch: this.#ch,
			space: this.#space,
			after,
			digest
		});
	}

	#ask(
		name: 'hello' | 'pull' | 'append',
		message: Uint8Array,
		connection: number,
		read: (bytes: Uint8Array) => Input
	): void {
		if (connection !== this.#connection) return;
		this.#ports.transport.ask(name, message).then(
			(bytes) => {
				if (connection !== this.#connection) return;
				try {
					this.#ports.feed(read(bytes));
				} catch (error) {
					if (!(error instanceof WireError)) throw error;
					this.#ports.startOver();
				}
			},
			() => {
				// No answer: the connection is as good as lost, and a new one starts from the rows.
				if (connection === this.#connection) this.#ports.startOver();
			}
		);
	}
}

const refusal = (answer: Extract<Answer<unknown>, { ok: false }>) =>
	({ type: 'refused', failure: answer.failure, retryMs: answer.retryMs }) as const;
