// The cache on IndexedDB. Every method is one transaction, so a crash of the tab leaves the log as
// it was before or after a change, never between. Several tabs share one database: a row that
// another tab stored first is the same row, and is left alone.
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { fromHex } from '#lib/protocol/bytes.ts';
import type { EntryId, Slot, SpaceId } from '#lib/protocol/ids.ts';
import type { SealedEntry } from '#lib/protocol/messages.ts';
import { firstDigest, type Sha256 } from '#lib/protocol/row.ts';
import { chunkOf, type Cache, type Saved } from './cache.ts';
import type { DeviceRow } from './device-row.ts';
import type { OutboxItem, StuckItem } from './outbox-item.ts';
import { reoffer } from './reoffer.ts';
import type { Change, Erasure } from './replica.ts';

type Place = { space: SpaceId };
type Head = Place & {
	head: number;
	digest: Uint8Array;
	mine: SealedEntry[];
	rebuiltAt: number;
	basis: number;
};

interface Schema extends DBSchema {
	head: { key: SpaceId; value: Head };
	row: {
		key: [SpaceId, number];
		value: DeviceRow & Place;
		indexes: { eid: [SpaceId, EntryId]; author: [SpaceId, number] };
	};
	old: {
		key: [SpaceId, number];
		value: DeviceRow & Place;
		indexes: { eid: [SpaceId, EntryId]; author: [SpaceId, number] };
	};
	erased: { key: [SpaceId, string]; value: Place & { key: string } };
	outbox: { key: number; value: OutboxItem & Place; indexes: { eid: [SpaceId, EntryId] } };
	stuck: { key: [SpaceId, EntryId]; value: StuckItem & Place };
	chunk: { key: [SpaceId, number]; value: Place & { index: number; sealed: Uint8Array } };
	note: { key: string; value: Uint8Array };
}

const version = 1;
const changing = ['head', 'row', 'old', 'erased', 'outbox', 'stuck', 'chunk'] as const;
type Changing = IDBPTransaction<Schema, (typeof changing)[number][], 'readwrite'>;

/** All keys that begin with a space. */
const within = (space: SpaceId) => IDBKeyRange.bound([space], [space, []]);

const withoutPlace = <T extends Place>({ space: _space, ...value }: T): Omit<T, 'space'> => value;

/** What to do when the database is closed under the page: `upgrade` by a newer version in another tab. */
export type IdbCacheEvents = { onLost(why: 'upgrade' | 'terminated'): void };

/**
 * Opens (or makes) the database `name`. Rejects where the browser keeps nothing: the caller then
 * goes on with the memory cache and says so.
 */
export async function openIdbCache(
	name: string,
	sha256: Sha256,
	{ onLost }: IdbCacheEvents
): Promise<Cache> {
	const db: IDBPDatabase<Schema> = await openDB<Schema>(name, version, {
		upgrade(database) {
			database.createObjectStore('head', { keyPath: 'space' });
			for (const store of ['row', 'old'] as const) {
				const rows = database.createObjectStore(store, { keyPath: ['space', 'seq'] });
				rows.createIndex('eid', ['space', 'eid']);
				rows.createIndex('author', ['space', 'author']);
			}
			database.createObjectStore('erased', { keyPath: ['space', 'key'] });
			database
				.createObjectStore('outbox', { autoIncrement: true })
				.createIndex('eid', ['space', 'eid'], { unique: true });
			database.createObjectStore('stuck', { keyPath: ['space', 'eid'] });
			database.createObjectStore('chunk', { keyPath: ['space', 'index'] });
			database.createObjectStore('note');
		},
		blocking() {
			db.close();
			onLost('upgrade');
		},
		terminated: () => onLost('terminated')
	});

	const emptyHead = (space: SpaceId): Head => ({
		space,
		head: 0,
		digest: firstDigest(fromHex(space), sha256),
		mine: [],
		rebuiltAt: 0,
		basis: 0
	});

	/** Items as stored, in the order they were written (keys only grow): those of one space. */
	const itemsOf = (space: SpaceId, all: readonly (OutboxItem & Place)[]): OutboxItem[] =>
		all.filter((item) => item.space === space).map(withoutPlace);

	const forget = async (tx: Changing, space: SpaceId, { eid, author }: Erasure) => {
		for (const name of ['row', 'old'] as const) {
			const store = tx.objectStore(name);
			for (const row of await store.index('eid').getAll([space, eid])) {
				if (row.author !== author || !row.body) continue;
				await store.put({ ...row, body: null });
				if (name === 'row') await tx.objectStore('chunk').delete([space, chunkOf(row.seq)]);
			}
		}
	};

	const purge = async (tx: Changing, space: SpaceId, author: number, before: number) => {
		for (const name of ['row', 'old'] as const) {
			let cursor = await tx.objectStore(name).index('author').openCursor([space, author]);
			for (; cursor; cursor = await cursor.continue()) {
				if (cursor.value.seq >= before || !cursor.value.body) continue;
				await cursor.update({ ...cursor.value, body: null });
			}
		}
		await tx.objectStore('chunk').delete(within(space));
	};

	const queue = async (tx: Changing, space: SpaceId, item: OutboxItem) => {
		const store = tx.objectStore('outbox');
		const key = await store.index('eid').getKey([space, item.eid]);
		await store.put({ ...item, space }, key);
	};

	const leave = async (tx: Changing, space: SpaceId, eid: EntryId) => {
		const store = tx.objectStore('outbox');
		const key = await store.index('eid').getKey([space, eid]);
		if (key !== undefined) await store.delete(key);
	};

	const storeChange = async (tx: Changing, space: SpaceId, change: Change) => {
		const heads = tx.objectStore('head');
		const head = (await heads.get(space)) ?? emptyHead(space);
		for (const row of change.rows) {
			if (row.seq !== head.head + 1) continue;
			void tx.objectStore('row').put({ ...row, space });
			head.head = row.seq;
			head.digest = row.digest;
		}
		for (const erasure of change.erased) {
			const key = `${erasure.author}:${erasure.eid}`;
			await tx.objectStore('erased').put({ space, key });
			await forget(tx, space, erasure);
		}
		for (const { author, before } of change.purged) await purge(tx, space, author, before);
		if (change.erased.length + change.purged.length > 0) head.basis++;
		for (const eid of change.left) await leave(tx, space, eid);
		for (const item of change.stuck) await tx.objectStore('stuck').put({ ...item, space });
		for (const item of change.queued) await queue(tx, space, item);
		if (change.mine) head.mine = [...change.mine];
		await heads.put(head);
	};

	return {
		async load(space): Promise<Saved> {
			// For reading only: the spaces of a device are opened side by side.
			const tx = db.transaction(['head', 'stuck', 'erased', 'outbox']);
			const [head, stuck, erased, outbox] = await Promise.all([
				tx.objectStore('head').get(space),
				tx.objectStore('stuck').getAll(within(space)),
				tx.objectStore('erased').getAll(within(space)),
				tx.objectStore('outbox').getAll()
			]);
			const known = head ?? emptyHead(space);
			return {
				head: known.head,
				digest: known.digest,
				mine: known.mine,
				rebuiltAt: known.rebuiltAt,
				basis: known.basis,
				outbox: itemsOf(space, outbox),
				stuck: stuck.map(withoutPlace),
				erased: new Set(erased.map(({ key }) => key))
			};
		},

		async commit(space, change) {
			// Strict where words of this person's are at stake; rows can be fetched again.
			const durability = change.queued.length + change.stuck.length > 0 ? 'strict' : 'relaxed';
			const tx = db.transaction(changing, 'readwrite', { durability }) as unknown as Changing;
			await Promise.all([storeChange(tx, space, change), tx.done]);
		},

		async rows(space, from, to) {
			const range = IDBKeyRange.bound([space, from], [space, to]);
			return (await db.getAll('row', range)).map(withoutPlace);
		},

		async holds(space, author, eid) {
			const found = await db.getAllFromIndex('row', 'eid', [space, eid]);
			return found.some((row) => row.author === author);
		},

		async outbox(space) {
			return itemsOf(space, await db.getAll('outbox'));
		},

		dismiss: (space, eid) => db.delete('stuck', [space, eid]),

		async rebuild(space, slot: Slot, now) {
			const tx = db.transaction(changing, 'readwrite', {
				durability: 'strict'
			}) as unknown as Changing;
			const rows = await tx.objectStore('row').getAll(within(space));
			const erased = await tx.objectStore('erased').getAll(within(space));
			const held = {
				rows: rows.map(withoutPlace),
				outbox: itemsOf(space, await tx.objectStore('outbox').getAll()),
				erased: new Set(erased.map(({ key }) => key)),
				slot
			};
			const again = reoffer(held, sha256);
			await tx.objectStore('old').delete(within(space));
			for (const row of rows) void tx.objectStore('old').put(row);
			await Promise.all([
				tx.objectStore('row').delete(within(space)),
				tx.objectStore('chunk').delete(within(space))
			]);
			// Old order first: what was waiting comes after what is offered again.
			const waiting = await tx.objectStore('outbox').index('eid').getAllKeys(within(space));
			for (const key of waiting) await tx.objectStore('outbox').delete(key);
			for (const item of again) void tx.objectStore('outbox').put({ ...item, space });
			const known = (await tx.objectStore('head').get(space)) ?? emptyHead(space);
			const { head, digest } = emptyHead(space);
			await tx
				.objectStore('head')
				.put({ ...known, head, digest, rebuiltAt: now, basis: known.basis + 1 });
			await tx.done;
			return { digest, outbox: again };
		},

		oldCopy: async (space) => (await db.getAll('old', within(space))).map(withoutPlace),

		async chunks(space) {
			const tx = db.transaction(['head', 'chunk']);
			const [head, all] = await Promise.all([
				tx.objectStore('head').get(space),
				tx.objectStore('chunk').getAll(within(space))
			]);
			return {
				basis: head?.basis ?? 0,
				sealed: new Map(all.map(({ index, sealed }) => [index, sealed]))
			};
		},

		basis: async (space) => (await db.get('head', space))?.basis ?? 0,

		async putChunk(space, index, sealed, basis) {
			const tx = db.transaction(['head', 'chunk'], 'readwrite');
			const current = (await tx.objectStore('head').get(space))?.basis ?? 0;
			if (current === basis) await tx.objectStore('chunk').put({ space, index, sealed });
			await tx.done;
			return current === basis;
		},

		note: async (name) => (await db.get('note', name)) ?? null,

		async putNote(name, sealed) {
			if (sealed) await db.put('note', sealed, name);
			else await db.delete('note', name);
		},

		async drop(space) {
			const tx = db.transaction(changing, 'readwrite') as unknown as Changing;
			for (const store of ['row', 'old', 'erased', 'stuck', 'chunk'] as const) {
				await tx.objectStore(store).delete(within(space));
			}
			const keys = await tx.objectStore('outbox').index('eid').getAllKeys(within(space));
			for (const key of keys) await tx.objectStore('outbox').delete(key);
			await tx.objectStore('head').delete(space);
			await tx.done;
		},

		async destroy() {
			db.close();
			await new Promise<void>((resolve, reject) => {
				const request = indexedDB.deleteDatabase(name);
				request.onsuccess = () => resolve();
				request.onerror = () => reject(request.error);
				// Another tab still has it open; its versionchange handler closes it.
				request.onblocked = () => {};
			});
		}
	};
}
