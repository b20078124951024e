// What a server may try with the log of the two, against the real code of a phone: each lie is
// refused or set aside and said plainly, and the phone goes on.
import { beforeEach, describe, expect, test } from 'vitest';
import { random } from '#lib/crypto/bytes.ts';
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import {
	decodeAppend,
	encodeAppendOk,
	encodeHelloOk,
	encodePullOk,
	encodeRefusal
} from '#lib/protocol/messages.ts';
import type { LogRow } from '#lib/protocol/row.ts';
import { sha256 } from '#server/log/append.ts';
import { controlRow, LyingServer, type Ear } from '../support/lying-server.ts';
import { newSpace, Phone, until } from '../support/phone.ts';

const mara = 0;
const tom = 1;

let keys: SpaceKeys;
let server: LyingServer;
let maras: Phone;
let toms: Phone;
let toMara: Ear;

beforeEach(async () => {
	keys = await newSpace();
	server = new LyingServer(keys.id);
	// What Tom writes reaches Mara as a test hands it on.
	server.relays = false;
	toMara = server.ears[mara];
	[maras, toms] = await Promise.all([
		Phone.open(server.transport(mara), keys, mara),
		Phone.open(server.transport(tom), keys, tom)
	]);
});

/** Tom writes; gives the row as the server has it. */
async function rowOf(text: string): Promise<LogRow> {
	const before = server.ears[tom].head;
	await toms.gives(text);
	// His own phone has it back too, so that what he writes next is written after it.
	await until(() => expect(toms.ledger.log.head).toBe(before + 1));
	return server.ears[tom].rows.at(-1) as LogRow;
}

/** Mara still sees what Tom writes now, after all that was done to her. */
async function expectUsable(): Promise<void> {
	const before = maras.shows;
	await maras.gives('hers, later');
	expect(maras.shows).toEqual([...before, 'hers, later']);
}

const changed = (row: LogRow, part: Partial<LogRow>): LogRow => {
	const body = part.body ?? row.body;
	return { ...row, ...part, body, bodyHash: body && sha256(body) };
};
const flipped = (bytes: Uint8Array, at: number) => bytes.map((b, i) => (i === at ? b ^ 1 : b));

test('an honest server: what one writes the other sees, and nobody is warned', async () => {
	server.relays = true;
	await maras.gives('hers');
	await until(() => expect(toms.shows).toEqual(['hers']));
	await toms.gives('his');
	await until(() => expect(maras.shows).toEqual(['hers', 'his']));
	expect([maras.warns, toms.warns]).toEqual([false, false]);
	expect([...maras.cannotRead, ...toms.cannotRead]).toEqual([]);
});

describe('an entry is set aside, and said to be unreadable, when', () => {
	const lies: [string, (row: LogRow) => LogRow | Promise<LogRow>][] = [
		['a bit of it was changed', (row) => changed(row, { body: flipped(row.body!, 40) })],
		['its end was cut off', (row) => changed(row, { body: row.body!.subarray(0, -1) })],
		['it was put under the other’s name', (row) => changed(row, { author: mara })],
		['it was given another id', (row) => changed(row, { eid: random(16) })],
		['it was said to be a sealed answer', (row) => changed(row, { gid: random(16) })],
		['it was said to be of another epoch', (row) => changed(row, { kv: 2 })],
		[
			'it is from another space of the same two',
			async () => {
				const other = new LyingServer((await newSpace()).id);
				const elsewhere = await Phone.open(
					other.transport(tom),
					await newSpaceWith(other.ears[tom].space),
					tom
				);
				await elsewhere.gives('for another place');
				await until(() => expect(other.ears[tom].head).toBe(1));
				return other.ears[tom].rows[0] as LogRow;
			}
		],
		[
			'it was made up by the server',
			(row) => changed(row, { body: Uint8Array.from([1, ...random(540)]) })
		]
	];
	const newSpaceWith = async (id: Uint8Array): Promise<SpaceKeys> => ({ ...keys, id });

	test.each(lies)('%s', async (_what, lie) => {
		toMara.show(await lie(await rowOf('the true one')));
		await until(() => expect(maras.cannotRead).toEqual(['broken']));
		expect(maras.shows).toEqual([]);
		await expectUsable();
	});

	test('it is sealed in a way only a newer app knows, it waits for the update', async () => {
		const row = await rowOf('from the future');
		toMara.show(changed(row, { body: Uint8Array.from([2, ...row.body!.subarray(1)]) }));
		await until(() => expect(maras.cannotRead).toEqual(['newer']));
		await expectUsable();
	});

	test('it was opened before and a whole chunk is kept for a quick start, it is still said after a restart', async () => {
		const row = await rowOf('the true one');
		toMara.show(changed(row, { body: flipped(row.body!, 40) }));
		for (let i = 0; i < 515; i++) toMara.show(controlRow(3, tom));
		await until(() => expect(maras.ledger.log.head).toBe(516));
		await until(() => expect(maras.cannotRead).toEqual(['broken']));
		const again = await Phone.open(server.transport(mara), keys, mara, maras.cache);
		expect(again.cannotRead).toEqual(['broken']);
	});
});

describe('one’s own words never come back as the partner’s', () => {
	test('under the partner’s name they open for nobody', async () => {
		await maras.gives('hers');
		await until(() => expect(toMara.head).toBe(1));
		const own = toMara.rows[0] as LogRow;
		toMara.show(changed(own, { author: tom, eid: random(16) }));
		await until(() => expect(maras.cannotRead).toEqual(['broken']));
		expect(maras.view.checkIns.given).toMatchObject([{ author: mara, text: 'hers' }]);
	});

	test('before they were ever confirmed, the partner’s name on them is a warning', async () => {
		toMara.lies.append = (message) => {
			const [item] = decodeAppend(message).items;
			toMara.show({
				...item!,
				seq: 0,
				kind: 0,
				author: tom,
				at: 0,
				bodyHash: sha256(item!.body!)
			});
			return encodeRefusal('slow', 1000);
		};
		await maras.gives('hers');
		await until(() => expect(maras.warns).toBe(true));
		expect(maras.shows).toEqual(['hers']);
		expect(maras.ledger.log.outbox).toHaveLength(1);
	});
});

describe('a history that was changed is noticed when the two next exchange something', () => {
	test('an entry left out of the middle', async () => {
		const [first, , third] = [await rowOf('one'), await rowOf('two'), await rowOf('three')];
		toMara.show(first, third);
		await until(() => expect(maras.warns).toBe(true));
		expect(maras.shows).toEqual(['one', 'three']);
		await expectUsable();
	});

	test('two entries that changed places', async () => {
		const [first, second, third] = [await rowOf('one'), await rowOf('two'), await rowOf('three')];
		toMara.show(second, first, third);
		await until(() => expect(maras.warns).toBe(true));
	});

	test('the newest entries held back: not noticed while nothing comes, noticed with the next', async () => {
		toMara.show(await rowOf('one'));
		await rowOf('held back');
		await until(() => expect(maras.shows).toEqual(['one']));
		expect(maras.warns).toBe(false);
		toMara.show(await rowOf('three'));
		await until(() => expect(maras.warns).toBe(true));
	});

	test('each shown a log of their own: whoever hears from the other first is told', async () => {
		await maras.gives('hers, never passed on');
		await until(() => expect(toMara.head).toBe(1));
		await rowOf('his, never passed on');
		toMara.show(await rowOf('his, passed on'));
		await until(() => expect(maras.warns).toBe(true));
		expect(maras.shows).toContain('hers, never passed on');
	});

	test('another log than the server itself says it is', async () => {
		await rowOf('one');
		toMara.lies.hello = () =>
			encodeHelloOk({
				version: 1,
				now: server.now,
				head: 1,
				digest: random(32),
				open: true,
				mine: [],
				rows: server.ears[tom].rows
			});
		server.reconnect(mara);
		await until(() => expect(maras.warns).toBe(true));
	});

	test('a restored server that numbers on as if nothing were missing', async () => {
		const [first, second, third] = [await rowOf('one'), await rowOf('two'), await rowOf('three')];
		toMara.show(first, second, third);
		await until(() => expect(maras.shows).toHaveLength(3));
		// Tom has a new phone, and for it the numbers after the first are given a second time.
		server.ears[tom].rows = [first];
		toms = await Phone.open(server.transport(tom), keys, tom);
		await until(() => expect(toms.shows).toEqual(['one']));
		const again = await rowOf('another second');
		expect(again.seq).toBe(second.seq);
		toMara.show(again, await rowOf('and one more'));
		await until(() => expect(maras.warns).toBe(true));
		expect(maras.shows).toEqual(['one', 'two', 'three', 'another second', 'and one more']);
	});
});

test('a server that was restored gets back what this phone had written since, and nobody is warned', async () => {
	const first = await rowOf('his');
	toMara.show(first);
	await maras.gives('hers, after the backup');
	await until(() => expect(toMara.head).toBe(2));
	const lost = toMara.rows[1] as LogRow;
	toMara.rows = [first];
	server.reconnect(mara);
	await until(() => expect(toMara.head).toBe(2));
	const again = toMara.rows[1] as LogRow;
	expect(again.eid).toEqual(lost.eid);
	expect(again.body).not.toEqual(lost.body);
	await until(() => expect(maras.shows).toEqual(['his', 'hers, after the backup']));
	expect(maras.ledger.log.status.offeredAgain).toBe(1);
	expect(maras.warns).toBe(false);
});

describe('an entry played again', () => {
	test('is shown once, and the second one is a warning', async () => {
		const row = await rowOf('once is enough');
		toMara.show(row, row);
		await until(() => expect(maras.warns).toBe(true));
		expect(maras.shows).toEqual(['once is enough']);
		expect(maras.cannotRead).toEqual(['broken']);
		await expectUsable();
	});

	test('is shown once after a restart too', async () => {
		const row = await rowOf('once is enough');
		toMara.show(row);
		await until(() => expect(maras.shows).toHaveLength(1));
		const again = await Phone.open(server.transport(mara), keys, mara, maras.cache);
		toMara.show(row);
		await until(() => expect(again.warns).toBe(true));
		expect(again.shows).toEqual(['once is enough']);
	});

	test('stays erased when it was erased', async () => {
		const row = await rowOf('taken back');
		await toms.ledger.takeBack(Buffer.from(row.eid).toString('hex') as never);
		await until(() => expect(server.ears[tom].head).toBe(2));
		const erasure = server.ears[tom].rows[1] as LogRow;
		toMara.show(row, erasure, row);
		toMara.show(await rowOf('later'));
		await until(() => expect(maras.shows).toEqual(['later']));
	});
});

describe('a server that says it took what it did not', () => {
	const lies: [string, number][] = [
		['as if it were sealed', 0],
		['under a number that is somebody else’s', 1]
	];
	test.each(lies)('%s: the words stay here and go out again', async (_how, seq) => {
		toMara.show(await rowOf('his'));
		await until(() => expect(maras.shows).toEqual(['his']));
		let told = 0;
		toMara.lies.append = (message) => {
			told++;
			const done = decodeAppend(message).items.map(({ eid }) => ({ eid, seq, at: 0 }));
			return encodeAppendOk({ now: server.now, done, fail: null });
		};
		await maras.gives('hers');
		await maras.gives('hers too');
		// The second is sent only when the first was said to be taken.
		await until(() => expect(told).toBe(2));
		expect(maras.ledger.log.outbox).toHaveLength(2);
		expect(maras.shows).toEqual(['his', 'hers', 'hers too']);
		toMara.lies = {};
		server.reconnect(mara);
		await until(() => expect(maras.ledger.log.outbox).toHaveLength(0));
		expect(maras.shows).toEqual(['his', 'hers', 'hers too']);
		expect(toMara.head).toBe(3);
	});
});

describe('a server that would keep a phone busy', () => {
	test('by saying that there is more and sending nothing is asked again only after a while', async () => {
		const empty = () => encodePullOk({ head: 99, mine: [], rows: [] });
		toMara.lies.hello = () =>
			encodeHelloOk({
				version: 1,
				now: server.now,
				head: 99,
				digest: random(32),
				open: true,
				mine: [],
				rows: []
			});
		toMara.lies.pull = empty;
		toMara.asked.length = 0;
		server.reconnect(mara);
		await until(() => expect(toMara.asked).toEqual(['hello', 'pull']));
		await expectUsable();
		expect(toMara.asked).toEqual(['hello', 'pull']);
		await until(() => expect(Math.min(...maras.waitsFor)).toBeLessThan(10_000));
		maras.passes(10_000);
		await until(() => expect(toMara.asked).toEqual(['hello', 'pull', 'pull']));
	});

	test('with a different log each time is read anew once an hour, and then the phone stops and says so', async () => {
		toMara.show(await rowOf('his'));
		await maras.gives('hers');
		await until(() => expect(toMara.head).toBe(2));
		await until(() => expect(maras.ledger.log.outbox).toHaveLength(0));
		toMara.lies.hello = () => encodeRefusal('diverged');
		server.reconnect(mara);
		await until(() => expect(maras.ledger.log.status.link).toBe('stopped'));
		expect(toMara.asked.filter((name) => name === 'hello')).toHaveLength(3);
		await until(() => expect(maras.shows).toEqual(['his', 'hers']));
		await expectUsable();
		// Closed and opened again, still with a server that lies.
		const again = await Phone.open(server.transport(mara), keys, mara, maras.cache);
		expect(again.shows).toEqual(['his', 'hers', 'hers, later']);
	});

	test('by having lost what the partner wrote keeps it on this screen until it is taken back', async () => {
		const row = await rowOf('his, lost by the server');
		toMara.show(row);
		await until(() => expect(maras.shows).toHaveLength(1));
		toMara.rows = [];
		server.reconnect(mara);
		await until(() => expect(maras.ledger.log.head).toBe(0));
		await until(() => expect(maras.ledger.log.status.link).toBe('live'));
		expect(maras.shows).toEqual(['his, lost by the server']);
		toMara.show({ ...row, eid: random(16), body: null, bodyHash: null, erase: [row.eid] });
		await until(() => expect(maras.shows).toEqual([]));
		const again = await Phone.open(server.transport(mara), keys, mara, maras.cache);
		expect(again.shows).toEqual([]);
	});

	test('with bytes that mean nothing gets a new connection, each later than the last', async () => {
		const nonsense: Uint8Array[] = [
			new Uint8Array(),
			Uint8Array.of(0),
			Uint8Array.of(200),
			random(3),
			random(700)
		];
		let told = 0;
		toMara.lies.hello = () => nonsense[told++ % nonsense.length];
		server.reconnect(mara);
		for (const [restarts, pause] of [0, 1000, 2000, 4000].entries()) {
			await until(() => expect(maras.waitsFor).toContain(pause));
			await expectUsable();
			expect(toMara.restarts).toBe(restarts);
			maras.passes(pause);
			await until(() => expect(toMara.restarts).toBe(restarts + 1));
		}
		await until(() => expect(maras.waitsFor).toContain(8000));
		toMara.lies = {};
		maras.passes(60_000);
		await until(() => expect(maras.ledger.log.status.link).toBe('live'));
		expect(maras.ledger.log.outbox).toHaveLength(0);
	});

	test('with a body larger than any gets a new connection, and nothing of it is kept', async () => {
		const row = await rowOf('large');
		const huge = new Uint8Array(5_000_000).fill(7);
		toMara.show(changed(row, { body: huge }));
		toMara.rows = [];
		await until(() => expect(maras.waitsFor).toContain(0));
		maras.passes(0);
		await until(() => expect(toMara.restarts).toBe(1));
		await until(() => expect(maras.ledger.log.status.link).toBe('live'));
		expect(maras.ledger.log.head).toBe(0);
	});
});

describe('the server’s own rows', () => {
	test('close and purge as they say, and give no key and no member', async () => {
		toMara.show(await rowOf('his'));
		await maras.gives('hers');
		await until(() => expect(maras.shows).toEqual(['his', 'hers']));
		toMara.show(controlRow(2, tom), controlRow(3, tom));
		await until(() => expect(maras.shows).toEqual(['hers']));
		expect(maras.ledger.log.status.open).toBe(false);
		expect(maras.warns).toBe(false);
	});

	test('with bodies in them are not read', async () => {
		const row = await rowOf('his');
		for (const kind of [2, 3, 4] as const) toMara.show(changed(row, { kind, eid: random(16) }));
		toMara.show(changed(row, { author: 255 as never, eid: random(16) }));
		await until(() => expect(maras.ledger.log.head).toBe(4));
		expect(maras.shows).toEqual([]);
	});
});

test('a clock that is centuries off leaves entries that both can read', async () => {
	server.relays = true;
	server.now = Number.MAX_SAFE_INTEGER;
	server.reconnect(mara);
	await until(() => expect(maras.ledger.log.status.link).toBe('live'));
	await maras.gives('when is it');
	await until(() => expect(toms.shows).toEqual(['when is it']));
	expect(() => new Date(toms.view.checkIns.given[0]!.t).toISOString()).not.toThrow();
});
