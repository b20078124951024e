// (b) A device that was away: 10,000 entries read, checked and hashed, against one raw response of
// the same bytes from the same kind of process.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { rmSync } from 'node:fs';
import { io } from 'socket.io-client';
import { Decoder, Encoder } from '#lib/protocol/frame-parser.ts';
import { maxPageRows } from '#lib/protocol/limits.ts';
import {
	decodeAppendOk,
	decodeHelloOk,
	decodePullOk,
	encodeAppend,
	encodeHello,
	encodePull
} from '#lib/protocol/messages.ts';
import { firstDigest, nextDigest, noHash, rowHash } from '#lib/protocol/row.ts';
import { sha256 } from '../tests/support/wire-client.ts';
import { atMost, median, type Figure } from './figures.ts';
import { newFolder } from './live.ts';
import { measured } from './process.ts';
import { seedCouples, type Seeded } from './seed.ts';

const entries = 10_000;
const bodyBytes = 300;
/** Reads before the first that is measured: after them the programs are compiled. */
const warmUps = 3;

async function line(port: number, { cookies }: Seeded) {
	const socket = io(`http://127.0.0.1:${port}`, {
		transports: ['websocket'],
		parser: { Encoder, Decoder },
		forceNew: true,
		extraHeaders: { cookie: cookies[0], origin: `http://127.0.0.1:${port}` }
	});
	await new Promise<void>((resolve, reject) => {
		socket.on('connect', () => resolve());
		socket.on('connect_error', reject);
	});
	return {
		ask: async (name: string, message: Uint8Array) =>
			(await socket.emitWithAck(name, message)) as Uint8Array,
		end: () => void socket.disconnect()
	};
}

async function fill(port: number, couple: Seeded): Promise<void> {
	const space = Buffer.from(couple.space, 'base64url');
	const { ask, end } = await line(port, couple);
	const digest = firstDigest(space, sha256);
	await ask('hello', encodeHello({ versions: [1, 1], ch: 0, space, after: 0, digest }));
	for (let i = 0; i < entries; i += 25) {
		const items = Array.from({ length: 25 }, () => ({
			eid: randomBytes(16),
			kv: 0,
			gid: null,
			erase: [],
			body: randomBytes(bodyBytes)
		}));
		const answer = decodeAppendOk(await ask('append', encodeAppend({ ch: 0, items })));
		if (!answer.ok) throw new Error(answer.failure);
	}
	end();
}

/** Reads the whole log as a device does: the next page is on its way while one is hashed. */
async function read(
	port: number,
	couple: Seeded
): Promise<{ ms: number; arrived: number; bytes: number }> {
	const space = Buffer.from(couple.space, 'base64url');
	const { ask, end } = await line(port, couple);
	const began = performance.now();
	let digest = firstDigest(space, sha256);
	let bytes = 0;
	const greeting = encodeHello({ versions: [1, 1], ch: 0, space, after: 0, digest });
	const welcome = await ask('hello', greeting);
	bytes += welcome.length;
	const hello = decodeHelloOk(welcome);
	if (!hello.ok) throw new Error(hello.failure);
	let { rows } = hello.value;
	let arrived = 0;
	for (;;) {
		const after = rows.at(-1)!.seq;
		const more = after < hello.value.head;
		if (!more) arrived = performance.now() - began;
		const next = more
			? ask('pull', encodePull({ ch: 0, after, digest: noHash, limit: maxPageRows }))
			: null;
		for (const row of rows) digest = nextDigest(digest, rowHash(row, sha256), sha256);
		if (!next) break;
		const page = await next;
		bytes += page.length;
		const answer = decodePullOk(page);
		if (!answer.ok) throw new Error(answer.failure);
		({ rows } = answer.value);
	}
	const ms = performance.now() - began;
	end();
	if (Buffer.compare(digest, hello.value.digest) !== 0) throw new Error('another log');
	return { ms, arrived, bytes };
}

export async function catchUpFigures(repetitions: number): Promise<Figure[]> {
	const folder = newFolder();
	const [couple] = await seedCouples(folder, 1);
	const server = await measured('tides', folder);
	await fill(server.port, couple!);
	let raw = new Uint8Array();
	const plain = createServer((_request, response) => response.end(raw));
	await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', () => resolve()));
	const { port } = plain.address() as { port: number };
	const rounds = [];
	try {
		// Of the raw response, too, one is not measured: a server has long been running when a device comes back.
		for (let i = 0; i < warmUps; i++) await read(server.port, couple!);
		for (let i = 0; i < repetitions; i++) {
			const { ms, arrived, bytes } = await read(server.port, couple!);
			raw = randomBytes(bytes);
			await (await fetch(`http://127.0.0.1:${port}`)).bytes();
			const began = performance.now();
			await (await fetch(`http://127.0.0.1:${port}`)).bytes();
			const plainMs = performance.now() - began;
			rounds.push({ ms, bytes, ratio: ms / plainMs, arrived: arrived / plainMs });
		}
	} finally {
		plain.close();
		await server.end();
		rmSync(folder, { recursive: true, force: true });
	}
	const ratio = median(rounds.map((r) => r.ratio));
	const perEntry = median(rounds.map((r) => r.bytes)) / entries - bodyBytes;
	return [
		{
			name: 'catch-up of 10,000 entries, read and checked',
			value: median(rounds.map((r) => r.ms)),
			unit: 'ms',
			ratio,
			...atMost(4, ratio)
		},
		{
			name: 'of which until the last page is here',
			value: median(rounds.map((r) => r.ms * (r.arrived / r.ratio))),
			unit: 'ms',
			ratio: median(rounds.map((r) => r.arrived)),
			aim: 'told',
			met: null
		},
		{
			name: 'catch-up: bytes per entry beyond its body',
			value: perEntry,
			unit: 'B',
			ratio: null,
			aim: 'told',
			met: null
		}
	];
}
