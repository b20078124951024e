// Somebody who sends as much as they can, in a process of its own with the lowest priority: what the
// others feel is then the server's doing, not that of a crowded machine. `node flooder.ts KIND PORT
// COOKIE SPACE`; says what became of its questions when it is told to end.
import { randomBytes } from 'node:crypto';
import { setPriority } from 'node:os';
import { io } from 'socket.io-client';
import { Decoder, Encoder } from '#lib/protocol/frame-parser.ts';
import { failures } from '#lib/protocol/failures.ts';
import {
	encodeAppend,
	encodeHello,
	encodePull,
	encodeSignal,
	type AppendItem
} from '#lib/protocol/messages.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { sha256 } from '../tests/support/wire-client.ts';
import type { Flood } from './flood.ts';

const [kind, port, cookie, spaceText] = process.argv.slice(2) as [Flood, string, string, string];
setPriority(19);
const origin = `http://127.0.0.1:${port}`;
const space = Buffer.from(spaceText, 'base64url');
const digest = firstDigest(space, sha256);
/** Answers by their reason; `ok` what was done, `lost` what was never answered. */
const told: Record<string, number> = {};
const note = (what: string) => (told[what] = (told[what] ?? 0) + 1);
const noteAnswer = (bytes: Uint8Array) => note(bytes[0] === 0 ? 'ok' : failures[bytes[0]! - 1]!);
let going = true;

/** `inFlight` questions at a time, for ever. */
const hammer = (inFlight: number, once: () => Promise<void>) =>
	Promise.all(
		Array.from({ length: inFlight }, async () => {
			while (going) {
				await once().catch(() => note('lost'));
				await new Promise((resolve) => setImmediate(resolve));
			}
		})
	);

function socket(cookies = cookie) {
	return io(origin, {
		transports: ['websocket'],
		parser: { Encoder, Decoder },
		forceNew: true,
		reconnection: false,
		timeout: 5000,
		extraHeaders: { origin, cookie: cookies }
	});
}

/** A socket of this account in its space. */
async function line() {
	const made = socket();
	await new Promise<void>((resolve, reject) => {
		made.on('connect', () => resolve());
		made.on('connect_error', reject);
	});
	made.on('disconnect', () => going && note('disconnected'));
	await made.emitWithAck('hello', hello());
	return {
		ask: async (name: string, message: Uint8Array) =>
			noteAnswer((await made.timeout(20_000).emitWithAck(name, message)) as Uint8Array),
		tell: (name: string, message: Uint8Array) => made.emit(name, message)
	};
}

const hello = () => encodeHello({ versions: [1, 1], ch: 0, space, after: 0, digest });
const items = (count: number): AppendItem[] =>
	Array.from({ length: count }, () => ({
		eid: randomBytes(16),
		kv: 0,
		gid: null,
		erase: [],
		body: randomBytes(2000)
	}));

async function flood(): Promise<void> {
	switch (kind) {
		case 'entries': {
			const lines = await Promise.all([1, 2, 3, 4].map(line));
			const message = encodeAppend({ ch: 0, items: items(32) });
			await Promise.all(lines.map(({ ask }) => hammer(16, () => ask('append', message))));
			return;
		}
		case 'pages': {
			const lines = await Promise.all([1, 2, 3, 4].map(line));
			const pull = encodePull({ ch: 0, after: 0, digest, limit: 500 });
			await Promise.all(
				lines.map(({ ask }, i) =>
					hammer(16, () => (i % 2 === 0 ? ask('pull', pull) : ask('hello', hello())))
				)
			);
			return;
		}
		case 'signals': {
			const lines = await Promise.all([1, 2, 3, 4].map(line));
			const signal = encodeSignal({ ch: 0, body: randomBytes(500) });
			await Promise.all(
				lines.map(({ tell }) =>
					hammer(1, async () => {
						for (let i = 0; i < 200; i++) tell('signal', signal);
						note('told');
						await new Promise((resolve) => setTimeout(resolve, 5));
					})
				)
			);
			return;
		}
		case 'tries': {
			const body = () =>
				JSON.stringify({ handle: 'mara', authKey: randomBytes(32).toString('base64url') });
			await hammer(32, async () => {
				const answer = await fetch(`${origin}/api/sessions`, {
					method: 'POST',
					headers: { origin, 'content-type': 'application/json' },
					body: body()
				});
				await answer.bytes();
				note(String(answer.status));
			});
			return;
		}
		case 'doors':
			await hammer(32, async () => {
				const made = socket('tides-session=nobody');
				await new Promise<void>((resolve) => {
					made.on('connect', () => resolve());
					made.on('connect_error', () => resolve());
				});
				note('refused');
				made.disconnect();
			});
	}
}

process.on('message', () => {
	going = false;
	process.send!(told);
	setTimeout(() => process.exit(0), 50);
});
await flood();
