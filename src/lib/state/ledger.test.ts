// What a screen shows of one's own words while others arrive: opening takes time, and what the person
// does in that time stands.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromHex } from '#lib/protocol/bytes.ts';
import type { EntryId } from '#lib/protocol/ids.ts';
import type { SealedEntry } from '#lib/protocol/messages.ts';
import { newEvent } from '#lib/domain/event.ts';
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import { LyingServer } from '../../../tests/support/lying-server.ts';
import { newSpace, Phone, until } from '../../../tests/support/phone.ts';

const mara = 0;
const tom = 1;

let keys: SpaceKeys;
let server: LyingServer;
let phone: Phone;

beforeEach(async () => {
	keys = await newSpace();
	server = new LyingServer(keys.id);
	phone = await Phone.open(server.transport(mara), keys, mara);
	await until(() => expect(phone.ledger.log.status.link).toBe('live'));
});
afterEach(() => vi.restoreAllMocks());

const answer = (text: string) => newEvent('prompt.answered', { prompt: 'p1', round: 0, text });
const sealed = () => phone.ledger.sealed().map(({ d }) => (d as { text: string }).text);

/** Holds every opening until the function it gives is called; `busy` says that one has begun. */
function slowOpening(): { busy(): boolean; goesOn(): void } {
	const subtle = globalThis.crypto.subtle;
	const decrypt = subtle.decrypt.bind(subtle);
	const { promise, resolve } = Promise.withResolvers<void>();
	const spy = vi.spyOn(subtle, 'decrypt').mockImplementation(async (...args) => {
		await promise;
		return decrypt(...args);
	});
	return { busy: () => spy.mock.calls.length > 0, goesOn: resolve };
}

/** Looks again and again, until all that was under way has long been done. */
async function staysSo(holds: () => void): Promise<void> {
	for (let turn = 0; turn < 30; turn++) {
		await new Promise(setImmediate);
		holds();
	}
}

/** An answer that another phone of the same person has sealed, as the server lists it. */
async function sealedElsewhere(text: string): Promise<SealedEntry & { id: EntryId }> {
	const other = await Phone.open(new LyingServer(keys.id).transport(mara), keys, mara);
	other.ledger.log.dropped();
	const id = await other.ledger.writeSealed('p1', answer(text));
	const { kv, gid, body } = other.ledger.log.outbox.at(-1)!;
	return { id, kv, at: 0, gid: fromHex(gid!), eid: fromHex(id), body: body! };
}

test('an answer that was changed stays changed, though an older list is opened meanwhile', async () => {
	const first = await sealedElsewhere('first');
	const opening = slowOpening();
	void phone.ledger.log.feed({ type: 'mine', mine: [first] });
	await until(() => expect(opening.busy()).toBe(true));

	phone.ledger.log.dropped();
	await phone.ledger.writeSealed('p1', answer('second'), first.id);
	expect(sealed()).toEqual(['second']);
	opening.goesOn();
	await staysSo(() => expect(sealed()).toEqual(['second']));
});

test('an entry taken back while its row is being opened does not come up again', async () => {
	const opening = slowOpening();
	const eid = await phone.gives('hers');
	await until(() => expect(opening.busy()).toBe(true));
	phone.ledger.log.dropped();
	await phone.ledger.takeBack(eid);
	expect(phone.shows).toEqual([]);
	opening.goesOn();
	await staysSo(() => expect(phone.shows).toEqual([]));
});

test('what comes while something is taken back comes up', async () => {
	const toms = await Phone.open(server.transport(tom), keys, tom);
	const eid = await phone.gives('hers');
	await until(() => expect(toms.shows).toEqual(['hers']));
	const opening = slowOpening();
	await toms.gives('his');
	await until(() => expect(server.ears[mara].head).toBe(2));
	await until(() => expect(phone.ledger.log.head).toBe(2));
	await phone.ledger.takeBack(eid);
	opening.goesOn();
	await until(() => expect(phone.shows).toEqual(['his']));
});

test('whoever hears that the log is live, and waits, has all that came with it', async () => {
	const other = await Phone.open(server.transport(tom), keys, tom);
	await other.gives('from before');
	await until(() => expect(other.ledger.log.status.unsent).toBe(0));
	const fresh = await Phone.open(server.transport(mara), keys, mara);
	expect(fresh.ledger.log.status.link).not.toBe('live');
	const shown = new Promise<number>((resolve) => {
		fresh.ledger.log.listen({
			status({ link }) {
				if (link !== 'live') return;
				void fresh.ledger.upToDate().then(() => resolve(fresh.ledger.entries().length));
			}
		});
	});
	expect(await shown).toBe(1);
});
