// A device that was away for long: the real DeviceLog over the real hub. It asks for the next page
// while the one before is still being stored (LOG7), and asks for none twice.
import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { toHex } from '#lib/protocol/bytes.ts';
import type { SpaceId } from '#lib/protocol/ids.ts';
import { decodePull, encodeAppend, encodeHello } from '#lib/protocol/messages.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { DeviceLog } from '#lib/sync/device-log.ts';
import { ServerClock } from '#lib/sync/server-clock.ts';
import { memoryCache } from '#lib/sync/memory-cache.ts';
import * as wire from '#lib/sync/wire.ts';
import { memoryLog } from '#server/log/memory-log.ts';
import { createHub, type Hub } from '#server/relay/hub.ts';

const sha256 = (bytes: Uint8Array): Uint8Array =>
	new Uint8Array(createHash('sha256').update(bytes).digest());
const space = new Uint8Array(randomBytes(16));
const mara = randomBytes(16);
const tom = randomBytes(16);

const connect = (hub: Hub, userId: Uint8Array) =>
	hub.connect(
		{ userId, sessionId: toHex(userId) },
		{ send() {}, buffered: () => 0, disconnect() {} }
	);

/** A hub in whose log Mara has written `count` entries. */
function hubAfter(count: number): Hub {
	const log = memoryLog();
	log.create(space, [mara, tom]);
	const turns: (() => void)[] = [];
	const hub = createHub({
		log,
		now: () => 0,
		schedule: (turn) => turns.push(turn),
		stillValid: () => true,
		takeAppends: () => 0,
		takeSignal: () => true,
		newId: () => randomBytes(16),
		onErased: () => {},
		onError: (error) => {
			throw error;
		}
	});
	const writer = connect(hub, mara);
	const digest = firstDigest(space, sha256);
	writer.hello(encodeHello({ versions: [1, 1], ch: 0, space, after: 0, digest }), () => {});
	for (let written = 0; written < count; written += 30) {
		const items = Array.from({ length: 30 }, () => {
			return { eid: randomBytes(16), kv: 0, gid: null, erase: [], body: randomBytes(40) };
		});
		writer.append(encodeAppend({ ch: 0, items }), () => {});
		for (const turn of turns.splice(0)) turn();
	}
	return hub;
}

test('a device that was away reads ahead of its disk, each page once, and ends with the whole log', async () => {
	const connection = connect(hubAfter(2100), tom);
	const cache = memoryCache(sha256);
	/** For each page asked for: after which row, and how many rows were stored by then. */
	const pulls: { after: number; stored: number }[] = [];
	let stored = 0;
	const log = await DeviceLog.open(toHex(space) as SpaceId, 1, 0, {
		cache: {
			...cache,
			async commit(id, change) {
				// A disk is slower than an answer.
				await new Promise((resolve) => setImmediate(resolve));
				await cache.commit(id, change);
				stored = change.head;
			}
		},
		transport: {
			wire,
			start() {},
			ask: (name, message) => {
				if (name === 'pull') pulls.push({ after: decodePull(message).after, stored });
				return new Promise((resolve) => connection[name](message, resolve));
			},
			tell() {},
			restart() {},
			hurry() {},
			stop() {}
		},
		sha256,
		now: () => 0,
		later: () => () => {},
		random: () => 0.5,
		reseal: async () => null,
		startOver() {},
		clock: new ServerClock({ wall: () => 0, steady: () => 0 }),
		outboxChanged() {}
	});

	log.connected();
	await expect.poll(() => stored).toBe(2100);
	expect(log.status).toMatchObject({ link: 'live', alarm: null });
	expect(pulls.map(({ after }) => after)).toEqual([500, 1000, 1500, 2000]);
	expect(pulls.slice(0, 2).every((pull) => pull.stored < pull.after)).toBe(true);
	// Not without limit: what is read waits in memory until it is stored.
	expect(Math.max(...pulls.map(({ after, stored }) => after - stored))).toBeLessThan(2000);
});
