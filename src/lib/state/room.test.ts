// What there is room for tonight, on real devices against the real hub: only the line between them and
// the clock are the test's.
import { describe, expect, test } from 'vitest';
import { Secret } from '#lib/crypto/secret.ts';
import { spaceKeys } from '#lib/crypto/space-key.ts';
import type { RoomChoice } from '#lib/domain/room.ts';
import {
	decodeOverlapOk,
	decodeRoom,
	decodeRoomOk,
	encodeHello,
	encodeOverlap,
	encodeRoom
} from '#lib/protocol/messages.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { sha256 } from '#server/log/append.ts';
import { memoryLog } from '#server/log/memory-log.ts';
import { createHub, type Connection } from '#server/relay/hub.ts';
import { RoomTonight } from './room.svelte.ts';

const bytes = (n: number, length = 16) => new Uint8Array(length).fill(n);
const space = bytes(1);
const people = [bytes(11), bytes(12)] as const;
const keysOf = (id: Uint8Array, secret: number) =>
	spaceKeys(id, new Map([[1, new Secret(bytes(secret, 32))]]));

const minute = 60_000;
const hour = 60 * minute;
const dayStarts = 3 * 60;
/** Noon of a day whose evening begins six hours later, by the server's clock. */
const noon = Date.UTC(2026, 10, 24, 12);
const moment = noon + 6 * hour;

/** Time as everybody in a test has it; what is due is done in its order, and waited for. */
function testClock() {
	let now = noon;
	let due: { at: number; work: () => Promise<void> }[] = [];
	return {
		now: () => now,
		later(ms: number, work: () => Promise<void>) {
			const item = { at: now + ms, work };
			due.push(item);
			return () => void (due = due.filter((other) => other !== item));
		},
		async until(time: number) {
			for (;;) {
				const [next] = due.filter(({ at }) => at <= time).toSorted((a, b) => a.at - b.at);
				if (!next) break;
				due = due.filter((other) => other !== next);
				now = Math.max(now, next.at);
				await next.work();
			}
			now = time;
		}
	};
}

async function couple() {
	const log = memoryLog();
	log.create(space, people);
	const [shared, ...own] = await Promise.all([
		keysOf(space, 1),
		keysOf(bytes(2), 2),
		keysOf(bytes(3), 3)
	]);
	let noise = 0;
	/** How long the server says to wait; 0: it takes what comes. */
	const refuse = { wait: 0 };
	const clock = testClock();
	/** What is told without being asked for. */
	const told: Promise<void>[] = [];
	const hub = createHub({
		log,
		now: clock.now,
		schedule: (callback) => callback(),
		stillValid: () => true,
		takeAppends: () => refuse.wait,
		takeSignal: () => true,
		newId: () => Uint8Array.of(...bytes(250, 14), noise >> 8, noise++ & 255),
		onErased: () => {},
		onError: (error) => {
			throw error;
		}
	});

	/** A device of one of them. `disk` is what it keeps; `fast` how far its clock is ahead. */
	function device(who: 0 | 1, { disk = new Map<string, string>(), fast = 0, online = true } = {}) {
		let connection: Connection | null = null;
		const asked: number[] = [];
		const known = { both: true };
		/** How many questions get no answer. */
		const lost = { next: 0 };
		const connect = () => {
			connection = hub.connect(
				{ userId: people[who], sessionId: 's' },
				{
					send: (name, message) => {
						if (name !== 'room') return;
						const { ch: _ch, ...chosen } = decodeRoom(message);
						told.push(room.received(chosen));
					},
					buffered: () => 0,
					disconnect: () => {}
				}
			);
			const digest = firstDigest(space, sha256);
			connection.hello(encodeHello({ versions: [1, 1], ch: 0, space, after: 0, digest }), () => {});
		};
		const ask = (name: 'room' | 'overlap', message: Uint8Array) =>
			new Promise<Uint8Array>((resolve, reject) => {
				if (connection) connection[name](message, resolve);
				else reject(new Error('offline'));
			});
		const room = new RoomTonight({
			keys: { shared, own: own[who]! },
			set: async (chosen) => decodeRoomOk(await ask('room', encodeRoom({ ch: 0, ...chosen }))),
			ask: async (name) => {
				asked.push(clock.now());
				if (lost.next-- > 0) throw new Error('no answer');
				return decodeOverlapOk(await ask('overlap', encodeOverlap({ ch: 0, moment: name })));
			},
			serverNow: () => clock.now() + fast,
			later: clock.later,
			dayStarts: () => (known.both ? dayStarts : null),
			connected: () => connection !== null,
			keep: async (text) => void (text === null ? disk.delete('room') : disk.set('room', text)),
			kept: async () => disk.get('room') ?? null
		});
		if (online) connect();
		return {
			room,
			disk,
			asked,
			lost,
			known,
			async set(...choices: RoomChoice[]) {
				await room.set(choices);
				await Promise.all(told.splice(0));
			},
			look: () => room.lookAfresh(),
			/** Shows it on a screen. */
			async shown() {
				const hide = room.watch();
				await room.lookAfresh();
				return hide;
			},
			offline() {
				connection?.dropped();
				connection = null;
			},
			async online() {
				connect();
				await room.lookAfresh();
			}
		};
	}
	return { log, device, refuse, until: clock.until };
}

describe('what there is room for tonight', () => {
	test('is shown at the moment, to both alike: what both chose and nothing else', async () => {
		const { device, until } = await couple();
		const [mara, tom] = [device(0), device(1)];
		await mara.set('walk', 'little-talk', 'big-talk');
		await tom.set('walk', 'quiet-company', 'little-talk');
		for (const one of [mara, tom]) await one.shown();
		await until(moment - 1);
		for (const { room } of [mara, tom]) {
			expect(room.come).toBe(false);
			expect(room.both).toBeNull();
		}
		await until(moment);
		for (const { room } of [mara, tom]) {
			expect(room.come).toBe(true);
			expect(room.both).toEqual(['walk', 'little-talk']);
		}
	});

	test('reads the same when nothing was in both, when the other set nothing, and when nobody did', async () => {
		const seen: unknown[] = [];
		for (const setUp of [
			async () => {},
			async ({ tom }: { tom: { set(...c: RoomChoice[]): Promise<void> } }) => tom.set('walk'),
			async ({ tom }: { tom: { set(...c: RoomChoice[]): Promise<void> } }) => tom.set(),
			async () => {}
		]) {
			const { device, until } = await couple();
			const [mara, tom] = [device(0), device(1)];
			if (seen.length > 0) await mara.set('writing');
			await setUp({ tom });
			await mara.shown();
			await until(moment);
			const { room } = mara;
			seen.push({ both: room.both, come: room.come, late: room.late, chosen: room.chosen });
		}
		for (const one of seen) {
			expect(one).toEqual({ both: [], come: true, late: false, chosen: null });
		}
	});

	test('is asked for when it is time, and not again and again before', async () => {
		const { device, until } = await couple();
		const mara = device(0);
		const hide = await mara.shown();
		await until(moment);
		expect(mara.asked).toEqual([noon, moment]);
		await until(moment + hour);
		expect(mara.asked).toHaveLength(2);
		hide();
		await until(moment + 25 * hour);
		expect(mara.asked).toHaveLength(2);
	});

	test('is asked for again soon when no answer came, and not at the next half minute', async () => {
		const { device, until } = await couple();
		await device(0).set('walk');
		const tablet = device(0);
		tablet.lost.next = 1;
		await tablet.shown();
		expect(tablet.room.chosen).toBeNull();
		await until(noon + 5000);
		expect(tablet.room.chosen).toEqual(['walk']);
		expect(tablet.asked).toHaveLength(2);
	});

	test('is nothing that a device without a screen for it asks about', async () => {
		const { device, until } = await couple();
		const mara = device(0);
		await until(moment + hour);
		expect(mara.asked).toEqual([]);
	});

	test('is shown when the server says so, however wrong a phone’s own clock is', async () => {
		const { device, until } = await couple();
		const [mara, tom] = [device(0, { fast: 90_000 }), device(1, { fast: -45_000 })];
		await mara.set('walk');
		await tom.set('walk');
		for (const one of [mara, tom]) await one.shown();
		await until(moment - 60_000);
		// Hers thinks it is time, asks, and learns that it is not.
		expect(mara.room.both).toBeNull();
		expect(mara.room.come).toBe(false);
		await until(moment + 1000);
		expect(mara.room.both).toEqual(['walk']);
		await until(moment + 46_000);
		expect(tom.room.both).toEqual(['walk']);
	});
});

describe('what somebody set', () => {
	test('is there after a reload, and can be changed until the moment', async () => {
		const { device, until } = await couple();
		const mara = device(0);
		await mara.set('walk', 'doing');
		const again = device(0, { disk: mara.disk, online: false });
		await again.look();
		expect(again.room.chosen).toEqual(['doing', 'walk']);
		await again.online();
		await again.set('writing');
		const tom = device(1);
		await tom.set('walk', 'writing');
		await until(moment);
		await tom.look();
		expect(tom.room.both).toEqual(['writing']);
	});

	test('shows on the person’s other devices, at once and when one is opened later', async () => {
		const { device } = await couple();
		const [phone, tablet] = [device(0), device(0)];
		await phone.set('walk');
		expect(tablet.room.chosen).toEqual(['walk']);
		await tablet.set('quiet-company');
		expect(phone.room.chosen).toEqual(['quiet-company']);
		const laptop = device(0);
		await laptop.look();
		expect(laptop.room.chosen).toEqual(['quiet-company']);
		const tom = device(1);
		await tom.look();
		expect(tom.room.chosen).toBeNull();
	});

	test('without a connection is kept, and counts when it is back before the moment', async () => {
		const { device, until } = await couple();
		const [mara, tom] = [device(0, { online: false }), device(1)];
		await tom.set('walk');
		await mara.set('walk');
		expect(mara.room.waiting).toBe(true);
		await until(moment - minute);
		await mara.online();
		expect(mara.room.waiting).toBe(false);
		await until(moment);
		for (const one of [mara, tom]) {
			await one.look();
			expect(one.room.both).toEqual(['walk']);
			expect(one.room.late).toBe(false);
		}
	});

	test('that the server cannot take now waits, and goes when it can', async () => {
		const { device, until, refuse } = await couple();
		const mara = device(0);
		refuse.wait = 5000;
		await mara.set('walk');
		expect(mara.room.chosen).toEqual(['walk']);
		expect(mara.room.waiting).toBe(true);
		refuse.wait = 0;
		await until(noon + 5000);
		expect(mara.room.waiting).toBe(false);
		const tom = device(1);
		await tom.set('walk');
		await until(moment);
		await tom.look();
		expect(tom.room.both).toEqual(['walk']);
	});

	test('that could not leave in time says so, and tells nothing of the other', async () => {
		for (const his of [['walk'], []] as RoomChoice[][]) {
			const { device, until } = await couple();
			const [mara, tom] = [device(0, { online: false }), device(1)];
			await tom.set(...his);
			await mara.set('walk');
			await mara.shown();
			await until(moment + minute);
			expect(mara.room.late).toBe(true);
			expect(mara.room.both).toBeNull();
			await mara.online();
			expect(mara.room.both).toEqual([]);
			expect(mara.room.late).toBe(true);
			// Neither now nor later does it reach the server.
			await tom.look();
			expect(tom.room.both).toEqual([]);
			await until(moment + 10 * hour);
			expect(mara.room.late).toBe(false);
			expect(mara.room.come).toBe(false);
		}
	});

	test('is not on the device any more once its moment has come', async () => {
		const { device, until } = await couple();
		const sent = device(0);
		await sent.set('big-talk');
		const stuck = device(1, { online: false });
		await stuck.set('big-talk');
		for (const { disk } of [sent, stuck]) expect([...disk.values()].join()).toContain('big-talk');
		await until(moment);
		for (const one of [sent, stuck]) {
			await one.look();
			expect([...one.disk.values()].join()).not.toContain('big-talk');
		}
		await until(moment + 9 * hour);
		await stuck.look();
		expect(stuck.disk.size).toBe(0);
	});

	test('is not on the device any more when it was closed over the moment and opens the next day', async () => {
		const { device, until } = await couple();
		const mara = device(0);
		await mara.set('big-talk');
		await until(moment + 20 * hour);
		const next = device(0, { disk: mara.disk, online: false });
		await next.look();
		expect(next.disk.size).toBe(0);
		expect(next.room.chosen).toBeNull();
	});

	test('is given again to a server that went back in time', async () => {
		const { log, device, until } = await couple();
		const [mara, tom] = [device(0), device(1)];
		await tom.set('walk');
		const backup = log.backup();
		await mara.set('walk');
		log.restore(backup);
		mara.offline();
		await mara.online();
		await until(moment);
		await tom.look();
		expect(tom.room.both).toEqual(['walk']);
	});

	test('cannot be set any more when the moment has come, and nothing is kept of the try', async () => {
		const { device, until } = await couple();
		const mara = device(0);
		await until(moment);
		await mara.set('walk');
		expect(mara.room.chosen).toBeNull();
		expect(mara.disk.size).toBe(0);
	});
});

test('nothing is set or asked while it is not known when their day begins', async () => {
	const { device, until } = await couple();
	const mara = device(0);
	mara.known.both = false;
	await mara.shown();
	await mara.set('walk');
	await until(noon + hour);
	expect(mara.room.evening).toBeNull();
	expect(mara.room.chosen).toBeNull();
	expect(mara.asked).toEqual([]);
	mara.known.both = true;
	await mara.look();
	expect(mara.room.evening).toEqual({ moment, ends: moment + 9 * hour });
});
