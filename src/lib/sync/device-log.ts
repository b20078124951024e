// One space on this device: runs the replica's steps and carries out their effects in order. It
// stores before it shows, sends without waiting, and tells its listeners what changed.
import { fromHex } from '#lib/protocol/bytes.ts';
import { failureClass, type Failure } from '#lib/protocol/failures.ts';
import type { EntryId, Slot, SpaceId } from '#lib/protocol/ids.ts';
import type { SealedEntry } from '#lib/protocol/messages.ts';
import type { Row, Sha256 } from '#lib/protocol/row.ts';
import type { Cache, Saved } from './cache.ts';
import { LogQuestions } from './log-questions.ts';
import type { OutboxItem, StuckItem } from './outbox-item.ts';
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
	readonly #questions: LogQuestions;
	#replica: Replica;
	#stuck: StuckItem[];
	#rebuiltAt: number;
	/** The basis of what was stored (cache.ts) when this log was opened. */
	readonly basis: number;
	#failures = 0;
	#cancelWait: (() => void) | null = null;
	#effects: Promise<void> = Promise.resolve();
	#waiting = 0;
	#listeners = new Set<LogListener>();
	#status: LogStatus;

	private constructor(
		space: SpaceId,
		ch: number,
		replica: Replica,
		stuck: StuckItem[],
		{ rebuiltAt, basis }: Pick<Saved, 'rebuiltAt' | 'basis'>,
		ports: DeviceLogPorts
	) {
		this.space = space;
		this.#replica = replica;
		this.#stuck = stuck;
		this.#rebuiltAt = rebuiltAt;
		this.basis = basis;
		this.#ports = ports;
		this.#step = replicaSteps(ports.sha256);
		const { transport, clock, startOver } = ports;
		this.#questions = new LogQuestions(space, ch, {
			transport,
			clock,
			startOver,
			feed: (input) => void this.feed(input),
			busy: () => this.#waiting >= mostWaiting
		});
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
		const { stuck, rebuiltAt, basis, ...saved } = await ports.cache.load(space);
		const outbox = await unconfirmed(ports.cache, space, slot, saved.outbox);
		const replica = newReplica({ ...saved, outbox, space: fromHex(space), slot });
		return new DeviceLog(space, ch, replica, stuck, { rebuiltAt, basis }, ports);
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

	/** Own entries whose rows came since this page was loaded. */
	get arrived(): ReadonlySet<EntryId> {
		return this.#replica.arrived;
	}

	/** Whether the log was ever laid aside: only then is there an old copy. */
	get rebuilt(): boolean {
		return this.#rebuiltAt > 0;
	}

	/** Resolves when all that has come so far is stored and its listeners have been told. */
	stored(): Promise<void> {
		return this.#effects;
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

	/** Asks the server for its time, while the log is live. Resolves when there is an answer, or none. */
	async askTime(): Promise<void> {
		const { link, head: after, digest } = this.#replica;
		if (link === 'live') await this.#questions.time({ after, digest });
	}

	connected(): void {
		this.#questions.nextConnection();
		void this.feed({ type: 'connected' });
	}

	dropped(): void {
		this.#questions.nextConnection();
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
		const { connection } = this.#questions;
		this.#waiting++;
		for (const effect of effects) {
			this.#effects = this.#effects.then(() => this.#carryOut(effect, connection));
		}
		this.#effects = this.#effects.then(() => void this.#waiting--);
		const done = this.#effects;
		// Last: whoever is told may wait for what this step stores.
		this.#show({});
		this.#heard(input);
		return done;
	}

	async #carryOut(effect: Effect, connection: number): Promise<void> {
		switch (effect.type) {
			case 'commit':
				await this.#commit(effect.change);
				break;
			case 'hello':
				this.#questions.hello(effect, connection);
				break;
			case 'pull':
				this.#questions.pull(effect, connection);
				break;
			case 'append':
				this.#questions.append(effect.items, connection);
				break;
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

	/** What an answer says about sending, and about pages that were asked for ahead. */
	#heard(input: Input): void {
		if (input.type === 'page' && (input.message.rows.at(-1)?.seq ?? 0) > this.#replica.head) {
			this.#questions.notAhead();
		} else if (input.type === 'refused' && input.eids) this.#notTaken(input.failure);
		else if (input.type === 'acked') {
			if (input.message.fail) this.#notTaken(input.message.fail.failure);
			else this.#settled();
		}
	}

	/** What is refused for good does not wait: it is told by itself. */
	#notTaken(failure: Failure): void {
		if (failureClass(failure) !== 'permanent') this.#show({ delayed: failure });
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
