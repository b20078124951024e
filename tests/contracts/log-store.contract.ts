// What every log store must keep, whatever it is made of: the same rules give the same rows, digests
// and answers, a transaction is all or nothing, and an attempt inside it undoes only itself.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppendItem } from '#lib/protocol/messages.ts';
import { Reader } from '#lib/protocol/layout.ts';
import { readRows } from '#lib/protocol/row-layout.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import { append, control } from '#server/log/append.ts';
import { setChosen, settle, standing } from '#server/log/evening.ts';
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

/** Evenings, and times before, between and long after them. */
const moments = [100, 400, 1000];
const times = [0, 99, 100, 401, 900, 1000, 1300, 2000].map((minute) => minute * 60_000);

/** Ids come from a few, so that they collide, are erased twice, and meet in groups. */
const item = fc.record({
	eid: fc.integer({ min: 1, max: 12 }).map(id),
	kv: fc.constantFrom(0, 1, 2, 0xffffffff),
	gid: fc.option(fc.integer({ min: 100, max: 102 }).map(id), { freq: 2 }),
	erase: fc.array(fc.integer({ min: 1, max: 12 }).map(id), { maxLength: 2 }),
	body: fc.option(fc.uint8Array({ minLength: 30, maxLength: 60 }), { freq: 4 })
});
const choosing = fc.record({
	kind: fc.constant('choose' as const),
	slot: fc.constantFrom<Slot>(0, 1),
	moment: fc.constantFrom(...moments),
	// Two of them are the same to whoever takes them for text.
	tokens: fc.subarray([1, 2, 0x81, 0x82].map(id)),
	now: fc.constantFrom(...times),
	fails: fc.boolean()
});
const settling = fc.record({
	kind: fc.constant('settle' as const),
	slot: fc.constant<Slot>(0),
	now: fc.constantFrom(...times)
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
	},
	{ weight: 5, arbitrary: choosing },
	{ weight: 3, arbitrary: settling }
);
type Operation = { slot: Slot } & (
	| { kind: 'append'; items: AppendItem[]; fails: boolean }
	| { kind: 'purge' | 'close' }
	| { kind: 'choose'; moment: number; tokens: Uint8Array[]; now: number; fails: boolean }
	| { kind: 'settle'; now: number }
);

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
			rows: readRows(new Reader(tx.page(found, 0, 1000, 1e6))),
			// From anywhere, with any number of rows, and whatever bytes there are for them.
			pages: [0, 1, 5].map((after) =>
				[1, 3, 1000].map((limit) =>
					[1, 200, 450].map((maxBytes) => tx.page(found, after, limit, maxBytes))
				)
			),
			digests: Array.from({ length: found.head + 2 }, (_, n) => tx.digestAt(found, n)),
			sealed: [tx.sealedOf(found, 0), tx.sealedOf(found, 1)],
			erased: [0, 1].map((slot) =>
				Array.from({ length: 12 }, (_, n) => tx.isErased(found, id(n + 1), slot as Slot))
			),
			revealed: [100, 101, 102].map((n) => tx.isRevealed(found, id(n))),
			chosen: [tx.chosen(found, 0), tx.chosen(found, 1)],
			overlap: tx.overlap(found),
			evenings: moments.map((moment) => [0, 100, 900].map((old) => tx.evenings(moment, old, 5))),
			standing: ([0, 1] as const).map((slot) =>
				moments.map((moment) =>
					times.map((now) => standing(tx, { space: found, slot }, moment, now))
				)
			)
		});
	});

function run(store: LogStore, operation: Operation, n: number): unknown {
	const work = (tx: LogTx): unknown => {
		const found = tx.space(space)!;
		const author = { space: found, slot: operation.slot, at: n };
		switch (operation.kind) {
			case 'append':
				return append(tx, author, operation.items);
			case 'choose': {
				const { moment, tokens, now } = operation;
				return setChosen(tx, author, { moment, tokens }, now);
			}
			case 'settle':
				return settle(tx, found, operation.now);
			default:
				return control(tx, author, operation.kind, id(50 + n));
		}
	};
	return store.transaction((tx) => {
		if (!('fails' in operation && operation.fails)) return plain(work(tx));
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
		const whatever = fc.array(operation, { maxLength: 25 });
		const evenings = fc.array(fc.oneof({ weight: 4, arbitrary: choosing }, settling), {
			maxLength: 12
		});
		test.each([
			['rows, digests and answers', whatever, 150],
			['overlap of every evening', evenings, 400]
		] as const)(
			'gives the same %s as the one in memory, whatever is done',
			(_what, any, numRuns) => {
				fc.assert(
					fc.property(any, (operations) => {
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
					{ numRuns }
				);
			}
		);

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
