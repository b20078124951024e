// What every log store must keep, whatever it is made of: the same rules give the same rows, digests
// and answers, a transaction is all or nothing, and an attempt inside it undoes only itself.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppendItem } from '#lib/protocol/messages.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import { append, control, type Appended } from '#server/log/append.ts';
import type { LogStore, LogTx } from '#server/log/log-tx.ts';
import { memoryLog } from '#server/log/memory-log.ts';

export type StoreUnderTest = {
	store: LogStore;
	/** Makes a space with its two members. */
	create(space: Uint8Array, members: readonly Uint8Array[]): void;
	close(): void;
};

const id = (n: number) => new Uint8Array(16).fill(n);
const members = [id(201), id(202)] as const;
const space = id(200);

/** Ids come from a few, so that they collide, are erased twice, and meet in groups. */
const item = fc.record({
	eid: fc.integer({ min: 1, max: 12 }).map(id),
	kv: fc.integer({ min: 0, max: 2 }),
	gid: fc.option(fc.integer({ min: 100, max: 102 }).map(id), { freq: 2 }),
	erase: fc.array(fc.integer({ min: 1, max: 12 }).map(id), { maxLength: 2 }),
	body: fc.option(fc.uint8Array({ minLength: 30, maxLength: 60 }), { freq: 4 })
});
const operation = fc.oneof(
	{
		weight: 12,
		arbitrary: fc.record({
			kind: fc.constant('append' as const),
			slot: fc.constantFrom<Slot>(0, 1),
			items: fc.array(
				item.filter(
					({ gid, body, erase }) => (body !== null || erase.length > 0) && !(gid && !body)
				),
				{ minLength: 1, maxLength: 4 }
			),
			fails: fc.boolean()
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constantFrom('purge' as const, 'close' as const),
			slot: fc.constantFrom<Slot>(0, 1)
		})
	}
);
type Operation =
	| { kind: 'append'; slot: Slot; items: AppendItem[]; fails: boolean }
	| { kind: 'purge' | 'close'; slot: Slot };

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');
const plain = (value: unknown): unknown =>
	JSON.parse(
		JSON.stringify(value, (_key, part: unknown) =>
			part instanceof Uint8Array
				? hex(part)
				: (part as { type?: string } | null)?.type === 'Buffer'
					? Buffer.from((part as { data: number[] }).data).toString('hex')
					: part
		)
	);

/** Everything that can be asked about the space. */
const picture = (store: LogStore) =>
	store.read((tx) => {
		const found = tx.space(space)!;
		return plain({
			head: found.head,
			digest: found.digest,
			open: found.open,
			rows: tx.rows(found, 0, 1000),
			digests: Array.from({ length: found.head + 2 }, (_, n) => tx.digestAt(found, n)),
			sealed: [tx.sealedOf(found, 0), tx.sealedOf(found, 1)],
			erased: [0, 1].map((slot) =>
				Array.from({ length: 12 }, (_, n) => tx.isErased(found, id(n + 1), slot as Slot))
			),
			revealed: [100, 101, 102].map((n) => tx.isRevealed(found, id(n)))
		});
	});

function run(store: LogStore, operation: Operation, n: number): unknown {
	const work = (tx: LogTx) => {
		const found = tx.space(space)!;
		const author = { space: found, slot: operation.slot, at: n };
		return operation.kind === 'append'
			? append(tx, author, operation.items)
			: control(tx, author, operation.kind, id(50 + n));
	};
	return store.transaction((tx) => {
		if (operation.kind !== 'append' || !operation.fails) return plain(work(tx) as Appended);
		// Everything it did is undone, and the transaction goes on.
		const tried = store.attempt(() => {
			work(tx);
			throw new Error('on purpose');
		});
		return tried.ok;
	});
}

export function logStoreContract(name: string, open: () => StoreUnderTest): void {
	describe(`the log store ${name}`, () => {
		test('gives the same rows, digests and answers as the one in memory, whatever is done', () => {
			fc.assert(
				fc.property(fc.array(operation, { maxLength: 25 }), (operations) => {
					const reference = memoryLog();
					reference.create(space, members);
					const tested = open();
					try {
						tested.create(space, members);
						for (const [n, op] of operations.entries()) {
							expect(run(tested.store, op as Operation, n)).toEqual(
								run(reference, op as Operation, n)
							);
						}
						expect(picture(tested.store)).toEqual(picture(reference));
					} finally {
						tested.close();
					}
				}),
				{ numRuns: 150 }
			);
		});

		test('does nothing at all of a transaction that fails', () => {
			const { store, create, close } = open();
			create(space, members);
			const before = picture(store);
			const written = { eid: id(1), kv: 0, gid: null, erase: [], body: randomBytes(40) };
			expect(() =>
				store.transaction((tx) => {
					append(tx, { space: tx.space(space)!, slot: 0, at: 1 }, [written]);
					throw new Error('on purpose');
				})
			).toThrow('on purpose');
			expect(picture(store)).toEqual(before);
			close();
		});

		test('knows its members and nobody else', () => {
			const { store, create, close } = open();
			create(space, members);
			const slots = store.read((tx) => {
				const found = tx.space(space)!;
				return [...members, id(9)].map((who) => tx.slotOf(found, who));
			});
			expect(slots).toEqual([0, 1, null]);
			expect(store.read((tx) => tx.space(id(77)))).toBeNull();
			close();
		});
	});
}
