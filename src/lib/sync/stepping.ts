// What one input changes on this device, collected: rows applied, the outbox, what waits sealed, and the
// effects in the order in which they must happen.
import { fromHex, sameBytes, toHex } from '#lib/protocol/bytes.ts';
import { failureClass, type Failure } from '#lib/protocol/failures.ts';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { maxPageRows } from '#lib/protocol/limits.ts';
import type { AppendOk, SealedEntry } from '#lib/protocol/messages.ts';
import type { Row, Sha256 } from '#lib/protocol/row.ts';
import { deviceRow, type DeviceRow } from './device-row.ts';
import { eraseOnlyId, firstBatch, type OutboxItem, type StuckItem } from './outbox-item.ts';
import type { Effect, Erasure, Replica, Step } from './replica.ts';

const erasureKey = (author: number, eid: string) => `${author}:${eid}`;

/** Collects what one input changes; `end` gives the new replica and the effects in order. */
export class Stepping {
	readonly #sha256: Sha256;
	r: Replica;
	effects: Effect[] = [];
	rows: DeviceRow[] = [];
	erased: Erasure[] = [];
	purged: { author: Slot | 255; before: number }[] = [];
	left: EntryId[] = [];
	stuck: StuckItem[] = [];
	queued: OutboxItem[] = [];
	mine: readonly SealedEntry[] | null = null;

	constructor(replica: Replica, sha256: Sha256) {
		this.r = replica;
		this.#sha256 = sha256;
	}

	set(part: Partial<Replica>) {
		this.r = { ...this.r, ...part };
	}

	end(): Step {
		const { rows, erased, purged, left, stuck, queued, mine } = this;
		const { head, digest } = this.r;
		const changed = rows.length + left.length + stuck.length + queued.length > 0 || mine !== null;
		const change = { head, digest, rows, erased, purged, left, stuck, queued, mine };
		// Stored first: what is sent or shown next is already safe on this device.
		const first: Effect[] = changed ? [{ type: 'commit', change }] : [];
		return { replica: this.r, effects: [...first, ...this.effects] };
	}

	/** Applies rows that continue the log; false when one lies beyond the next. */
	apply(rows: readonly Row[]): boolean {
		let { head, digest } = this.r;
		let erased: Set<string> | null = null;
		let open = this.r.open;
		const arrived = new Set<EntryId>();
		const returned: EntryId[] = [];
		let whole = true;
		for (const wire of rows) {
			if (wire.seq <= head) continue; // LOG2: a duplicate
			if (wire.seq > head + 1) {
				whole = false; // LOG3: a gap; nothing beyond it may be applied
				break;
			}
			let row = deviceRow(wire, digest, this.#sha256);
			const known = erased ?? this.r.erased;
			if (row.body && known.has(erasureKey(row.author, row.eid))) {
				if (row.author === this.r.slot) returned.push(row.eid);
				row = { ...row, body: null };
			}
			for (const eid of row.erase) {
				erased ??= new Set(this.r.erased);
				erased.add(erasureKey(row.author, eid));
				this.erased.push({ eid, author: row.author });
				// A body of this very batch is not yet stored: it must not get there.
				const at = this.rows.findIndex((r) => r.eid === eid && r.author === row.author);
				if (at >= 0) this.rows[at] = { ...this.rows[at]!, body: null };
			}
			if (row.kind === 2) {
				this.purged.push({ author: row.author, before: row.seq });
				this.rows = this.rows.map((r) => (r.author === row.author ? { ...r, body: null } : r));
			}
			if (row.kind === 3) open = false;
			this.rows.push(row);
			head = row.seq;
			digest = row.digest;
			if (this.r.claim?.head === head && !sameBytes(this.r.claim.digest, digest)) {
				this.effects.push({ type: 'alarm', why: 'digest' });
			}
			if (row.author === this.r.slot) arrived.add(row.eid);
			else if (this.r.outbox.some((item) => item.eid === row.eid)) {
				// Only this device made that id: somebody else's name on it is a lie.
				this.effects.push({ type: 'alarm', why: 'author' });
			}
		}
		this.set({ head, digest, open, erased: erased ?? this.r.erased });
		if (arrived.size > 0) this.set({ arrived: new Set([...this.r.arrived, ...arrived]) });
		this.eraseAgain(returned);
		this.leave(arrived);
		if (this.r.mine.some((e) => arrived.has(toHex(e.eid) as EntryId))) {
			this.setMine(this.r.mine.filter((e) => !arrived.has(toHex(e.eid) as EntryId)));
		}
		return whole;
	}

	/** OUT2: an item leaves the outbox when its row is here. */
	leave(eids: ReadonlySet<EntryId>) {
		const leaving = this.r.outbox.filter((item) => eids.has(item.eid));
		if (leaving.length === 0) return;
		this.left.push(...leaving.map((item) => item.eid));
		// SEAL4: what a sealed entry replaced stands in no row.
		for (const item of leaving) if (item.gid) this.forget(item.erase);
		this.set({
			outbox: this.r.outbox.filter((item) => !eids.has(item.eid)),
			acked: new Set([...this.r.acked].filter((eid) => !eids.has(eid)))
		});
	}

	setMine(mine: readonly SealedEntry[]) {
		const { mine: old } = this.r;
		const same = mine.every((e, i) => old[i] && sameBytes(e.eid, old[i].eid));
		if (same && mine.length === old.length) return;
		// Copies: what came over the wire is a view on a whole message.
		this.mine = mine.map((e) => ({
			...e,
			gid: e.gid.slice(),
			eid: e.eid.slice(),
			body: e.body.slice()
		}));
		this.set({ mine: this.mine });
	}

	/**
	 * A sealed answer the server has taken waits from its ack on, and its list says so first. Where
	 * it does not, the answer has opened, or was taken back elsewhere: it is held until a page tells
	 * which, for a server that went back in between has neither (RESTORE5).
	 */
	keepSealed({ eid, gid, kv, body, erase }: OutboxItem, at: number) {
		if (!gid || !body || this.r.mine.some((entry) => toHex(entry.eid) === eid)) return;
		const others = this.r.mine.filter((entry) => !erase.includes(toHex(entry.eid) as EntryId));
		this.setMine([...others, { gid: fromHex(gid), eid: fromHex(eid), kv, at, body }]);
		this.pull();
	}

	/**
	 * The server's list of what waits. An answer it no longer names was taken back here, or has
	 * opened or was taken back elsewhere: then it is let go when its row is here, or when all rows
	 * up to that moment are (RESTORE5).
	 */
	listed(mine: readonly SealedEntry[], allHere: boolean) {
		const names = new Set(mine.map((entry) => toHex(entry.eid)));
		const known = ({ eid }: SealedEntry) => this.r.erased.has(erasureKey(this.r.slot, toHex(eid)));
		const unnamed = this.r.mine.filter((entry) => !names.has(toHex(entry.eid)) && !known(entry));
		this.setMine(allHere ? mine : [...mine, ...unnamed]);
		return unnamed.length === 0;
	}

	/** The server's list at hello is the truth; what it lost (a restore) is offered again. */
	welcomeMine(mine: readonly SealedEntry[]) {
		const listed = new Set(mine.map((e) => toHex(e.eid)));
		const lost = this.r.mine.filter((e) => {
			const eid = toHex(e.eid) as EntryId;
			return (
				!listed.has(eid) &&
				!this.r.erased.has(erasureKey(this.r.slot, eid)) &&
				!this.r.outbox.some((item) => item.eid === eid || item.erase.includes(eid))
			);
		});
		this.setMine(mine);
		if (lost.length > 0) this.enqueue(lost.map(sealedItem));
		// What was taken back stays so, though a restored server has it again.
		const waiting = mine.map((e) => toHex(e.eid) as EntryId);
		this.eraseAgain(waiting.filter((eid) => this.r.erased.has(erasureKey(this.r.slot, eid))));
	}

	/**
	 * RESTORE4: a server that went back in time has again what this person took back, perhaps in an
	 * answer that opened meanwhile. Only here is it still known.
	 */
	eraseAgain(eids: readonly EntryId[]) {
		const pending = new Set(this.r.outbox.flatMap((item) => item.erase));
		const again = eids.filter((eid) => !pending.has(eid));
		if (again.length === 0) return;
		this.enqueue(
			again.map((eid) => {
				const id = eraseOnlyId(eid, this.#sha256);
				return { eid: id, kv: 0, gid: null, erase: [eid], body: null, stale: false };
			})
		);
	}

	/** An item that only erases: what `item` meant to erase, or `item` itself. */
	eraseOnly(item: OutboxItem): OutboxItem {
		const eid = eraseOnlyId(item.eid, this.#sha256);
		const erase = item.erase.length > 0 ? item.erase : [item.eid];
		return { ...item, eid, erase, gid: null, body: null, stale: false };
	}

	enqueue(items: readonly OutboxItem[]) {
		this.queued.push(...items);
		const again = new Set(items.map((item) => item.eid));
		this.set({ outbox: [...this.r.outbox.filter((item) => !again.has(item.eid)), ...items] });
	}

	pull() {
		if (this.r.pulling || this.r.link === 'down' || this.r.link === 'stopped') return;
		this.set({ pulling: true });
		const { head: after, digest } = this.r;
		this.effects.push({ type: 'pull', after, digest, limit: maxPageRows });
	}

	/** After rows: either all is here, or the next page is asked for. */
	continue(head: number) {
		this.set({ pulling: false });
		if (this.r.head < head) {
			if (this.r.link !== 'live') this.set({ link: 'catching-up' });
			this.pull();
			return;
		}
		this.set({ link: 'live', claim: null });
		this.flush();
	}

	/** OUT4: first in, first out, one batch on its way. */
	flush() {
		const r = this.r;
		if (r.link !== 'live' || !r.maySend || r.inFlight || r.waiting || r.resealing) return;
		const unsent = r.outbox.filter((item) => !r.acked.has(item.eid));
		if (unsent.length === 0) return;
		if (unsent.some((item) => item.stale)) {
			this.set({ resealing: true });
			this.effects.push({ type: 'reseal', items: unsent.filter((item) => item.stale) });
			return;
		}
		const items = firstBatch(unsent);
		const eids = items.map((item) => item.eid);
		this.set({ inFlight: eids, tried: new Set([...r.tried, ...eids]) });
		this.effects.push({ type: 'append', items });
	}

	/** "There is more", and nothing of it: asked again after a while, or a server could keep a device busy. */
	unanswered() {
		this.set({ pulling: false, link: 'catching-up' });
		this.wait(1000);
	}

	forget(eids: readonly EntryId[]) {
		if (eids.length === 0) return;
		const { slot: author } = this.r;
		this.erased.push(...eids.map((eid) => ({ eid, author })));
		this.set({ erased: new Set([...this.r.erased, ...eids.map((e) => erasureKey(author, e))]) });
	}

	acknowledge(message: AppendOk) {
		const acked = new Set(this.r.acked);
		const here = new Set<EntryId>();
		for (const done of message.done) {
			const eid = toHex(done.eid) as EntryId;
			const item = this.r.outbox.find((known) => known.eid === eid);
			// Only a sealed answer, and what erases one, is ever outside the log.
			const outside = done.seq === 0 && (item?.gid != null || item?.body === null);
			// Rows are the truth: without its row an entry stays here, whatever number is given for it.
			if (outside || this.r.arrived.has(eid)) here.add(eid);
			else acked.add(eid);
			if (!item || !outside) continue;
			if (item.gid) this.keepSealed(item, message.now);
			// SEAL4: no row will ever tell of this erasure, so the ack must.
			else this.forget(item.erase);
		}
		this.set({ inFlight: null, acked });
		this.leave(here);
		if (message.fail) this.refuse(toHex(message.fail.eid) as EntryId, message.fail);
	}

	refuse(eid: EntryId, { failure, retryMs }: { failure: Failure; retryMs: number }) {
		const kind = failureClass(failure);
		if (kind === 'stop') return this.stop(failure);
		if (kind !== 'permanent') return this.wait(retryMs);
		const item = this.r.outbox.find((known) => known.eid === eid);
		if (!item) return;
		this.left.push(eid);
		this.stuck.push({ ...item, failure });
		this.set({ outbox: this.r.outbox.filter((known) => known.eid !== eid) });
		if (failure === 'seal_open') {
			// The opened answer stands, unless this one had replaced it before the server went back.
			const replaced = (old: EntryId) => this.r.erased.has(erasureKey(this.r.slot, old));
			this.eraseAgain(item.erase.filter(replaced));
		} else if (item.erase.length > 0 && item.body) {
			// OUT6: what it meant to erase must go all the same.
			const only = {
				...item,
				eid: eraseOnlyId(eid, this.#sha256),
				gid: null,
				body: null,
				stale: false
			};
			this.enqueue([only]);
		}
	}

	wait(ms: number) {
		this.set({ waiting: true });
		this.effects.push({ type: 'wait', ms });
	}

	stop(failure: Failure) {
		this.set({ link: 'stopped', inFlight: null, pulling: false });
		this.effects.push({ type: 'stop', failure });
	}
}

/** A waiting sealed entry on its way to be offered again. */
function sealedItem(entry: SealedEntry): OutboxItem {
	return {
		eid: toHex(entry.eid) as EntryId,
		kv: entry.kv,
		gid: toHex(entry.gid) as OutboxItem['gid'],
		erase: [],
		body: entry.body,
		stale: true
	};
}
