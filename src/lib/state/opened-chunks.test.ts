// What a device keeps opened, so that the app is there at once: it must be all that the log has, and
// nothing that was erased.
import { beforeEach, expect, test, vi } from 'vitest';
import { sha256 } from '@noble/hashes/sha2.js';
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import type { Cache } from '#lib/sync/cache.ts';
import { memoryCache } from '#lib/sync/memory-cache.ts';
import { LyingServer } from '../../../tests/support/lying-server.ts';
import { newSpace, Phone, until } from '../../../tests/support/phone.ts';

const mara = 0;
const tom = 1;

let keys: SpaceKeys;
let server: LyingServer;
let cache: Cache;

beforeEach(async () => {
	keys = await newSpace();
	server = new LyingServer(keys.id);
	cache = memoryCache(sha256);
});

/** Mara's app, opened on what her device keeps, and live. */
async function opened(): Promise<Phone> {
	const phone = await Phone.open(server.transport(mara), keys, mara, cache);
	await until(() => expect(phone.ledger.log.status.link).toBe('live'));
	await phone.ledger.upToDate();
	return phone;
}

const lines = (phone: Phone) => phone.ledger.entries().map(({ d }) => (d as { text: string }).text);
const written = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}`);

/** Mara gives these lines, and they are in the log. */
async function give(phone: Phone, texts: string[]): Promise<void> {
	for (const text of texts) await phone.gives(text);
	await until(() => expect(phone.ledger.log.status.unsent).toBe(0));
	await phone.ledger.upToDate();
}

/** Opens and closes the app once; resolves when it has kept what it opened. */
async function openedOnce(): Promise<void> {
	const kept = vi.spyOn(cache, 'putChunk');
	(await opened()).engine.stop();
	await until(() => expect(kept).toHaveResolved());
	kept.mockRestore();
}

test('what was opened once need not be opened again, though the chunk is still growing', async () => {
	const phone = await opened();
	await give(phone, written(1, 40));
	phone.engine.stop();
	await openedOnce();
	const rows = vi.spyOn(cache, 'rows');
	const decrypted = vi.spyOn(crypto.subtle, 'decrypt');
	const again = await opened();
	expect(lines(again)).toEqual(written(1, 40));
	expect(rows).not.toHaveBeenCalled();
	expect(decrypted).toHaveBeenCalledOnce();
	decrypted.mockRestore();
});

test('what came after that is opened beside it, each once and in its order', async () => {
	const phone = await opened();
	await give(phone, written(1, 40));
	phone.engine.stop();
	await openedOnce();
	const later = await opened();
	await give(later, written(41, 45));
	later.engine.stop();
	expect(lines(await opened())).toEqual(written(1, 45));
});

test('what is taken back after that does not come up again', async () => {
	const phone = await opened();
	await give(phone, written(1, 40));
	phone.engine.stop();
	await openedOnce();
	const later = await opened();
	await later.ledger.takeBack(later.ledger.entries()[3]!.eid);
	await until(() => expect(later.ledger.log.status.unsent).toBe(0));
	later.engine.stop();
	expect(lines(await opened())).toEqual(written(1, 40).filter((line) => line !== 'line 4'));
});

test('what the partner takes back while the app opens does not come up, though it was kept opened', async () => {
	const phone = await opened();
	const other = await Phone.open(server.transport(tom), keys, tom);
	const gone = await other.gives('taken back');
	await give(phone, written(1, 40));
	phone.engine.stop();
	await openedOnce();
	// Another tab hears of it between this tab's reading of the chunks and of the log.
	const { load } = cache;
	vi.spyOn(cache, 'load').mockImplementationOnce(async (space) => {
		const tab = await Phone.open(server.transport(mara), keys, mara, cache);
		await other.ledger.takeBack(gone);
		await until(() => expect(lines(tab)).not.toContain('taken back'));
		tab.engine.stop();
		return load(space);
	});
	expect(lines(await opened())).toEqual(written(1, 40));
});
