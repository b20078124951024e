import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import type { SpaceId } from '#lib/protocol/ids.ts';
import { cacheContract } from '../../../tests/contracts/cache.contract.ts';
import { openIdbCache } from './idb-cache.ts';
import { browserTabs } from './tabs.ts';

let opened = 0;
const open = (name = `contract-${opened++}`) => openIdbCache(name, sha256, { onLost: () => {} });
cacheContract('on IndexedDB', () => open());

const space = 'ab'.repeat(16) as SpaceId;

test('two tabs on one database see one outbox, and a row that both store is there once', async () => {
	const [first, second] = [await open('shared'), await open('shared')];
	const { digest } = await first.load(space);
	const row = {
		seq: 1,
		kind: 0 as const,
		author: 0 as const,
		at: 1,
		eid: '1'.repeat(32) as never,
		kv: 1,
		gid: null,
		erase: [],
		body: new Uint8Array([1]),
		digest: new Uint8Array(32).fill(1)
	};
	const change = {
		head: 1,
		digest: row.digest,
		rows: [row],
		erased: [],
		purged: [],
		left: [],
		stuck: [],
		queued: [],
		mine: null
	};
	await Promise.all([first.commit(space, change), second.commit(space, change)]);
	expect(await second.rows(space, 1, 10)).toHaveLength(1);
	const queued = [
		{ eid: '2'.repeat(32) as never, kv: 1, gid: null, erase: [], body: row.body, stale: false }
	];
	await first.commit(space, { ...change, head: 0, digest, rows: [], queued });
	expect(await second.outbox(space)).toHaveLength(1);
	await first.destroy();
});

test('of two tabs one sends, and the other takes over when it is gone', async () => {
	const [first, second] = [browserTabs('tabs'), browserTabs('tabs')];
	const order: string[] = [];
	const closed = await new Promise<() => void>((resolve) => {
		const close = first.whenSender(space, () => {
			order.push('first');
			queueMicrotask(() => resolve(close));
		});
	});
	const taken = new Promise<void>((resolve) => {
		second.whenSender(space, () => {
			order.push('second');
			resolve();
		});
	});
	expect(order).toEqual(['first']);
	closed();
	await taken;
	expect(order).toEqual(['first', 'second']);
});

test('a tab hears that another wrote to the outbox', async () => {
	const [first, second] = [browserTabs('hears'), browserTabs('hears')];
	const heard = new Promise<void>((resolve) => void second.onOutboxChanged(space, resolve));
	first.outboxChanged(space);
	await expect(heard).resolves.toBeUndefined();
});
