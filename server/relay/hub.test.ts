// The hub by itself: what is committed when, what is told to whom, what happens when the disk fails.
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DownEvents } from '#lib/protocol/events.ts';
import {
	decodeAppendOk,
	decodeHelloOk,
	decodeNudge,
	decodePullOk,
	encodeAppend,
	encodeHello,
	encodePull,
	type AppendItem
} from '#lib/protocol/messages.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { sha256 } from '#server/log/append.ts';
import { memoryLog } from '#server/log/memory-log.ts';
import { createHub, type HubOptions } from './hub.ts';

const space = randomBytes(16);
const mara = randomBytes(16);
const tom = randomBytes(16);

/** A hub, a turn of the event loop at a time. */
function hubWith(more: Partial<HubOptions> = {}) {
	const log = memoryLog();
	log.create(space, [mara, tom]);
	const scheduled: (() => void)[] = [];
	const errors: unknown[] = [];
	const hub = createHub({
		log,
		now: () => 0,
		schedule: (callback) => scheduled.push(callback),
		stillValid: () => true,
		takeAppends: () => 0,
		takeSignal: () => true,
		newId: () => randomBytes(16),
		onErased: () => {},
		onError: (error) => errors.push(error),
		...more
	});
	const turn = () => scheduled.splice(0).forEach((callback) => callback());
	return { hub, log, turn, errors };
}

type Told = { name: keyof DownEvents; bytes: Uint8Array };

function device({ hub }: Pick<ReturnType<typeof hubWith>, 'hub'>, userId: Uint8Array) {
	const told: Told[] = [];
	const state = { buffered: 0, disconnected: false };
	const connection = hub.connect(
		{ userId, sessionId: 's' },
		{
			send: (name, bytes) => told.push({ name, bytes }),
			buffered: () => state.buffered,
			disconnect: () => (state.disconnected = true)
		}
	);
	const digest = firstDigest(space, sha256);
	const answers: Uint8Array[] = [];
	const hello = () => {
		let answered: Uint8Array;
		connection.hello(
			encodeHello({ versions: [1, 1], ch: 0, space, after: 0, digest }),
			(bytes) => (answered = bytes)
		);
		return decodeHelloOk(answered!);
	};
	const pull = () => {
		let answered: Uint8Array;
		connection.pull(encodePull({ ch: 0, after: 0, digest, limit: 500 }), (b) => (answered = b));
		return decodePullOk(answered!);
	};
	const append = (...items: AppendItem[]) =>
		connection.append(encodeAppend({ ch: 0, items }), (bytes) => answers.push(bytes));
	hello();
	return { connection, told, state, hello, pull, append, answers };
}

const item = (size = 541): AppendItem => ({
	eid: randomBytes(16),
	kv: 0,
	gid: null,
	erase: [],
	body: randomBytes(size)
});

describe('one turn of the event loop', () => {
	test('is one transaction, committed before anybody is told and told before it is acknowledged (LIVE1)', () => {
		const order: string[] = [];
		const base = memoryLog();
		base.create(space, [mara, tom]);
		const setUp = hubWith({
			log: {
				...base,
				transaction: (work) => {
					const value = base.transaction(work);
					order.push('committed');
					return value;
				}
			}
		});
		const hers = device(setUp, mara);
		const his = device(setUp, tom);
		hers.connection.append(encodeAppend({ ch: 0, items: [item()] }), () => order.push('ack'));
		his.connection.append(encodeAppend({ ch: 0, items: [item()] }), () => order.push('ack'));
		expect(order).toEqual([]);
		const send = his.told.push.bind(his.told);
		his.told.push = (...told) => {
			order.push('told');
			return send(...told);
		};
		setUp.turn();
		expect(order).toEqual(['committed', 'told', 'ack', 'ack']);
	});

	test.each([
		['full', 'SQLITE_FULL'],
		['read-only', 'SQLITE_READONLY'],
		['failing', 'SQLITE_IOERR_WRITE'],
		['gone', 'SQLITE_CANTOPEN']
	])(
		'on a disk that is %s tells its author to try later, and nobody anything else',
		(_how, code) => {
			const base = memoryLog();
			base.create(space, [mara, tom]);
			const full = Object.assign(new Error('full'), { code });
			let failing = true;
			const setUp = hubWith({
				log: {
					...base,
					transaction: (work) => {
						if (failing) throw full;
						return base.transaction(work);
					}
				}
			});
			const hers = device(setUp, mara);
			const his = device(setUp, tom);
			hers.append(item());
			setUp.turn();
			expect(decodeAppendOk(hers.answers[0]!)).toMatchObject({ ok: false, failure: 'full' });
			expect(his.told).toEqual([]);
			failing = false;
			hers.append(item());
			setUp.turn();
			expect(decodeAppendOk(hers.answers[1]!)).toMatchObject({ ok: true });
			expect(his.told).toHaveLength(1);
		}
	);
});

describe('a socket that is slow to take what it is sent', () => {
	test('is nudged once instead of being fed, and fed again after it has asked (LIM3)', () => {
		const setUp = hubWith();
		const hers = device(setUp, mara);
		const his = device(setUp, tom);
		his.state.buffered = 1_000_000;
		for (let i = 0; i < 3; i++) {
			hers.append(item());
			setUp.turn();
		}
		expect(his.told.map(({ name }) => name)).toEqual(['nudge']);
		expect(decodeNudge(his.told[0]!.bytes).head).toBe(1);
		his.state.buffered = 0;
		const page = his.pull();
		expect(page.ok && page.value.rows).toHaveLength(3);
		hers.append(item());
		setUp.turn();
		expect(his.told.map(({ name }) => name)).toEqual(['nudge', 'rows']);
	});
});

describe('a session', () => {
	test('that has ended is noticed on the next write after a minute at the latest', () => {
		let time = 0;
		let valid = true;
		const setUp = hubWith({ now: () => time, stillValid: () => valid });
		const hers = device(setUp, mara);
		valid = false;
		time = 61_000;
		hers.append(item());
		expect(decodeAppendOk(hers.answers[0]!)).toMatchObject({ ok: false, failure: 'auth' });
		expect(hers.state.disconnected).toBe(true);
	});

	test('that is revoked ends its sockets at once, and no other', () => {
		const setUp = hubWith();
		const hers = device(setUp, mara);
		const his = setUp.hub.connect(
			{ userId: tom, sessionId: 'other' },
			{
				send: () => {},
				buffered: () => 0,
				disconnect: () => expect.unreachable('this session holds')
			}
		);
		setUp.hub.closeSessions(['s']);
		expect(hers.told.map(({ name }) => name)).toEqual(['bye']);
		expect(hers.state.disconnected).toBe(true);
		expect(his.places).toEqual([]);
	});
});

test('a member who is no longer one cannot write with a socket that is still open', () => {
	const setUp = hubWith();
	const hers = device(setUp, mara);
	setUp.log.leave(space, mara);
	hers.append(item());
	setUp.turn();
	expect(decodeAppendOk(hers.answers[0]!)).toMatchObject({ ok: false, failure: 'gone' });
});
