// The load client, in a process of its own: the same for the relay and for what it is measured
// against. Commands come over IPC; one result goes back for each.
import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { Decoder, Encoder } from '#lib/protocol/frame-parser.ts';
import {
	decodeAppendOk,
	decodeHelloOk,
	decodeRows,
	encodeAppend,
	encodeHello
} from '#lib/protocol/messages.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { sha256 } from '../tests/support/wire-client.ts';
import type { Seeded } from './seed.ts';

export type Command =
	| { do: 'connect'; which: 'tides' | 'bare'; port: number; couples: Seeded[] }
	| { do: 'saturate'; ms: number }
	| { do: 'rate'; perSecond: number; ms: number }
	| { do: 'disconnect' };
/** `latencies`: ms from sending until it was stored and the partner had it. */
export type Result = { entries: number; ms: number; latencies: number[]; bytes: number };

const entryBytes = 300;

type End = {
	/** Sends one entry; resolves when it is acknowledged and the partner has it. */
	send(): Promise<void>;
	close(): void;
};

let ends: End[] = [];
let bytesSent = 0;

function waiting<K>() {
	const waits = new Map<K, () => void>();
	return {
		arrives: (key: K) => new Promise<void>((resolve) => waits.set(key, resolve)),
		arrived(key: K) {
			waits.get(key)?.();
			waits.delete(key);
		}
	};
}

const opened = (socket: Socket) =>
	new Promise<void>((resolve, reject) => {
		socket.on('connect', () => resolve());
		socket.on('connect_error', reject);
	});

/** Two sockets of a couple on Two Tides. */
async function tidesCouple(port: number, { cookies, space }: Seeded): Promise<End[]> {
	const id = Buffer.from(space, 'base64url');
	const digest = firstDigest(id, sha256);
	const received = waiting<string>();
	const sockets = await Promise.all(
		cookies.map(async (cookie, slot) => {
			const socket = io(`http://127.0.0.1:${port}`, {
				transports: ['websocket'],
				parser: { Encoder, Decoder },
				forceNew: true,
				extraHeaders: { cookie, origin: `http://127.0.0.1:${port}` }
			});
			socket.on('rows', (bytes: Uint8Array) => {
				for (const row of decodeRows(bytes).rows) {
					if (row.kind === 0 && row.author !== slot) {
						received.arrived(Buffer.from(row.eid).toString('latin1'));
					}
				}
			});
			await opened(socket);
			const hello = encodeHello({ versions: [1, 1], ch: 0, space: id, after: 0, digest });
			const answer = decodeHelloOk((await socket.emitWithAck('hello', hello)) as Uint8Array);
			if (!answer.ok) throw new Error(answer.failure);
			return socket;
		})
	);
	return sockets.map((socket) => ({
		async send() {
			const eid = randomBytes(16);
			const body = randomBytes(entryBytes);
			const item = { eid, kv: 0, gid: null, erase: [], body };
			const message = encodeAppend({ ch: 0, items: [item] });
			bytesSent += message.length;
			const got = received.arrives(eid.toString('latin1'));
			const answer = decodeAppendOk((await socket.emitWithAck('append', message)) as Uint8Array);
			if (!answer.ok || answer.value.fail) throw new Error('refused');
			await got;
		},
		close: () => void socket.disconnect()
	}));
}

/** Two sockets of a room on the bare relay. */
async function bareCouple(port: number, room: string): Promise<End[]> {
	const received = waiting<string>();
	const sockets = await Promise.all(
		[0, 1].map(async () => {
			const socket = io(`http://127.0.0.1:${port}`, {
				transports: ['websocket'],
				forceNew: true,
				query: { room }
			});
			socket.on('rows', (bytes: Buffer) => received.arrived(bytes.toString('latin1', 0, 16)));
			await opened(socket);
			return socket;
		})
	);
	return sockets.map((socket) => ({
		async send() {
			const body = randomBytes(entryBytes);
			bytesSent += body.length;
			const got = received.arrives(body.toString('latin1', 0, 16));
			await socket.emitWithAck('append', body);
			await got;
		},
		close: () => void socket.disconnect()
	}));
}

/** One entry after the other on each end, as devices do. */
function inOrder(end: End): End {
	let last: Promise<void> = Promise.resolve();
	return {
		send: () => (last = last.then(() => end.send())),
		close: () => end.close()
	};
}

/** Everybody sends as fast as answers come. */
async function saturate(ms: number): Promise<Result> {
	const began = performance.now();
	let entries = 0;
	await Promise.all(
		ends.map(async (end) => {
			while (performance.now() - began < ms) {
				await end.send();
				entries++;
			}
		})
	);
	return { entries, ms: performance.now() - began, latencies: [], bytes: bytesSent };
}

/** A fixed number each second, spread over everybody, whatever the answers do. */
async function rate(perSecond: number, ms: number): Promise<Result> {
	const latencies: number[] = [];
	const work: Promise<void>[] = [];
	const began = performance.now();
	let sent = 0;
	while (performance.now() - began < ms) {
		const due = ((performance.now() - began) / 1000) * perSecond;
		while (sent < due) {
			const at = performance.now();
			const end = ends[sent++ % ends.length]!;
			work.push(end.send().then(() => void latencies.push(performance.now() - at)));
		}
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	await Promise.all(work);
	return { entries: sent, ms: performance.now() - began, latencies, bytes: bytesSent };
}

async function obey(command: Command): Promise<Result> {
	const nothing = { entries: 0, ms: 0, latencies: [], bytes: 0 };
	bytesSent = 0;
	switch (command.do) {
		case 'connect': {
			const { which, port, couples } = command;
			ends = [];
			// Some at a time: a thousand sockets in one turn would measure the backlog.
			for (let i = 0; i < couples.length; i += 50) {
				const some = couples
					.slice(i, i + 50)
					.map((couple) =>
						which === 'tides' ? tidesCouple(port, couple) : bareCouple(port, couple.space)
					);
				ends.push(...(await Promise.all(some)).flat().map(inOrder));
			}
			return nothing;
		}
		case 'saturate':
			return saturate(command.ms);
		case 'rate':
			return rate(command.perSecond, command.ms);
		case 'disconnect':
			for (const end of ends) end.close();
			ends = [];
			return nothing;
	}
}

process.on('message', (command: Command) => {
	void obey(command).then(
		(result) => process.send!(result),
		(error: Error) => {
			process.stderr.write(`${error.message}\n`);
			process.exit(1);
		}
	);
});
