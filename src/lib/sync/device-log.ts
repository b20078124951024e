// One space on this device: runs the replica's steps and carries out their effects in order. It
// stores before it shows, sends without waiting, and tells its listeners what changed.
import { WireError } from '#lib/protocol/bytes.ts';
import type { Failure } from '#lib/protocol/failures.ts';
import type { EntryId, Slot, SpaceId } from '#lib/protocol/ids.ts';
import {
	decodeAppendOk,
	decodeHelloOk,
	decodePullOk,
	encodeAppend,
	encodeHello,
	encodePull,
	type Answer,
	type SealedEntry
} from '#lib/protocol/messages.ts';
import { maxPageRows } from '#lib/protocol/limits.ts';
import { noHash, type Row, type Sha256 } from '#lib/protocol/row.ts';
import { protocolFloor, protocolVersion } from '#lib/protocol/version.ts';
import { fromHex } from '#lib/protocol/bytes.ts';
import type { Cache } from './cache.ts';
import { appendItem, type OutboxItem, type StuckItem } from './outbox-item.ts';
import {
	newReplica,
	type Change,
	type Effect,
	type Input,
	type Link,
	type Replica
} from './replica.ts';
import { replicaSteps } from './replica-steps.ts';
import type { ServerClock } from './server-clock.ts';
import type { Transport } from './transport.ts';

/** The log as its author saw it when sealing: its length and the first 16 bytes of its digest. */
export type Witness = { readonly n: number; readonly digest: Uint8Array };

/** Seals an item anew for the log as it is now; null when it cannot be opened any more. */
export type Reseal = (item: OutboxItem, witness: Witness) => Promise<OutboxItem | null>;

export type LogStatus = {
	readonly link: Link;
	readonly open: boolean;
	readonly unsent: number;
	readonly stuck: readonly StuckItem[];
	/** Why sending waits, while it waits. */
	readonly delayed: Failure | null;
	readonly ended: Failure | null;
	readonly alarm: 'digest' | 'author' | null;
	/** False when this browser could not store what was written. */
	readonly stored: boolean;
	/** How many entries were offered again after the server had gone back in time; 0 when it had not. */
	readonly offeredAgain: number;
};

export type LogListener = {
	change?(change: Change): void;
	status?(status: LogStatus): void;
	/** The confirmed log was laid aside and starts again from nothing. */
	reset?(): void;
};

export type DeviceLogPorts = {
	cache: Cache;
	transport: Transport;
	sha256: Sha256;
	now(): number;
	/** Calls back after `ms`; gives a function that cancels. */
	later(ms: number, callback: () => void): () => void;
	random(): number;
	reseal: Reseal;
	/** The connection makes no sense: a new one starts from the rows. */
	startOver(): void;
	/** Told by every answer that carries the server's time. */
	clock: ServerClock;
	/** Tells other tabs that the stored outbox changed. */
	outboxChanged(): void;
};

const rebuildPause = 60 * 60 * 1000;
const longestWait = 60_000;
/** Steps that may wait for the disk before no further page is asked for ahead. */
const mostWaiting = 3;

export class DeviceLog {
	readonly space: SpaceId;
	readonly #ports: DeviceLogPorts;
	readonly #step: ReturnType<typeof replicaSteps>;
	readonly #ch: number;
	#replica: Replica;
	#stuck: StuckItem[];
	#rebuiltAt: number;
	/** Counts connections: an answer that belongs to an earlier one is not for this one. */
	#connection = 0;
	#failures = 0;
	#cancelWait: (() => void) | null = null;
	#effects: Promise<void> = Promise.resolve();
	#waiting = 0;
	/** Rows after this number have been asked for ahead, on this connection; -1 when none have. */
	#ahead = -1;
	#listeners = new Set<LogListener>();
	#status: LogStatus;

	private constructor(
		space: SpaceId,
		ch: number,
		replica: Replica,
		stuck: StuckItem[],
		rebuiltAt: number,
		ports: DeviceLogPorts
	) {
		this.space = space;
		this.#ch = ch;
		this.#replica = replica;
		this.#stuck = stuck;
		this.#rebuiltAt = rebuiltAt;
		this.#ports = ports;
		this.#step = replicaSteps(ports.sha256);
		this.#status = {
			link: 'down',
			open: true,
			unsent: replica.outbox.length,
			stuck,
			delayed: null,
			ended: null,
			alarm: null,
			stored: true,
			offeredAgain: 0
		};
	}

	/** Opens a space from the cache; the engine connects it. */
	static async open(
		space: SpaceId,
		slot: Slot,
		ch: number,
		ports: DeviceLogPorts
	): Promise<DeviceLog> {
		const { stuck, rebuiltAt, ...saved } = await ports.cache.load(space);
		const outbox = await unconfirmed(ports.cache, space, slot, saved.outbox);
		const replica = newReplica({ ...saved, outbox, space: fromHex(space), slot });
		return new DeviceLog(space, ch, replica, stuck, rebuiltAt, ports);
	}

	get status(): LogStatus {
		return this.#status;
	}

	get head(): number {
		return this.#replica.head;
	}

	get outbox(): readonly OutboxItem[] {
		return this.#replica.outbox;
	}

	get mine(): readonly SealedEntry[] {
		return this.#replica.mine;
	}

	/** What an entry sealed now is bound to. */
	get witness(): Witness {
		return { n: this.#replica.head, digest: this.#replica.digest.slice(0, 16) };
	}

	/** Calls back for every change from now on; gives a function that ends it. */
	listen(listener: LogListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Puts a sealed entry into the outbox; resolves when it is stored on this device. */
	async append(item: OutboxItem): Promise<void> {
		await this.feed({ type: 'written', item });
		this.#ports.outboxChanged();
	}

	/** Takes an own entry back, sent or not; `erasing` carries the fresh id of the erasure. */
	async takeBack(eid: EntryId, erasing: OutboxItem): Promise<void> {
		await this.feed({ type: 'taken-back', eid, erasing });
		this.#ports.outboxChanged();
	}

	/** Forgets a refused entry the person has seen to. */
	async dismiss(eid: EntryId): Promise<void> {
		await this.#ports.cache.dismiss(this.space, eid);
		this.#stuck = this.#stuck.filter((item) => item.eid !== eid);
		this.#show({});
	}

	/** Another tab changed the stored outbox. */
	async outboxChangedElsewhere(): Promise<void> {
		const { cache } = this.#ports;
		const stored = await cache.outbox(this.space);
		const outbox = await unconfirmed(cache, this.space, this.#replica.slot, stored);
		await this.feed({ type: 'outbox-read', outbox });
		this.#tell({ ...noChange(this.#replica), queued: outbox });
	}

	/**
	 * Asks the server for its time. A hello on a channel that is open is a question like any other:
	 * it opens it once more where it is, and only the time in its answer is used. Resolves when there
	 * is an answer, or none.
	 */
	async askTime(): Promise<void> {
		const { link, head: after, digest } = this.#replica;
		if (link !== 'live') return;
		const connection = this.#connection;
		const asked = this.#ports.clock.ask();
		try {
			const bytes = await this.#ports.transport.ask('hello', this.#greeting({ after, digest }));
			const answer = decodeHelloOk(bytes);
			if (answer.ok && connection === this.#connection) {
				this.#ports.clock.answered(asked, answer.value.now);
			}
		} catch {
			// The next question, or whatever else is asked, will show what is wrong.
		}
	}

	connected(): void {
		this.#connection++;
		void this.feed({ type: 'connected' });
	}

	dropped(): void {
		this.#connection++;
		this.#cancelWait?.();
		void this.feed({ type: 'dropped' });
	}

	rows(head: number, rows: readonly Row[]): void {
		void this.feed({ type: 'rows', head, rows });
	}

	/** Runs one step; resolves when what it stores is stored. */
	feed(input: Input): Promise<void> {
		const { replica, effects } = this.#step(this.#replica, input);
		this.#replica = replica;
		this.#show({});
		// A page that does not follow on what is here: what was asked for after it is of no use.
		if (input.type === 'page' && (input.message.rows.at(-1)?.seq ?? 0) > replica.head) {
			this.#ahead = -1;
		}
		const connection = this.#connection;
		this.#waiting++;
		for (const effect of effects) {
			this.#effects = this.#effects.then(() => this.#carryOut(effect, connection));
		}
		this.#effects = this.#effects.then(() => void this.#waiting--);
		return this.#effects;
	}

	async #carryOut(effect: Effect, connection: number): Promise<void> {
		switch (effect.type) {
			case 'commit':
				await this.#commit(effect.change);
				break;
			case 'hello':
				this.#hello(effect, connection);
				break;
			case 'pull':
				if (effect.after > this.#ahead) this.#pull(effect, connection);
				break;
			case 'append': {
				const eids = effect.items.map((item) => item.eid);
				const message = encodeAppend({ ch: this.#ch, items: effect.items.map(appendItem) });
				const asked = this.#ports.clock.ask();
				this.#ask('append', message, connection, (bytes) => {
					const answer = decodeAppendOk(bytes);
					if (!answer.ok) return this.#delay({ ...refusal(answer), eids });
					this.#ports.clock.answered(asked, answer.value.now);
					if (answer.value.fail) this.#show({ delayed: answer.value.fail.failure });
					else this.#settled();
					return { type: 'acked', message: answer.value };
				});
				break;
			}
			case 'reseal':
				await this.#reseal(effect.items);
				break;
			case 'rebuild':
				await this.#rebuild();
				break;
			case 'wait':
				this.#wait(effect.ms);
				break;
			case 'alarm':
				this.#show({ alarm: effect.why });
				break;
			case 'stop':
				this.#show({ ended: effect.failure });
				break;
			default:
				effect satisfies never;
		}
	}

	#pull(from: { after: number; digest: Uint8Array; limit: number }, connection: number): void {
		const message = encodePull({ ch: this.#ch, ...from });
		this.#ask('pull', message, connection, (bytes) => {
			const answer = decodePullOk(bytes);
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
		if (last >= head || last <= this.#ahead || this.#waiting >= mostWaiting) return;
		this.#ahead = last;
		this.#pull({ after: last, digest: noHash, limit: maxPageRows }, connection);
	}

	#hello(place: { after: number; digest: Uint8Array }, connection: number): void {
		const asked = this.#ports.clock.ask();
		this.#ahead = -1;
		this.#ask('hello', this.#greeting(place), connection, (bytes) => {
			const answer = decodeHelloOk(bytes);
			if (!answer.ok) return refusal(answer);
			this.#ports.clock.answered(asked, answer.value.now);
			this.#readAhead(answer.value, connection);
			return { type: 'welcome', message: answer.value };
		});
	}

	#greeting({ after, digest }: { after: number; digest: Uint8Array }): Uint8Array {
		return encodeHello({
			versions: [protocolFloor, protocolVersion],
			ch: this.#ch,
			space: this.#replica.space,
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
					void this.feed(read(bytes));
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

	async #commit(change: Change): Promise<void> {
		// A new list, so that whoever watches the state of this log is told.
		if (change.stuck.length > 0) this.#stuck = [...this.#stuck, ...change.stuck];
		try {
			await this.#ports.cache.commit(this.space, change);
			if (!this.#status.stored) this.#show({ stored: true });
		} catch {
			// Full or closed storage: go on in memory and say so; the server is the record.
			this.#show({ stored: false });
		}
		this.#tell(change);
		this.#show({});
	}

	async #reseal(items: readonly OutboxItem[]): Promise<void> {
		const { witness } = this;
		const anew = await Promise.all(items.map((item) => this.#ports.reseal(item, witness)));
		void this.feed({
			type: 'resealed',
			// What cannot be opened any more is sent as it is: it is still this person's ciphertext.
			items: items.map((item, i) => ({ ...(anew[i] ?? item), stale: false }))
		});
	}

	async #rebuild(): Promise<void> {
		const now = this.#ports.now();
		if (now - this.#rebuiltAt < rebuildPause) {
			void this.feed({ type: 'rebuild-refused' });
			return;
		}
		this.#rebuiltAt = now;
		const { digest, outbox } = await this.#ports.cache.rebuild(this.space, this.#replica.slot, now);
		this.#show({ offeredAgain: outbox.length });
		void this.feed({ type: 'rebuilt', digest, outbox });
		for (const listener of this.#listeners) listener.reset?.();
	}

	#delay<T extends Extract<Input, { type: 'refused' }>>(input: T): T {
		this.#show({ delayed: input.failure });
		return input;
	}

	#settled(): void {
		this.#failures = 0;
		if (this.#status.delayed) this.#show({ delayed: null });
	}

	#wait(ms: number): void {
		this.#failures++;
		const backoff = Math.min(longestWait, 500 * 2 ** Math.min(this.#failures, 8));
		const wait = Math.max(ms, backoff) * (0.75 + this.#ports.random() / 2);
		this.#cancelWait?.();
		this.#cancelWait = this.#ports.later(wait, () => {
			this.#cancelWait = null;
			void this.feed({ type: 'wait-over' });
		});
	}

	#tell(change: Change): void {
		for (const listener of this.#listeners) listener.change?.(change);
	}

	#show(part: Partial<LogStatus>): void {
		const { link, open, outbox } = this.#replica;
		const next = {
			...this.#status,
			...part,
			link,
			open,
			unsent: outbox.length,
			stuck: this.#stuck
		};
		const old = this.#status;
		const same = (Object.keys(next) as (keyof LogStatus)[]).every((key) => next[key] === old[key]);
		if (same) return;
		this.#status = next;
		for (const listener of this.#listeners) listener.status?.(next);
	}
}

/** Without what has come back as a row: a tab that ended in between may have left it in the outbox. */
async function unconfirmed(
	cache: Cache,
	space: SpaceId,
	slot: Slot,
	outbox: readonly OutboxItem[]
): Promise<OutboxItem[]> {
	const here = await Promise.all(outbox.map(({ eid }) => cache.holds(space, slot, eid)));
	return outbox.filter((_item, i) => !here[i]);
}

const refusal = (answer: Extract<Answer<unknown>, { ok: false }>) =>
	({ type: 'refused', failure: answer.failure, retryMs: answer.retryMs }) as const;

const noChange = (replica: Replica): Change => ({
	head: replica.head,
	digest: replica.digest,
	rows: [],
	erased: [],
	purged: [],
	left: [],
	stuck: [],
	queued: [],
	mine: null
});
