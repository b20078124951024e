// What every cache must keep, whatever it is made of: the same changes give the same log, outbox,
// tray and erasures; what was erased is in no row, no old copy and no chunk.
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '#lib/protocol/bytes.ts';
import type { EntryId, Slot, SpaceId } from '#lib/protocol/ids.ts';
import type { Cache } from '#lib/sync/cache.ts';
import type { DeviceRow } from '#lib/sync/device-row.ts';
import { memoryCache } from '#lib/sync/memory-cache.ts';
import type { OutboxItem } from '#lib/sync/outbox-item.ts';
import type { Change } from '#lib/sync/replica.ts';

const space = 'ab'.repeat(16) as SpaceId;
const other = 'cd'.repeat(16) as SpaceId;
const eid = (n: number) => n.toString(16).padStart(32, '0') as EntryId;
const bytes = (n: number, length = 32) => new Uint8Array(length).fill(n % 256);

const operation = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({ t: fc.constant('rows' as const), n: fc.nat(3), by: fc.nat(1) })
	},
	{
		weight: 2,
		arbitrary: fc.record({ t: fc.constant('erase' as const), n: fc.nat(20), by: fc.nat(1) })
	},
	{ weight: 3, arbitrary: fc.record({ t: fc.constant('queue' as const), n: fc.nat(20) }) },
	{ weight: 2, arbitrary: fc.record({ t: fc.constant('leave' as const), n: fc.nat(20) }) },
	{ weight: 1, arbitrary: fc.record({ t: fc.constant('stick' as const), n: fc.nat(20) }) },
	{ weight: 1, arbitrary: fc.record({ t: fc.constant('purge' as const), by: fc.nat(1) }) },
	{ weight: 1, arbitrary: fc.record({ t: fc.constant('mine' as const), n: fc.nat(3) }) },
	{ weight: 1, arbitrary: fc.record({ t: fc.constant('chunk' as const), n: fc.nat(1) }) },
	{ weight: 1, arbitrary: fc.record({ t: fc.constant('rebuild' as const), by: fc.nat(1) }) }
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const nothing: Omit<Change, 'head' | 'digest'> = {
	rows: [],
	erased: [],
	purged: [],
	left: [],
	stuck: [],
	queued: [],
	mine: null
};
const item = (n: number): OutboxItem => ({
	eid: eid(100 + n),
	kv: 1,
	gid: null,
	erase: [],
	body: bytes(n),
	stale: false
});

function row(seq: number, author: Slot): DeviceRow {
	return {
		seq,
		kind: 0,
		author,
		at: seq,
		eid: eid(seq),
		kv: 1,
		gid: null,
		erase: [],
		body: bytes(seq),
		digest: bytes(seq + 2)
	};
}

/** Does one thing to a cache, as a device would. */
async function apply(cache: Cache, operation: Operation): Promise<unknown> {
	const { head, digest, outbox } = await cache.load(space);
	const change = (part: Partial<Change>) =>
		cache.commit(space, { ...nothing, head, digest, ...part });
	switch (operation.t) {
		case 'rows': {
			const rows = Array.from({ length: operation.n }, (_, i) =>
				row(head + 1 + i, operation.by as Slot)
			);
			const last = rows.at(-1);
			return change({ rows, head: last?.seq ?? head, digest: last?.digest ?? digest });
		}
		case 'erase':
			return change({ erased: [{ eid: eid(operation.n), author: operation.by as Slot }] });
		case 'queue': {
			const queued = item(operation.n);
			return outbox.some((known) => known.eid === queued.eid) ? null : change({ queued: [queued] });
		}
		case 'leave':
			return change({ left: [eid(100 + operation.n)] });
		case 'stick':
			return change({
				left: [eid(100 + operation.n)],
				stuck: [{ ...item(operation.n), failure: 'big' }]
			});
		case 'purge':
			return change({ purged: [{ author: operation.by as Slot, before: head }] });
		case 'mine':
			return change({
				mine: Array.from({ length: operation.n }, (_, i) => ({
					gid: bytes(i, 16),
					eid: bytes(50 + i, 16),
					kv: 1,
					at: i,
					body: bytes(i)
				}))
			});
		case 'chunk':
			return cache.putChunk(space, operation.n, bytes(7), await cache.basis(space));
		case 'rebuild':
			return cache.rebuild(space, operation.by as Slot, 1000);
	}
}

const plain = (value: unknown): unknown => {
	if (value instanceof Uint8Array) return toHex(value);
	if (value instanceof Set) return [...value].toSorted();
	if (value instanceof Map) return [...value].map(plain);
	if (Array.isArray(value)) return value.map(plain);
	if (value && typeof value === 'object') {
		return Object.fromEntries(
			Object.entries(value)
				.toSorted(([a], [b]) => (a < b ? -1 : 1))
				.map(([key, part]) => [key, plain(part)])
		);
	}
	return value;
};

const picture = async (cache: Cache) => {
	const { stuck, ...saved } = await cache.load(space);
	return plain({
		saved,
		// In which order the tray is shown is nobody's promise.
		stuck: stuck.toSorted((a, b) => (a.eid < b.eid ? -1 : 1)),
		rows: await cache.rows(space, 1, 1000),
		outbox: await cache.outbox(space),
		old: await cache.oldCopy(space),
		chunks: [...(await cache.chunks(space)).sealed].toSorted(([a], [b]) => a - b)
	});
};

export function cacheContract(name: string, open: () => Promise<Cache>): void {
	describe(`the cache ${name}`, () => {
		test('keeps the same as the one in memory, whatever is done', async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(operation, { maxLength: 20 }), async (operations) => {
					const reference = memoryCache(sha256);
					const tested = await open();
					try {
						for (const op of operations) {
							expect(plain(await apply(tested, op))).toEqual(plain(await apply(reference, op)));
						}
						expect(await picture(tested)).toEqual(await picture(reference));
					} finally {
						await tested.destroy();
					}
				}),
				{ numRuns: 60 }
			);
		});

		test('has what was erased in no row, no chunk and no old copy', async () => {
			const cache = await open();
			await apply(cache, { t: 'rows', n: 3, by: 0 });
			await apply(cache, { t: 'chunk', n: 0 });
			await apply(cache, { t: 'rebuild', by: 1 });
			await apply(cache, { t: 'rows', n: 3, by: 0 });
			await apply(cache, { t: 'chunk', n: 0 });
			await apply(cache, { t: 'erase', n: 2, by: 0 });
			const bodies = [...(await cache.rows(space, 1, 3)), ...(await cache.oldCopy(space))]
				.filter((kept) => kept.eid === eid(2))
				.map((kept) => kept.body);
			expect(bodies).toEqual([null, null]);
			expect((await cache.chunks(space)).sealed.size).toBe(0);
			await cache.destroy();
		});

		test('knows whether the log holds an entry of somebody, erased or not', async () => {
			const cache = await open();
			await apply(cache, { t: 'rows', n: 2, by: 0 });
			await apply(cache, { t: 'erase', n: 1, by: 0 });
			const holds = (n: number, by: Slot, where = space) => cache.holds(where, by, eid(n));
			expect([await holds(1, 0), await holds(2, 0)]).toEqual([true, true]);
			expect([await holds(1, 1), await holds(3, 0), await holds(1, 0, other)]).toEqual([
				false,
				false,
				false
			]);
			await cache.destroy();
		});

		test('takes no chunk that was made before something was erased', async () => {
			const cache = await open();
			await apply(cache, { t: 'rows', n: 2, by: 0 });
			const basis = await cache.basis(space);
			await apply(cache, { t: 'erase', n: 1, by: 0 });
			expect(await cache.putChunk(space, 0, bytes(1), basis)).toBe(false);
			expect((await cache.chunks(space)).sealed.size).toBe(0);
			await cache.destroy();
		});

		test('keeps notes by name, and spaces apart', async () => {
			const cache = await open();
			await cache.putNote('draft/a', bytes(1));
			expect(await cache.note('draft/a')).toEqual(bytes(1));
			await cache.putNote('draft/a', null);
			expect(await cache.note('draft/a')).toBeNull();
			await apply(cache, { t: 'rows', n: 2, by: 0 });
			expect((await cache.load(other)).head).toBe(0);
			await cache.drop(space);
			expect((await cache.load(space)).head).toBe(0);
			await cache.destroy();
		});
	});
}
