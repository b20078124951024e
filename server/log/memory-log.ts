// A log store without a disk, for the executable model and for tests: the same promises as the
// SQLite one, kept with maps. Every change leaves a way to undo it, so transactions and attempts
// are real.
import { toHex } from '#lib/protocol/bytes.ts';
import { Writer } from '#lib/protocol/layout.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import type { SealedEntry } from '#lib/protocol/messages.ts';
import { writeRow } from '#lib/protocol/row-layout.ts';
import { firstDigest, rowSize, type LogRow } from '#lib/protocol/row.ts';
import { sha256 } from './append.ts';
import type { Chosen, LogSpace, LogStore, LogTx } from './log-tx.ts';

type Kept = {
	id: Uint8Array;
	head: number;
	digest: Uint8Array;
	open: boolean;
	members: Map<string, Slot>;
	rows: LogRow[];
	digests: Uint8Array[];
	seqs: Map<string, number>;
	/** By `gid:slot`. */
	sealed: Map<string, { slot: Slot; entry: SealedEntry }>;
	revealed: Set<string>;
	/** `author:eid`. */
	erased: Set<string>;
	chosen: Map<Slot, Chosen>;
	/** At most one, under 0. */
	overlap: Map<0, Chosen>;
};

export type MemoryLog = LogStore & {
	/** Makes a space with its members, in the order of their slots. */
	create(id: Uint8Array, members: readonly Uint8Array[]): void;
	/** Adds the second member. */
	join(id: Uint8Array, userId: Uint8Array): void;
	leave(id: Uint8Array, userId: Uint8Array): void;
	/** Everything as it is now: a backup. */
	backup(): unknown;
	/** The server goes back in time. */
	restore(backup: unknown): void;
};

/** An empty store. */
export function memoryLog(): MemoryLog {
	let spaces: Kept[] = [];
	let undo: (() => void)[] | null = null;

	const changing = (change: () => void, back: () => void) => {
		change();
		undo?.push(back);
	};
	const setIn = <K, V>(map: Map<K, V>, key: K, value: V) => {
		const old = map.get(key);
		const had = map.has(key);
		changing(
			() => map.set(key, value),
			() => (had ? map.set(key, old!) : map.delete(key))
		);
	};
	const deleteIn = <K, V>(map: Map<K, V>, key: K) => {
		if (!map.has(key)) return;
		const old = map.get(key)!;
		changing(
			() => map.delete(key),
			() => map.set(key, old)
		);
	};
	const addTo = <T>(set: Set<T>, value: T) => {
		if (set.has(value)) return;
		changing(
			() => set.add(value),
			() => set.delete(value)
		);
	};
	const replaceRow = (kept: Kept, index: number, row: LogRow) => {
		const old = kept.rows[index]!;
		changing(
			() => (kept.rows[index] = row),
			() => (kept.rows[index] = old)
		);
	};
	const kept = (space: LogSpace): Kept => spaces[space.key]!;
	const sealKey = (gid: Uint8Array, slot: Slot) => `${toHex(gid)}:${slot}`;

	const tx: LogTx = {
		space(id) {
			const wanted = toHex(id);
			const key = spaces.findIndex((space) => toHex(space.id) === wanted);
			if (key < 0) return null;
			const { head, digest, open } = spaces[key]!;
			return { key, id, head, digest, open };
		},
		slotOf: (space, userId) => kept(space).members.get(toHex(userId)) ?? null,
		save(space) {
			const k = kept(space);
			const { head, digest, open } = k;
			changing(
				() => Object.assign(k, { head: space.head, digest: space.digest, open: space.open }),
				() => Object.assign(k, { head, digest, open })
			);
		},
		placed(space, eid) {
			const seq = kept(space).seqs.get(toHex(eid));
			if (seq === undefined) return null;
			const { author, at } = kept(space).rows[seq - 1]!;
			return { seq, author, at };
		},
		insert(space, row, digest) {
			const k = kept(space);
			changing(
				() => {
					k.rows.push(row);
					k.digests.push(digest);
				},
				() => {
					k.rows.pop();
					k.digests.pop();
				}
			);
			setIn(k.seqs, toHex(row.eid), row.seq);
		},
		forgetBody(space, eid) {
			const seq = kept(space).seqs.get(toHex(eid));
			if (seq === undefined) return;
			replaceRow(kept(space), seq - 1, { ...kept(space).rows[seq - 1]!, body: null });
		},
		forgetBodiesOf(space, author, before) {
			kept(space).rows.forEach((row, index) => {
				if (row.author !== author || row.seq >= before || !row.body) return;
				replaceRow(kept(space), index, { ...row, body: null });
			});
		},
		isErased: (space, eid, author) => kept(space).erased.has(`${author}:${toHex(eid)}`),
		rememberErased: (space, eid, author) => addTo(kept(space).erased, `${author}:${toHex(eid)}`),
		sealed: (space, gid, slot) => kept(space).sealed.get(sealKey(gid, slot))?.entry ?? null,
		waiting(space, eid) {
			for (const { slot, entry } of kept(space).sealed.values()) {
				if (toHex(entry.eid) === toHex(eid)) return { slot, gid: entry.gid };
			}
			return null;
		},
		sealedOf: (space, slot) =>
			[...kept(space).sealed.entries()]
				.filter(([, waiting]) => waiting.slot === slot)
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([, { entry }]) => entry),
		putSealed: (space, slot, entry) =>
			setIn(kept(space).sealed, sealKey(entry.gid, slot), { slot, entry }),
		deleteSealed: (space, gid, slot) => deleteIn(kept(space).sealed, sealKey(gid, slot)),
		isRevealed: (space, gid) => kept(space).revealed.has(toHex(gid)),
		rememberRevealed: (space, gid) => addTo(kept(space).revealed, toHex(gid)),
		chosen: (space, slot) => kept(space).chosen.get(slot) ?? null,
		putChosen: (space, slot, chosen) => setIn(kept(space).chosen, slot, chosen),
		deleteChosen: (space, slot) => deleteIn(kept(space).chosen, slot),
		overlap: (space) => kept(space).overlap.get(0) ?? null,
		putOverlap: (space, overlap) => setIn(kept(space).overlap, 0, overlap),
		deleteOverlap: (space) => deleteIn(kept(space).overlap, 0),
		evenings: (moment, old, limit) =>
			spaces
				.filter(
					({ chosen, overlap }) =>
						[...chosen.values()].some((set) => set.moment <= moment) ||
						[...overlap.values()].some((set) => set.moment <= old)
				)
				.slice(0, limit)
				.map(({ id }) => id),
		page(space, after, limit, maxBytes) {
			const page = new Writer();
			let bytes = 0;
			for (const [i, row] of kept(space)
				.rows.slice(after, after + limit)
				.entries()) {
				bytes += rowSize(row);
				if (bytes > maxBytes && i > 0) break;
				writeRow(page, row);
			}
			return page.done();
		},
		digestAt(space, seq) {
			if (seq === 0) return firstDigest(kept(space).id, sha256);
			return kept(space).digests[seq - 1] ?? null;
		}
	};

	const undone = <T>(work: () => T): T => {
		const outer = undo;
		const own: (() => void)[] = [];
		undo = own;
		try {
			const value = work();
			outer?.push(...own);
			return value;
		} catch (error) {
			undo = null;
			for (const back of own.reverse()) back();
			throw error;
		} finally {
			undo = outer;
		}
	};

	return {
		transaction: (work) => undone(() => work(tx)),
		attempt(work) {
			try {
				return { ok: true, value: undone(work) };
			} catch (error) {
				return { ok: false, error };
			}
		},
		read: (work) => work(tx),
		create(id, members) {
			spaces.push({
				id,
				head: 0,
				digest: firstDigest(id, sha256),
				open: true,
				members: new Map(members.map((userId, slot) => [toHex(userId), slot as Slot])),
				rows: [],
				digests: [],
				seqs: new Map(),
				sealed: new Map(),
				revealed: new Set(),
				erased: new Set(),
				chosen: new Map(),
				overlap: new Map()
			});
		},
		join: (id, userId) => kept(tx.space(id)!).members.set(toHex(userId), 1),
		leave: (id, userId) => kept(tx.space(id)!).members.delete(toHex(userId)),
		backup: () => structuredClone(spaces),
		restore(backup) {
			spaces = structuredClone(backup as Kept[]);
		}
	};
}
