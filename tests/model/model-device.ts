// A device in the model: the real replica on the real memory disk, with a line to the hub instead
// of a socket and readable bodies instead of sealed ones. It carries out every effect at once.
import { createHash } from 'node:crypto';
import type { Slot, SpaceId } from '#lib/protocol/ids.ts';
import type { OutboxItem } from '#lib/sync/outbox-item.ts';
import type { Effect, Input, Replica } from '#lib/sync/replica.ts';
import type { ServerClock } from '#lib/sync/server-clock.ts';
import type { SpaceDisk } from '#lib/sync/space-disk.ts';
import type { Parts } from './parts.ts';
import type { Down, Line, Up } from './weather.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array =>
	new Uint8Array(createHash('sha256').update(bytes).digest());

/** What the model writes instead of ciphertext: which write it is, and the author's witness. */
export type ModelBody = { secret: string; n: number; digest: string };

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

export const encodeBody = (body: ModelBody): Uint8Array =>
	new Uint8Array(Buffer.from(JSON.stringify(body)));
export const decodeBody = (bytes: Uint8Array): ModelBody =>
	JSON.parse(Buffer.from(bytes).toString()) as ModelBody;

/** An id that tells which device made it and when: readable in a failing run. */
export const idOf = (device: string, n: number): string =>
	hex(Buffer.from(`${device}.${n}`.padEnd(16, ' ')));
export const nameOf = (eid: string): string => Buffer.from(eid, 'hex').toString().trim();

export class ModelDevice {
	readonly name: string;
	readonly space: SpaceId;
	readonly slot: Slot;
	readonly disk: SpaceDisk;
	readonly alarms: string[] = [];
	replica: Replica;
	line: Line | null = null;
	rebuilds = 0;
	/** Own writes that were taken back before they had ever been sent: gone without a trace. */
	readonly withdrawn = new Set<string>();
	/** Tells the server's time from every answer that carries it, where a model asks for it. */
	clock: ServerClock | null = null;
	/** Hears what the others in the space say, where a model listens. */
	hear: ((body: Uint8Array) => void) | null = null;
	#parts: Parts;
	#step: ReturnType<Parts['replicaSteps']>;
	#written = 0;
	#waits = false;

	constructor(parts: Parts, name: string, space: SpaceId, slot: Slot) {
		this.#parts = parts;
		this.name = name;
		this.space = space;
		this.slot = slot;
		this.disk = new parts.SpaceDisk(space, sha256);
		this.#step = parts.replicaSteps(sha256);
		this.replica = this.#load();
	}

	#load(): Replica {
		const { head, digest, outbox, mine, erased } = structuredClone(this.disk.saved);
		const space = this.#parts.fromHex(this.space);
		const replica = this.#parts.newReplica({
			space,
			slot: this.slot,
			head,
			digest,
			outbox,
			mine,
			erased
		});
		return { ...replica, maySend: true };
	}

	/** The next id this device will use. */
	nextId(): string {
		return idOf(this.name, this.#written + 1);
	}

	connect(line: Line): void {
		this.line = line;
		this.feed({ type: 'connected' });
	}

	disconnect(): void {
		this.line = null;
		this.feed({ type: 'dropped' });
	}

	/** The tab is closed and opened again: only what is on disk is left. */
	restart(): void {
		this.line = null;
		this.#waits = false;
		this.replica = this.#load();
	}

	/** Writes an entry, or (no secret) an item that only erases. */
	write(secret: string | null, gid: string | null = null, erase: string[] = []): void {
		const eid = idOf(this.name, ++this.#written);
		const body = secret === null ? null : this.#sealed(secret);
		const item = { eid, kv: 1, gid, erase, body, stale: false } as unknown as OutboxItem;
		this.feed({ type: 'written', item });
	}

	takeBack(eid: string): void {
		this.withdrawn.add(eid);
		const own = idOf(this.name, ++this.#written);
		const erasing = { eid: own, kv: 1, gid: null, erase: [], body: null, stale: false };
		this.feed({
			type: 'taken-back',
			eid: eid as OutboxItem['eid'],
			erasing: erasing as unknown as OutboxItem
		});
	}

	/** The minute has passed, or the page is looked at again. */
	beat(): void {
		this.waited();
		this.feed({ type: 'beat' });
	}

	waited(): void {
		if (!this.#waits) return;
		this.#waits = false;
		this.feed({ type: 'wait-over' });
	}

	receive(message: Down): void {
		const { decodeHelloOk, decodePullOk, decodeAppendOk, decodeRows, decodeNudge, decodeMine } =
			this.#parts;
		if (message.kind === 'push') {
			if (message.name === 'rows') {
				const { head, rows } = decodeRows(message.bytes);
				this.feed({ type: 'rows', head, rows });
			} else if (message.name === 'nudge') {
				this.feed({ type: 'nudge', head: decodeNudge(message.bytes).head });
			} else if (message.name === 'mine') {
				this.feed({ type: 'mine', mine: decodeMine(message.bytes).mine });
			} else if (message.name === 'signal') {
				this.hear?.(this.#parts.decodeSignal(message.bytes).body);
			}
			return;
		}
		const { name, eids: about, asked, timeOnly } = message.to;
		if (name === 'signal') return;
		const answer = { hello: decodeHelloOk, pull: decodePullOk, append: decodeAppendOk }[name](
			message.bytes
		);
		if (answer.ok && asked && 'now' in answer.value) this.clock?.answered(asked, answer.value.now);
		if (timeOnly) return;
		if (!answer.ok) {
			const eids = name === 'append' ? { eids: about as never[] } : {};
			this.feed({ type: 'refused', failure: answer.failure, retryMs: answer.retryMs, ...eids });
			return;
		}
		const type = { hello: 'welcome', pull: 'page', append: 'acked' }[name];
		this.feed({ type, message: answer.value } as Input);
	}

	/** Tells the others in the space something that is kept nowhere. */
	say(body: Uint8Array): void {
		this.#ask('signal', this.#parts.encodeSignal({ ch: 0, body }));
	}

	/** Asks the server for its time, as the engine does. */
	askTime(): void {
		if (this.replica.link !== 'live') return;
		const { head: after, digest, space } = this.replica;
		const bytes = this.#parts.encodeHello({ versions: [1, 1], ch: 0, space, after, digest });
		this.line?.up.push({
			name: 'hello',
			bytes,
			eids: [],
			asked: this.clock?.ask(),
			timeOnly: true
		});
	}

	feed(input: Input): void {
		const { replica, effects } = this.#step(this.replica, input);
		this.replica = replica;
		for (const effect of effects) this.#carryOut(effect);
	}

	#ask(name: Up['name'], bytes: Uint8Array, eids: string[] = []): void {
		this.line?.up.push({ name, bytes, eids, asked: this.clock?.ask() });
	}

	#carryOut(effect: Effect): void {
		const { encodeHello, encodePull, encodeAppend, appendItem } = this.#parts;
		const ch = 0;
		switch (effect.type) {
			case 'hello': {
				const { after, digest } = effect;
				const { space } = this.replica;
				this.#ask('hello', encodeHello({ versions: [1, 1], ch, space, after, digest }));
				break;
			}
			case 'pull':
				this.#ask('pull', encodePull({ ch, ...effect, limit: 3 }));
				break;
			case 'append': {
				const eids = effect.items.map((item) => item.eid);
				// Small batches make more orders to get wrong.
				this.#ask('append', encodeAppend({ ch, items: effect.items.map(appendItem) }), eids);
				break;
			}
			case 'commit':
				this.disk.commit(structuredClone(effect.change));
				for (const row of effect.change.rows) this.#checkWitness(row);
				break;
			case 'reseal': {
				const items = effect.items.map((item) => ({
					...item,
					body: item.body && this.#sealed(decodeBody(item.body).secret),
					stale: false
				}));
				this.feed({ type: 'resealed', items });
				break;
			}
			case 'rebuild': {
				this.rebuilds++;
				const { digest, outbox } = this.disk.rebuild(this.slot, 0);
				this.feed({ type: 'rebuilt', digest, outbox });
				break;
			}
			case 'wait':
				this.#waits = true;
				break;
			case 'alarm':
				this.alarms.push(effect.why);
				break;
			case 'stop':
				this.alarms.push(`stopped: ${effect.failure}`);
		}
	}

	#sealed(secret: string): Uint8Array {
		return encodeBody({ secret, n: this.replica.head, digest: hex(this.replica.digest) });
	}

	/** What the state layer does when it opens an entry: the author must have seen the same log. */
	#checkWitness(row: { seq: number; body: Uint8Array | null; gid: string | null }): void {
		if (!row.body) return;
		const { n, digest } = decodeBody(row.body);
		const own = n === 0 ? this.#parts.firstDigest(this.replica.space, sha256) : this.#digestAt(n);
		if (n >= row.seq || !own || hex(own) !== digest) this.alarms.push(`fork@${row.seq}`);
	}

	#digestAt(n: number): Uint8Array | undefined {
		return this.disk.rows[n - 1]?.digest;
	}
}
