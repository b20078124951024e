// One space's part of the memory cache: the same promises as the IndexedDB cache, kept with plain
// arrays and without waiting, so that the executable model can drive it step by step.
import { fromHex } from '#lib/protocol/bytes.ts';
import type { EntryId, Slot, SpaceId } from '#lib/protocol/ids.ts';
import { firstDigest, type Sha256 } from '#lib/protocol/row.ts';
import { chunkOf, type Rebuilt, type Saved } from './cache.ts';
import type { DeviceRow } from './device-row.ts';
import type { Change } from './replica.ts';
import { reoffer } from './reoffer.ts';

/** A space as stored: what `load` gives, its rows, and the copy from before a rebuild. */
export class SpaceDisk {
	#first: Uint8Array;
	#sha256: Sha256;
	saved: Saved;
	rows: DeviceRow[] = [];
	old: DeviceRow[] = [];
	chunks = new Map<number, Uint8Array>();

	constructor(space: SpaceId, sha256: Sha256) {
		this.#sha256 = sha256;
		this.#first = firstDigest(fromHex(space), sha256);
		this.saved = {
			head: 0,
			digest: this.#first,
			outbox: [],
			stuck: [],
			mine: [],
			erased: new Set(),
			rebuiltAt: 0,
			basis: 0
		};
	}

	/** See Cache.commit. */
	commit(change: Change): void {
		const { saved } = this;
		for (const row of change.rows) {
			if (row.seq !== saved.head + 1) continue;
			this.rows.push(row);
			saved.head = row.seq;
			saved.digest = row.digest;
		}
		for (const { eid, author } of change.erased) {
			saved.erased.add(`${author}:${eid}`);
			this.#forget((row) => row.eid === eid && row.author === author);
		}
		for (const { author, before } of change.purged) {
			this.#forget((row) => row.author === author && row.seq < before);
			this.chunks.clear();
		}
		const left = new Set<EntryId>(change.left);
		const anew = new Map(change.queued.map((item) => [item.eid, item]));
		const kept = saved.outbox.filter((item) => !left.has(item.eid));
		const known = new Set(kept.map((item) => item.eid));
		saved.outbox = [
			...kept.map((item) => anew.get(item.eid) ?? item),
			...change.queued.filter((item) => !known.has(item.eid))
		];
		const refused = new Set(change.stuck.map((item) => item.eid));
		saved.stuck = [...saved.stuck.filter((item) => !refused.has(item.eid)), ...change.stuck];
		if (change.mine) saved.mine = [...change.mine];
	}

	#forget(is: (row: DeviceRow) => boolean): void {
		this.saved.basis++;
		const gone = (row: DeviceRow) => row.body !== null && is(row);
		for (const row of this.rows) if (gone(row)) this.chunks.delete(chunkOf(row.seq));
		const without = (row: DeviceRow) => (gone(row) ? { ...row, body: null } : row);
		this.rows = this.rows.map(without);
		this.old = this.old.map(without);
	}

	/** See Cache.rebuild. */
	rebuild(slot: Slot, now: number): Rebuilt {
		const { rows, saved } = this;
		const outbox = reoffer(
			{ rows, outbox: saved.outbox, erased: saved.erased, slot },
			this.#sha256
		);
		this.old = this.rows;
		this.rows = [];
		this.chunks.clear();
		this.saved = {
			...this.saved,
			head: 0,
			digest: this.#first,
			outbox,
			rebuiltAt: now,
			basis: saved.basis + 1
		};
		return { digest: this.#first, outbox };
	}
}
