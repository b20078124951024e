// A server that says whatever a test wants: each phone is shown a log of its own, as the test made
// it. Honest until it is told to lie. It speaks the real wire to the real client code, and has no key.
import { random } from '#lib/crypto/bytes.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import {
	decodeAppend,
	decodeHello,
	decodePull,
	encodeAppendOk,
	encodeHelloOk,
	encodePullOk,
	encodeRefusal,
	encodeRows,
	type AppendItem,
	type Done,
	type SealedEntry
} from '#lib/protocol/messages.ts';
import { firstDigest, nextDigest, rowHash, type LogRow, type Row } from '#lib/protocol/row.ts';
import type { Transport, TransportEvents } from '#lib/sync/transport.ts';
import * as wire from '#lib/sync/wire.ts';
import { sha256 } from '#server/log/append.ts';

type Question = Parameters<Transport['ask']>[0];
/** Takes the place of an honest answer; undefined: the honest one after all. */
type Lie = (message: Uint8Array) => Uint8Array | undefined;

/** What one phone is told. */
export class Ear {
	/** The log as this phone is shown it. */
	rows: Row[] = [];
	mine: SealedEntry[] = [];
	/** Questions this phone has asked, in order. */
	readonly asked: Question[] = [];
	restarts = 0;
	lies: Partial<Record<Question, Lie>> = {};
	events: TransportEvents | null = null;
	readonly space: Uint8Array;

	constructor(space: Uint8Array) {
		this.space = space;
	}

	get head(): number {
		return this.rows.length;
	}

	digestAt(seq: number): Uint8Array | null {
		if (seq > this.rows.length) return null;
		return this.rows
			.slice(0, seq)
			.reduce(
				(digest, row) => nextDigest(digest, rowHash(row, sha256), sha256),
				firstDigest(this.space, sha256)
			);
	}

	/** Puts rows at the end of this phone's log, numbered as they come, and tells it. */
	show(...rows: LogRow[]): void {
		const numbered = rows.map((row, i) => ({ ...row, seq: this.head + 1 + i }));
		this.rows.push(...numbered);
		const bytes = encodeRows({ ch: 0, head: this.head, rows: numbered });
		// After whatever was answered before: one line keeps its order.
		setImmediate(() => this.events?.message('rows', bytes));
	}
}

export class LyingServer {
	readonly ears: readonly [Ear, Ear];
	now = 1_767_225_600_000;
	/** Whether what one appends is shown to the other at once. */
	relays = true;

	constructor(space: Uint8Array) {
		this.ears = [new Ear(space), new Ear(space)];
	}

	/** A connection for the phone of `slot`; it is up at once. */
	transport(slot: Slot): Transport {
		const ear = this.ears[slot];
		return {
			wire,
			start(events) {
				ear.events = events;
				events.up();
			},
			ask: async (name, message) => {
				ear.asked.push(name);
				await new Promise((resolve) => setImmediate(resolve));
				return ear.lies[name]?.(message) ?? this.#answer(slot, name, message);
			},
			tell: () => {},
			restart: () => {
				ear.restarts++;
				ear.events?.down();
				ear.events?.up();
			},
			hurry: () => {},
			stop: () => (ear.events = null)
		};
	}

	/** Drops the connection of a phone and lets it connect again. */
	reconnect(slot: Slot): void {
		const { events } = this.ears[slot];
		events?.down();
		events?.up();
	}

	#answer(slot: Slot, name: Question, message: Uint8Array): Uint8Array {
		const ear = this.ears[slot];
		if (name === 'append') return this.#append(slot, decodeAppend(message).items);
		if (name !== 'hello' && name !== 'pull') return encodeRefusal('server');
		const { after, digest } = name === 'hello' ? decodeHello(message) : decodePull(message);
		// LOG7: zeros say that the device reads ahead.
		const known = digest.some((byte) => byte !== 0) ? ear.digestAt(after) : digest;
		if (!known || Buffer.compare(known, digest) !== 0) return encodeRefusal('diverged');
		const { head, mine } = ear;
		const rows = ear.rows.slice(after, after + 500);
		return name === 'pull'
			? encodePullOk({ head, mine, rows })
			: encodeHelloOk({
					version: 1,
					now: this.now,
					head,
					digest: ear.digestAt(head)!,
					open: true,
					mine,
					rows
				});
	}

	#append(slot: Slot, items: readonly AppendItem[]): Uint8Array {
		const ear = this.ears[slot];
		const done: Done[] = [];
		for (const item of items) {
			const known = ear.rows.find((row) => row.kind === 0 && same(row.eid, item.eid));
			if (known) {
				done.push({ eid: item.eid, seq: known.seq, at: 0 });
				continue;
			}
			const row: LogRow = {
				...item,
				seq: 0,
				kind: 0,
				author: slot,
				at: 0,
				bodyHash: item.body ? sha256(item.body) : null
			};
			ear.show(row);
			if (this.relays) this.ears[slot === 0 ? 1 : 0].show(row);
			done.push({ eid: item.eid, seq: ear.head, at: 0 });
		}
		return encodeAppendOk({ now: this.now, done, fail: null });
	}
}

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** A control row, as only a server writes them. */
export const controlRow = (kind: 2 | 3, author: Slot): LogRow => ({
	seq: 0,
	kind,
	author,
	at: 0,
	eid: random(16),
	kv: 0,
	gid: null,
	erase: [],
	body: null,
	bodyHash: null
});
