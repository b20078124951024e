// One space in readable form: opens what the log brings, seals what is written, checks that every
// author saw the log this device sees, and keeps opened entries in sealed chunks so that the app
// opens at once. Framework-free; space.svelte.ts makes it reactive.
import { random } from '#lib/crypto/bytes.ts';
import { groupId, type SpaceKeys } from '#lib/crypto/space-key.ts';
import { checked, type DomainEntry } from '#lib/domain/event.ts';
import { toHex } from '#lib/protocol/bytes.ts';
import type { EntryId, GroupId, Slot } from '#lib/protocol/ids.ts';
import { chunkOf, chunkRows, type Cache } from '#lib/sync/cache.ts';
import type { DeviceLog, Witness } from '#lib/sync/device-log.ts';
import type { DeviceRow } from '#lib/sync/device-row.ts';
import type { OutboxItem } from '#lib/sync/outbox-item.ts';
import type { Change } from '#lib/sync/replica.ts';
import type { Kept, OpenedChunk, OpenedChunks } from './opened-chunks.ts';
import { entryTime, openPayload, sealPayload, type Payload, type Unreadable } from './payload.ts';
import { Witnesses } from './witnesses.ts';

type NewEvent = { k: string; v: number; d: unknown };

/** An own entry as the outbox or the server's list has it. */
type Sealed = Pick<OutboxItem, 'eid' | 'kv' | 'body'> & { readonly gid: string | null };

/** So many rows opened one by one are kept opened, although their chunk is still growing. */
const worthKeeping = 32;

/** An entry that stands in the log and cannot be read, or is there for the second time. */
type SetAside = { eid: EntryId; author: Slot; why: Unreadable };

export type LedgerEvents = {
	changed(): void;
	/** This device and the author of an entry were shown different histories. */
	fork(): void;
};

export class Ledger {
	readonly log: DeviceLog;
	readonly slot: Slot;
	readonly #keys: SpaceKeys;
	readonly #cache: Cache;
	readonly #chunks: OpenedChunks;
	readonly #witnesses: Witnesses;
	readonly #events: LedgerEvents;
	readonly #serverNow: () => number;
	#entries: Kept[] = [];
	/** From before the server went back in time: what the log of today does not hold stays readable. */
	#old: Kept[] = [];
	#pending = new Map<EntryId, Kept>();
	#stuck = new Map<EntryId, Kept>();
	/** Own sealed answers that wait outside the log. */
	#sealed = new Map<EntryId, Kept>();
	/** Own entries whose rows were looked at here since this page was loaded. */
	#applied = new Set<EntryId>();
	/** By place: what could not be opened, and whether a newer app may. */
	#unreadable = new Map<number, SetAside>();
	/** Where each entry stands: one that comes again in another place was put there by the server. */
	#places = new Map<EntryId, number>();
	/** Entries whose places are not among these yet: they are first asked for when another row comes. */
	#unplaced: (readonly Kept[])[] = [];
	#work: Promise<void> = Promise.resolve();

	constructor(
		ports: {
			log: DeviceLog;
			slot: Slot;
			keys: SpaceKeys;
			cache: Cache;
			chunks: OpenedChunks;
			serverNow: () => number;
		},
		events: LedgerEvents
	) {
		this.log = ports.log;
		this.slot = ports.slot;
		this.#keys = ports.keys;
		this.#cache = ports.cache;
		this.#chunks = ports.chunks;
		this.#witnesses = new Witnesses(ports.cache, ports.log.space);
		this.#serverNow = ports.serverNow;
		this.#events = events;
	}

	/** Entries in the order of the log, then one's own that still wait. */
	entries(): DomainEntry[] {
		const going = this.#going();
		const stays = ({ eid, author }: Kept) => author !== this.slot || !going.has(eid);
		const here = going.size === 0 ? this.#entries : this.#entries.filter(stays);
		const waiting = this.#notInLog(this.#pending);
		if (this.#old.length === 0) return [...here, ...waiting];
		const known = new Set([...here, ...waiting].map(({ eid }) => eid));
		const old = this.#old.filter((entry) => !known.has(entry.eid) && stays(entry));
		return [...old, ...here, ...waiting];
	}

	/** Own entries whose erasure is on its way: nobody sees them again, whatever arrives until then. */
	#going(): ReadonlySet<EntryId> {
		return new Set(this.log.outbox.flatMap((item) => item.erase));
	}

	/** What the server refused for good, with its words. */
	stuck(): DomainEntry[] {
		return [...this.#stuck.values()];
	}

	/** Own answers that wait, sealed, until both are in: nobody else knows of them. */
	sealed(): DomainEntry[] {
		const sent = new Set(this.log.mine.map((entry) => toHex(entry.eid)));
		const going = this.#going();
		return this.#notInLog(this.#sealed)
			.filter(({ eid }) => !going.has(eid))
			.map((entry) => ({ ...entry, pending: !sent.has(entry.eid) }));
	}

	/** Those of `waiting` whose row is not here yet. */
	#notInLog(waiting: ReadonlyMap<EntryId, Kept>): Kept[] {
		if (waiting.size === 0) return [];
		const arrived = new Set<EntryId>();
		for (const { eid } of this.#entries) if (waiting.has(eid)) arrived.add(eid);
		return [...waiting.values()].filter(({ eid }) => !arrived.has(eid));
	}

	/** Entries that could not be opened; all others are as if these were not there. */
	get unreadable(): SetAside[] {
		return [...this.#unreadable.values()];
	}

	/** Loads what is stored and follows the log from there. */
	async start(): Promise<void> {
		this.log.listen({
			change: (change) => this.#enqueue(() => this.#apply(change)),
			reset: () => this.#enqueue(() => this.#reset())
		});
		this.#enqueue(() => this.#load());
		await this.#work;
	}

	/** Resolves when all that the log has brought so far is open. */
	async upToDate(): Promise<void> {
		await this.log.stored();
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
		const t = entryTime(this.#serverNow());
		const kv = this.#keys.epoch;
		const body = await this.#seal({ eid, kv, gid }, { ...event, t }, this.log.witness);
		const shown = gid ? this.#sealed : this.#pending;
		shown.set(eid, { seq: 0, eid, author: this.slot, t, ...event, pending: true });
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
		this.#old = this.#old.filter((entry) => entry.eid !== eid);
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
		if (typeof opened === 'string') return null;
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
		const { head } = this.log;
		const { basis, chunks } = await this.#chunks.all(this.log.basis);
		const parts: Kept[][] = [];
		for (let index = 0; index <= chunkOf(Math.max(head, 1)); index++) {
			const { through, kept } = chunks.get(index) ?? { through: index * chunkRows, kept: [] };
			const last = Math.min(head, (index + 1) * chunkRows);
			// Another tab may have kept more of it than this one has in its log.
			const ready = through > last ? kept.filter(({ seq }) => seq <= last) : kept;
			this.#unplaced.push(ready);
			const opened = await this.#openRows(through + 1, last);
			parts.push(ready, opened);
			const full = last === (index + 1) * chunkRows && through < last;
			if (full || last - through >= worthKeeping) {
				void this.#storeChunk(index, { through: last, kept: [...ready, ...opened] }, basis);
			}
		}
		this.#entries = parts.flat();
		this.#old = this.log.rebuilt ? await this.#openOld() : [];
		await this.#refreshPending();
		this.#events.changed();
	}

	/** The copy from before a rebuild, as far as it is not in the log again. */
	async #openOld(): Promise<Kept[]> {
		const rows = await this.#cache.oldCopy(this.log.space);
		const opened = await Promise.all(
			rows.map(async (row): Promise<Kept | null> => {
				const { seq, eid, author, body } = row;
				if (row.kind !== 0 || !body || author === 255 || this.#placeOf(eid)) return null;
				const payload = await this.#open({ ...row, author, body });
				if (typeof payload === 'string') return null;
				const { t, k, v, d } = payload;
				return checked({ seq, eid, author, t, k, v, d, pending: false });
			})
		);
		return opened.filter((entry) => entry !== null);
	}

	async #openRows(from: number, to: number): Promise<Kept[]> {
		if (to < from) return [];
		const rows = await this.#cache.rows(this.log.space, from, to);
		return this.#openAll(rows, false);
	}

	async #storeChunk(index: number, chunk: OpenedChunk, basis: number): Promise<void> {
		// What cannot be opened today is tried again at the next start: the key or the update may be here.
		if ([...this.#unreadable.keys()].some((seq) => chunkOf(seq) === index)) return;
		await this.#chunks.put(index, chunk, basis);
	}

	async #apply(change: Change): Promise<void> {
		if (change.rows.length > 0) {
			for (const { seq, digest } of change.rows) this.#witnesses.remember(seq, digest);
			const before = chunkOf(Math.max(1, change.rows[0]!.seq));
			const opened = await this.#openAll(change.rows, true);
			// Not before: taking something back meanwhile has put another list in its place.
			this.#entries.push(...opened);
			for (const { author, eid } of change.rows) if (author === this.slot) this.#applied.add(eid);
			const now = chunkOf(change.head + 1);
			for (let index = before; index < now; index++) await this.#sealFullChunk(index);
		}
		if (change.erased.length > 0) {
			const gone = new Set(change.erased.map(({ eid, author }) => `${author}:${eid}`));
			const stays = ({ author, eid }: Kept) => !gone.has(`${author}:${eid}`);
			this.#entries = this.#entries.filter(stays);
			this.#old = this.#old.filter(stays);
			for (const [seq, { author, eid }] of this.#unreadable) {
				if (gone.has(`${author}:${eid}`)) this.#unreadable.delete(seq);
			}
		}
		for (const { author, before } of change.purged) {
			this.#entries = this.#entries.filter((e) => e.author !== author || e.seq >= before);
			this.#old = this.#old.filter((e) => e.author !== author);
		}
		await this.#refreshPending();
		this.#events.changed();
	}

	async #sealFullChunk(index: number): Promise<void> {
		const basis = await this.#cache.basis(this.log.space);
		const kept = this.#entries.filter(({ seq }) => chunkOf(seq) === index);
		await this.#storeChunk(index, { through: (index + 1) * chunkRows, kept }, basis);
	}

	async #reset(): Promise<void> {
		const known = new Set(this.#entries.map(({ eid }) => eid));
		this.#old = [...this.#old.filter(({ eid }) => !known.has(eid)), ...this.#entries];
		this.#entries = [];
		this.#unreadable.clear();
		this.#places.clear();
		this.#unplaced = [];
		this.#applied.clear();
		this.#witnesses.forget();
		await this.#refreshPending();
		this.#events.changed();
	}

	/** Opens rows side by side: WebCrypto works on many at once. */
	async #openAll(rows: readonly DeviceRow[], isNew: boolean): Promise<Kept[]> {
		const opened = await Promise.all(
			rows.map(async (row) => {
				if (row.kind !== 0 || !row.body || row.author === 255) return null;
				const entry = { ...row, author: row.author, body: row.body };
				return { entry, payload: await this.#open(entry) };
			})
		);
		const kept: Kept[] = [];
		for (const { entry, payload } of opened.filter((each) => each !== null)) {
			const { seq, eid, author } = entry;
			const place = this.#placeOf(eid) ?? seq;
			if (typeof payload === 'string' || place !== seq) {
				const why = typeof payload === 'string' ? payload : 'broken';
				this.#unreadable.set(seq, { eid, author, why });
				if (place !== seq && isNew) this.#events.fork();
				continue;
			}
			if (isNew && !(await this.#witnesses.agree(payload.w, seq))) this.#events.fork();
			this.#places.set(eid, seq);
			const { at: minute } = entry;
			const { k, v, d } = payload;
			// Nobody writes what the server has before they wrote it, or before there was a server.
			const t = Math.min(Math.max(payload.t, 0), (minute + 1) * 60_000);
			kept.push(checked({ seq, eid, author, t, minute, k, v, d, pending: false }));
		}
		return kept;
	}

	/** Where an entry stands in the log, if it does. */
	#placeOf(eid: EntryId): number | undefined {
		for (const entries of this.#unplaced.splice(0)) {
			for (const { eid: known, seq } of entries) this.#places.set(known, seq);
		}
		return this.#places.get(eid);
	}

	async #refreshPending(): Promise<void> {
		const { outbox, mine } = this.log;
		const waiting: Sealed[] = [
			...mine.map((entry) => ({
				...entry,
				eid: toHex(entry.eid) as EntryId,
				gid: toHex(entry.gid)
			})),
			...outbox.filter((item) => item.gid)
		];
		const [pending, stuck, sealed] = await Promise.all([
			this.#openItems(
				outbox.filter((item) => !item.gid),
				this.#pending
			),
			this.#openItems(this.log.status.stuck, this.#stuck),
			this.#openItems(waiting, this.#sealed)
		]);
		// Somebody wrote or took something back while these were being opened: what they did stands.
		if (outbox !== this.log.outbox || mine !== this.log.mine) return this.#refreshPending();
		this.#pending = new Map([...this.#onTheWay(this.#pending), ...pending]);
		this.#stuck = stuck;
		this.#sealed = new Map([...this.#onTheWay(this.#sealed), ...sealed]);
	}

	/** Those that wait no more because their rows came, which are about to be shown in their place. */
	#onTheWay(waiting: ReadonlyMap<EntryId, Kept>): [EntryId, Kept][] {
		const { arrived } = this.log;
		return [...waiting].filter(([eid]) => arrived.has(eid) && !this.#applied.has(eid));
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
				if (typeof payload === 'string') return null;
				const { t, k, v, d } = payload;
				return { seq: 0, eid: item.eid, author: this.slot, t, k, v, d, pending: true };
			})
		);
		return new Map(opened.filter((entry) => entry !== null).map((entry) => [entry.eid, entry]));
	}

	#open(entry: Parameters<typeof openPayload>[1]): Promise<Payload | Unreadable> {
		return openPayload(this.#keys, entry);
	}

	#seal(
		{ eid, kv, gid }: Pick<OutboxItem, 'eid' | 'kv' | 'gid'>,
		payload: Omit<Payload, 'w'>,
		witness: Witness
	): Promise<Uint8Array> {
		return sealPayload(this.#keys, { eid, kv, gid, author: this.slot }, payload, witness);
	}
}
