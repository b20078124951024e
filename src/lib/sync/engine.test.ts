import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SpaceId } from '#lib/protocol/ids.ts';
import { fromHex } from '#lib/protocol/bytes.ts';
import { decodeHello, encodeHelloOk } from '#lib/protocol/messages.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { Engine } from './engine.ts';
import { memoryCache } from './memory-cache.ts';
import { singleTab } from './tabs.ts';
import type { Transport, TransportEvents } from './transport.ts';
import * as wire from './wire.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const space = 'a'.repeat(32) as SpaceId;
const began = 1_800_000_000_000;

/** An engine whose server answers with its time, after a round trip of `trip` milliseconds. */
async function connected(trip: number) {
	const world = { trip, time: 0, wallIsOff: 180_000, asked: 0 };
	let events: TransportEvents;
	const digest = firstDigest(fromHex(space), sha256);
	const transport: Transport = {
		wire,
		start: (given) => void (events = given),
		ask: async (name, message) => {
			if (name !== 'hello') return new Uint8Array([0, ...new Uint8Array(9)]);
			decodeHello(message);
			world.asked++;
			world.time += world.trip;
			const now = began + world.time;
			return encodeHelloOk({ version: 1, now, head: 0, digest, open: true, mine: [], rows: [] });
		},
		tell: () => {},
		restart: () => {},
		hurry: () => {},
		stop: () => {}
	};
	const engine = new Engine(
		{
			cache: memoryCache(sha256),
			transport,
			tabs: singleTab,
			sha256,
			now: () => began + world.time + world.wallIsOff,
			steady: () => world.time,
			later: () => () => {},
			random: () => 0.5
		},
		{ connection() {}, notify() {}, signal() {}, room() {} }
	);
	engine.start();
	const log = await engine.open(space, 0, async () => null);
	events!.up();
	const quiet = async () => {
		for (let turn = 0; turn < 20; turn++) await Promise.resolve();
	};
	await quiet();
	expect(log.status.link).toBe('live');
	/** Reads the time, `ms` later, and lets what it sets off come to its end. */
	const read = async (ms: number) => {
		world.time += ms;
		const now = engine.serverNow();
		await quiet();
		return now - began;
	};
	return { world, read };
}

describe('TIME4 the server is asked for its time', () => {
	test('by its hello alone, where that tells it well', async () => {
		const { world, read } = await connected(30);
		for (let i = 0; i < 20; i++) await read(1000);
		expect(world.asked).toBe(1);
		expect(Math.abs((await read(0)) - world.time)).toBeLessThan(20);
	});

	test('again and again, ever more rarely, where nobody can be sure', async () => {
		const { world, read } = await connected(400);
		for (let i = 0; i < 600; i++) await read(500);
		expect(world.asked).toBeGreaterThan(5);
		expect(world.asked).toBeLessThan(16);
		expect(Math.abs((await read(0)) - world.time)).toBeLessThan(210);
	});

	test('at once, when the device slept or its clock was set', async () => {
		const { world, read } = await connected(30);
		await read(1000);
		world.wallIsOff += 3600_000;
		await read(200);
		expect(world.asked).toBe(2);
		expect(Math.abs((await read(200)) - world.time)).toBeLessThan(20);
	});
});
