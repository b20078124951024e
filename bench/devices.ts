// Many devices that come back by themselves, in a process of its own: two of each couple. The first of
// each writes something while there is no server; a couple is back when both are in and the other has it.
import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';
import { Decoder, Encoder } from '#lib/protocol/frame-parser.ts';
import {
	decodeAppendOk,
	decodeHelloOk,
	decodeRows,
	encodeAppend,
	encodeHello
} from '#lib/protocol/messages.ts';
import { firstDigest, type Row } from '#lib/protocol/row.ts';
import { sha256 } from '../tests/support/wire-client.ts';
import type { Seeded } from './seed.ts';

/** `open`: connect all. `write`: have something to send when the server is back. Each is answered when it is done. */
export type Command = { do: 'open'; port: number; couples: Seeded[] } | { do: 'write' };

/** What a couple still waits for. */
type Couple = { in: Set<number>; waits: string | null; items: Uint8Array | null };

let couples: Couple[] = [];
let whenAllBack: (() => void) | null = null;
const isBack = (couple: Couple) => couple.in.size === 2 && couple.waits === null;
const look = () => {
	if (!whenAllBack || !couples.every(isBack)) return;
	whenAllBack();
	whenAllBack = null;
};
const allBack = () =>
	new Promise<void>((resolve) => {
		whenAllBack = resolve;
		look();
	});

function open(port: number, { cookies, space }: Seeded): Couple {
	const couple: Couple = { in: new Set(), waits: null, items: null };
	const id = Buffer.from(space, 'base64url');
	const digest = firstDigest(id, sha256);
	const hello = encodeHello({ versions: [1, 1], ch: 0, space: id, after: 0, digest });
	for (const [slot, cookie] of cookies.entries()) {
		// As a device does: see socket-transport.ts.
		const socket = io(`http://127.0.0.1:${port}`, {
			transports: ['websocket'],
			parser: { Encoder, Decoder },
			forceNew: true,
			reconnectionDelay: 500,
			reconnectionDelayMax: 15_000,
			randomizationFactor: 0.5,
			timeout: 10_000,
			extraHeaders: { cookie, origin: `http://127.0.0.1:${port}` }
		});
		const take = (rows: readonly Row[]) => {
			if (slot === 0) return;
			for (const row of rows) {
				if (row.kind === 0 && Buffer.from(row.eid).toString('hex') === couple.waits) {
					couple.waits = null;
				}
			}
			look();
		};
		socket.on('rows', (bytes: Uint8Array) => take(decodeRows(bytes).rows));
		socket.on('disconnect', () => couple.in.delete(slot));
		socket.on('connect', async () => {
			const answer = decodeHelloOk((await socket.emitWithAck('hello', hello)) as Uint8Array);
			if (!answer.ok) throw new Error(answer.failure);
			take(answer.value.rows);
			couple.in.add(slot);
			if (slot === 0 && couple.items) {
				const sent = decodeAppendOk(
					(await socket.emitWithAck('append', couple.items)) as Uint8Array
				);
				if (sent.ok && !sent.value.fail) couple.items = null;
			}
			look();
		});
	}
	return couple;
}

async function obey(command: Command): Promise<void> {
	if (command.do === 'write') {
		for (const couple of couples) {
			const eid = randomBytes(16);
			const item = { eid, kv: 1, gid: null, erase: [], body: randomBytes(541) };
			couple.waits = eid.toString('hex');
			couple.items = encodeAppend({ ch: 0, items: [item] });
		}
		return;
	}
	couples = [];
	for (let i = 0; i < command.couples.length; i += 50) {
		couples.push(...command.couples.slice(i, i + 50).map((couple) => open(command.port, couple)));
		await allBack();
	}
}

process.on('message', (command: Command | { do: 'tell' }) => {
	const done = command.do === 'tell' ? allBack() : obey(command);
	void done.then(() => process.send!('done'));
});
