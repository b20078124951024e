// One space in readable form: opens what the log brings, seals what is written, checks that every
// author saw the log this device sees, and keeps opened entries in sealed chunks so that the app
// opens at once. Framework-free; space.svelte.ts makes it reactive.
import { sha256 } from '@noble/hashes/sha2.js';
import { openFromCache, sealForCache } from '#lib/crypto/account-key.ts';
import { fromBase64url, fromUtf8, random, toBase64url, utf8 } from '#lib/crypto/bytes.ts';
import { openEntry, sealEntry } from '#lib/crypto/envelope.ts';
import { groupId, type SpaceKeys } from '#lib/crypto/space-key.ts';
import type { DomainEntry } from '#lib/domain/event.ts';
import { fromHex, toHex } from '#lib/protocol/bytes.ts';
import type { EntryId, GroupId, Slot } from '#lib/protocol/ids.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { chunkOf, chunkRows, type Cache } from '#lib/sync/cache.ts';
import type { DeviceLog, Witness } from '#lib/sync/device-log.ts';
import type { DeviceRow } from '#lib/sync/device-row.ts';
import type { OutboxItem } from '#lib/sync/outbox-item.ts';
import type { Change } from '#lib/sync/replica.ts';

type NewEvent = { k: string; v: number; d: unknown };

/** An own entry as the outbox or the server's list has it. */
type Sealed = Pick<OutboxItem, 'eid' | 'kv' | 'body'> & { readonly gid: string | null };

/** What is sealed into an entry. */
type Payload = { k: string; v: number; t: number; w: [n: number, digest: string]; d: unknown };

/** A confirmed entry as kept in memory and in chunks. */
type Kept = {
	seq: number;
	eid: EntryId;
	author: Slot;
	t: number;
	/** The minute in which the server took it in; not there in what still waits. */
	minute?: number;
	k: string;
	v: number;
	d: unknown;
};

export type LedgerEvents = {
	changed(): void;
	/** This device and the author of an entry were shown different histories. */
	fork(): void;
};

/** How many digests are remembered for checking witnesses before the cache is asked. */
const remembered = 1024;

export class Ledger {
	readonly log: DeviceLog;
	readonly slot: Slot;
	readonly #keys: SpaceKeys;
	readonly #cacheKey: CryptoKey;
	readonly #cache: Cache;
	readonly #events: LedgerEvents;
	readonly #serverNow: () => number;
	#entries: Kept[] = [];
	#pending = new Map<EntryId, Kept>();
	#stuck = new Map<EntryId, Kept>();
	/** Own sealed answers that wait outside the log. */
	#sealed = new Map<EntryId, Kept>();
	#unreadable = 0;
	#digests = new Map<number, Uint8Array>();
	#work: Promise<void> = Promise.resolve();

	constructor(
		ports: {
			log: DeviceLog;
			slot: Slot;
			keys: SpaceKeys;
			cacheKey: CryptoKey;
			cache: Cache;
			serverNow: () => number;
		},
		events: LedgerEvents
	) {
		this.log = ports.log;
		this.slot = ports.slot;
		this.#keys = ports.keys;
		this.#cacheKey = ports.cacheKey;
		this.#cache = ports.cache;
		this.#serverNow = ports.serverNow;
		this.#events = events;
	}

	/** Entries in the order of the log, then one's own that still wait. */
	entries(): DomainEntry[] {
		const confirmed = this.#entries.map((entry) => ({ ...entry, pending: false }));
		const known = new Set(this.#entries.map((entry) => entry.eid));
		const waiting = [...this.#pending.values()].filter(({ eid }) => !known.has(eid));
		return [...confirmed, ...waiting.map((entry) => ({ ...entry, pending: true }))];
	}

	/** What the server refused for good, with its words. */
	stuck(): DomainEntry[] {
		return [...this.#stuck.values()].map((entry) => ({ ...entry, pending: true }));
	}

	/** Own answers that wait, sealed, until both are in: nobody else knows of them. */
	sealed(): DomainEntry[] {
		const known = new Set(this.#entries.map((entry) => entry.eid));
		const sent = new Set(this.log.mine.map((entry) => toHex(entry.eid)));
		return [...this.#sealed.values()]
			.filter(({ eid }) => !known.has(eid))
			.map((entry) => ({ ...entry, pending: !sent.has(entry.eid) }));
	}

	/** Entries that could not be opened: a missing key, a newer envelope, or damage. */
	get unreadable(): number {
		return this.#unreadable;
	}

	/** Loads what is stored and follows the log from there. */
	async start(): Promise<void> {
		this.log.listen({
			change: (change) => this.#enqueue(() => this.#apply(change)),
			reset: () => this.#enqueue(async () => this.#reset())
		});
		this.#enqueue(() => this.#load());
		await this.#work;
	}

	/** Seals and stores a new entry; resolves when it is safe on this device. */
	async write(event: NewEvent): Promise<EntryId> {
		return this.#put(event, null, []);
	}

	/**
	 * Writes an answer that the partner sees when both have answered under the same `instance`, and not
	 * a sign of it before. `replaces`: the own waiting answer it takes the place of.
	 */
	async writeSealed(instance: string, event: NewEvent, replaces?: EntryId): Promise<EntryId> {
		const gid = toHex(await groupId(this.#keys, instance)) as GroupId;
		return this.#put(event, gid, replaces ? [replaces] : []);
	}

	/** Gives a waiting sealed answer after all, for the partner to read now. */
	async giveSealed(eid: EntryId, event: NewEvent): Promise<EntryId> {
		return this.#put(event, null, [eid]);
	}

	async #put(event: NewEvent, gid: GroupId | null, erase: EntryId[]): Promise<EntryId> {
		const eid = toHex(random(16)) as EntryId;
		const t = Math.round(this.#serverNow());
		const kv = this.#keys.epoch;
		const body = await this.#seal({ eid, kv, gid }, { ...event, t }, this.log.witness);
		const shown = gid ? this.#sealed : this.#pending;
		shown.set(eid, { seq: 0, eid, author: this.slot, t, ...event });
		for (const old of erase) this.#sealed.delete(old);
		await this.log.append({ eid, kv, gid, erase, body, stale: false });
		this.#events.changed();
		return eid;
	}

	/** Erases an own entry here, on the server, and on the partner's devices when they next connect. */
	async takeBack(eid: EntryId): Promise<void> {
		const erasing = toHex(random(16)) as EntryId;
		const kv = this.#keys.epoch;
		this.#entries = this.#entries.filter((entry) => entry.eid !== eid);
		this.#pending.delete(eid);
		this.#sealed.delete(eid);
		this.#events.changed();
		await this.log.takeBack(eid, {
			eid: erasing,
			kv,
			gid: null,
			erase: [],
			body: null,
			stale: false
		});
	}

	/** Seals an outbox item anew for the log as it is now. */
	async reseal(item: OutboxItem, witness: Witness): Promise<OutboxItem | null> {
		if (!item.body) return item;
		const opened = await this.#open({ ...item, author: this.slot, body: item.body });
		if (!opened) return null;
		const { w: _old, ...payload } = opened;
		return {
			...item,
			kv: this.#keys.epoch,
			body: await this.#seal({ ...item, kv: this.#keys.epoch }, payload, witness)
		};
	}

	#enqueue(work: () => Promise<void>): void {
		this.#work = this.#work.then(work);
	}

	async #load(): Promise<void> {
		const { space } = this.log;
		const head = this.log.head;
		const basis = await this.#cache.basis(space);
		const chunks = await this.#openChunks(await this.#cache.chunks(space));
		const parts: Kept[][] = [];
		for (let index = 0; index <= chunkOf(Math.max(head, 1)); index++) {
			const ready = chunks.get(index);
			const last = Math.min(head, (index + 1) * chunkRows);
			parts[index] = ready ?? (await this.#openRows(index * chunkRows + 1, last));
			const full = (index + 1) * chunkRows <= head;
			if (!ready && full) void this.#storeChunk(index, parts[index]!, basis);
		}
		this.#entries = parts.flat();
		await this.#refreshPending();
		this.#events.changed();
	}

	async #openChunks(sealed: ReadonlyMap<number, Uint8Array>): Promise<Map<number, Kept[]>> {
		const opened = await Promise.all(
			[...sealed].map(async ([index, box]) => {
				const bytes = await openFromCache(this.#cacheKey, this.#chunkName(index), box);
				return [index, bytes && (JSON.parse(fromUtf8(bytes)) as Kept[])] as const;
			})
		);
		return new Map(opened.filter((part): part is [number, Kept[]] => part[1] !== null));
	}

	#chunkName(index: number): string {
		return `chunk/${this.log.space}/${index}`;
	}

	async #openRows(from: number, to: number): Promise<Kept[]> {
		if (to < from) return [];
		const rows = await this.#cache.rows(this.log.space, from, to);
		return this.#openAll(rows, false);
	}

	async #storeChunk(index: number, entries: Kept[], basis: number): Promise<void> {
		const bytes = utf8(JSON.stringify(entries));
		const sealed = await sealForCache(this.#cacheKey, this.#chunkName(index), bytes, random);
		await this.#cache.putChunk(this.log.space, index, sealed, basis).catch(() => false);
	}

	async #apply(change: Change): Promise<void> {
		if (change.rows.length > 0) {
			for (const { seq, digest } of change.rows) this.#remember(seq, digest);
			const before = chunkOf(Math.max(1, change.rows[0]!.seq));
			this.#entries.push(...(await this.#openAll(change.rows, true)));
			const now = chunkOf(change.head + 1);
			for (let index = before; index < now; index++) await this.#sealFullChunk(index);
		}
		if (change.erased.length > 0) {
			const gone = new Set(change.erased.map(({ eid, author }) => `${author}:${eid}`));
			this.#entries = this.#entries.filter(({ author, eid }) => !gone.has(`${author}:${eid}`));
		}
		for (const { author, before } of change.purged) {
			this.#entries = this.#entries.filter((e) => e.author !== author || e.seq >= before);
		}
		await this.#refreshPending();
		this.#events.changed();
	}

	async #sealFullChunk(index: number): Promise<void> {
		const basis = await this.#cache.basis(this.log.space);
		const entries = this.#entries.filter(({ seq }) => chunkOf(seq) === index);
		await this.#storeChunk(index, entries, basis);
	}

	#reset(): void {
		this.#entries = [];
		this.#digests.clear();
		this.#events.changed();
	}

	#remember(seq: number, digest: Uint8Array): void {
		this.#digests.set(seq, digest);
		if (this.#digests.size <= remembered) return;
		for (const old of this.#digests.keys()) {
			if (this.#digests.size <= remembered) break;
			this.#digests.delete(old);
		}
	}

	/** Opens rows side by side: WebCrypto works on many at once. */
	async #openAll(rows: readonly DeviceRow[], isNew: boolean): Promise<Kept[]> {
		const opened = await Promise.all(
			rows.map(async (row): Promise<Kept | null> => {
				if (row.kind !== 0 || !row.body || row.author === 255) return null;
				const { seq, eid, author, at: minute } = row;
				const payload = await this.#open({ ...row, author, body: row.body });
				if (!payload) {
					this.#unreadable++;
					return null;
				}
				if (isNew && !(await this.#witnessed(payload.w, seq))) this.#events.fork();
				const { k, v, d } = payload;
				// Nobody writes what the server has before they wrote it, or before there was a server.
				const t = Math.min(Math.max(payload.t, 0), (minute + 1) * 60_000);
				return { seq, eid, author, t, minute, k, v, d };
			})
		);
		return opened.filter((entry) => entry !== null);
	}

	/** The author saw `n` rows that end with this digest; so must this device have. */
	async #witnessed([n, text]: Payload['w'], seq: number): Promise<boolean> {
		if (n >= seq) return false;
		const seen = fromBase64url(text);
		const own = await this.#digestAt(n);
		return seen?.length === 16 && own !== null && seen.every((byte, i) => byte === own[i]);
	}

	async #digestAt(n: number): Promise<Uint8Array | null> {
		if (n === 0) return firstDigest(fromHex(this.log.space), sha256);
		const known = this.#digests.get(n);
		if (known) return known;
		const [row] = await this.#cache.rows(this.log.space, n, n);
		return row?.digest ?? null;
	}

	async #refreshPending(): Promise<void> {
		const { outbox, mine } = this.log;
		const going = new Set(outbox.flatMap((item) => item.erase));
		this.#pending = await this.#openItems(
			outbox.filter((item) => !item.gid),
			this.#pending
		);
		this.#stuck = await this.#openItems(this.log.status.stuck, this.#stuck);
		const waiting: Sealed[] = [
			...mine.map((entry) => ({
				...entry,
				eid: toHex(entry.eid) as EntryId,
				gid: toHex(entry.gid)
			})),
			...outbox.filter((item) => item.gid)
		].filter((item) => !going.has(item.eid));
		this.#sealed = await this.#openItems(waiting, this.#sealed);
	}

	async #openItems(
		items: readonly Sealed[],
		known: Map<EntryId, Kept>
	): Promise<Map<EntryId, Kept>> {
		const opened = await Promise.all(
			items.map(async (item): Promise<Kept | null> => {
				const ready = known.get(item.eid);
				if (ready) return ready;
				if (!item.body) return null;
				const payload = await this.#open({ ...item, author: this.slot, body: item.body });
				if (!payload) return null;
				const { t, k, v, d } = payload;
				return { seq: 0, eid: item.eid, author: this.slot, t, k, v, d };
			})
		);
		return new Map(opened.filter((entry) => entry !== null).map((entry) => [entry.eid, entry]));
	}

	async #open(entry: {
		eid: EntryId;
		author: Slot;
		kv: number;
		gid: string | null;
		body: Uint8Array;
	}): Promise<Payload | null> {
		const { eid, author: slot, kv, gid, body } = entry;
		const place = { eid: fromHex(eid), slot, kv, gid: gid === null ? null : fromHex(gid) };
		const opened = await openEntry(this.#keys, place, body);
		return opened.ok ? readPayload(opened.json) : null;
	}

	#seal(
		{ eid, kv, gid }: { eid: EntryId; kv: number; gid: string | null },
		payload: Omit<Payload, 'w'>,
		{ n, digest }: Witness
	): Promise<Uint8Array> {
		const place = {
			eid: fromHex(eid),
			slot: this.slot,
			kv,
			gid: gid === null ? null : fromHex(gid)
		};
		const { k, v, t, d } = payload;
		const json = JSON.stringify({ k, v, t, w: [n, toBase64url(digest)], d } satisfies Payload);
		return sealEntry(this.#keys, place, json, random);
	}
}

/** A payload of the right shape, or null: a partner's device may be broken or lie. */
function readPayload(json: string): Payload | null {
	try {
		const { k, v, t, w, d } = JSON.parse(json) as Partial<Payload>;
		const shaped =
			typeof k === 'string' &&
			Number.isInteger(v) &&
			Number.isFinite(t) &&
			Array.isArray(w) &&
			Number.isInteger(w[0]) &&
			typeof w[1] === 'string';
		return shaped ? ({ k, v, t, w, d } as Payload) : null;
	} catch {
		return null;
	}
}
