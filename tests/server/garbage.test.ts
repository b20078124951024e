// Whatever arrives, the process goes on, answers the next honest device, and says nothing of itself.
import { randomBytes } from 'node:crypto';
import { connect as tcp } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { eventNames } from '#lib/protocol/events.ts';
import { Encoder } from '#lib/protocol/frame-parser.ts';
import { encodeAppend, encodeHello, encodeOverlap, encodeRoom } from '#lib/protocol/messages.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import { Caller, connect, newItem, newMember, yes, type Member } from '../support/wire-client.ts';

let server: RunningServer;
let member: Member;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '1000' });
	member = await newMember(server.origin);
});
afterAll(() => server.dispose());

/** The server still serves: somebody new connects and writes. */
async function expectAlive(): Promise<void> {
	const other = await newMember(server.origin);
	const line = await connect(other);
	yes(await line.hello(other.soloSpace));
	expect(yes(await line.append([newItem()])).fail).toBeNull();
	line.end();
	expect(server.output()).not.toMatch(/unhandled|uncaught|"level":60/i);
}

/** A socket below Socket.IO: frames can be anything. */
function raw(): Promise<WebSocket> {
	const url = `${server.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
	const socket = new WebSocket(url, { headers: { origin: server.origin, cookie: member.cookie } });
	return new Promise((resolve, reject) => {
		socket.on('error', reject);
		socket.on('open', () => resolve(socket));
	});
}

/** A socket that has said hello to Socket.IO, so that events come through. */
async function joined(): Promise<WebSocket> {
	const socket = await raw();
	socket.send(new Encoder().encode({ type: 0, nsp: '/' })[0]!);
	await new Promise<void>((resolve, reject) => {
		socket.on('message', (_data, binary) => binary && resolve());
		socket.on('close', () => reject(new Error('it was closed')));
	});
	return socket;
}

const shapes: Uint8Array[] = [
	new Uint8Array(),
	...[1, 2, 3, 5, 16, 17, 32, 33, 58, 59, 60, 100, 541].map((length) => randomBytes(length)),
	randomBytes(5000),
	randomBytes(262_144),
	new Uint8Array(59),
	new Uint8Array(59).fill(255),
	new Uint8Array(1).fill(255),
	Buffer.from('{"handle":null}')
];

test('every event with twenty wrong shapes, with and without a way to answer', async () => {
	for (let index = 0; index <= eventNames.length; index++) {
		for (const id of [0, 1]) {
			let socket = await joined();
			for (const shape of shapes) {
				if (socket.readyState !== WebSocket.OPEN) socket = await joined();
				// Type "event", the number of its answer, the number of the event (frame-parser.ts).
				socket.send(Buffer.concat([Uint8Array.of(2, id, index), shape]));
			}
			socket.terminate();
		}
	}
	await expectAlive();
});

test('ten thousand chunks of garbage as WebSocket frames', async () => {
	let sent = 0;
	for (let round = 0; round < 500; round++) {
		const socket = await (round % 2 === 0 ? raw() : joined());
		for (let i = 0; i < 20; i++) {
			const kind = (round + i) % 4;
			// What an engine and a parser might take for the beginning of something.
			const head = kind === 0 ? '4' : kind === 1 ? '40' : '2';
			if (kind === 3) socket.send(randomBytes(1 + ((round * i) % 200)));
			else socket.send(head + randomBytes((round * i) % 100).toString('latin1'));
			sent++;
		}
		socket.terminate();
	}
	expect(sent).toBe(10_000);
	await expectAlive();
});

test('messages that are right but for one byte', async () => {
	const hello = encodeHello({
		versions: [1, 1],
		ch: 0,
		space: member.soloSpace,
		after: 0,
		digest: randomBytes(32)
	});
	const moment = Math.ceil(Date.now() / 60_000) + 60;
	const tokens = Array.from({ length: 8 }, () => randomBytes(16)).sort(Buffer.compare);
	const good = [
		['hello', hello],
		['append', encodeAppend({ ch: 0, items: [newItem()] })],
		['room', encodeRoom({ ch: 0, moment, tokens })],
		['overlap', encodeOverlap({ ch: 0, moment })]
	] as const;
	const line = await connect(member);
	yes(await line.hello(member.soloSpace));
	for (const [name, message] of good) {
		for (let at = 0; at < Math.min(message.length, 80); at++) {
			const wrong = Buffer.from(message);
			wrong[at]! ^= 0xff;
			const answer = await line.ask(name, wrong);
			expect(answer.length).toBeGreaterThan(0);
		}
		for (const length of [0, 1, message.length - 1]) {
			await line.ask(name, message.subarray(0, length));
		}
	}
	line.end();
	await expectAlive();
});

test('HTTP that is none', async () => {
	const port = server.port;
	const lines = [
		'GET / HTTP/1.1\r\n\r\n',
		'\0\0\0\0',
		`GET /${'a'.repeat(70_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
		'POST /api/accounts HTTP/1.1\r\nhost: x\r\ncontent-length: 999999999\r\n\r\nx',
		'POST /api/accounts HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
		'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
		'GET /..%2f..%2fetc/passwd HTTP/1.1\r\nhost: x\r\n\r\n'
	];
	for (const line of lines) {
		await new Promise<void>((resolve) => {
			const socket = tcp(port, 'localhost', () => socket.write(line));
			let heard = '';
			socket.on('data', (chunk) => {
				heard += chunk;
				socket.end();
			});
			socket.on('error', () => resolve());
			socket.on('close', () => {
				expect(heard).not.toMatch(/\bat .*\.(ts|js):\d+/);
				expect(heard).not.toContain('root:');
				resolve();
			});
			setTimeout(() => socket.destroy(), 500).unref();
		});
	}
	await expectAlive();
	expect((await new Caller(server.origin).call('GET', 'ready')).status).toBe(200);
});
