// Somebody sends as much as they can. Everybody else goes on, the flooder is asked to wait, nobody is
// disconnected. How long the others wait meanwhile is measured by `npm run bench -- --only flood`.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeAppend, encodeHello, encodePull, encodeSignal } from '#lib/protocol/messages.ts';
import { failures } from '#lib/protocol/failures.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import {
	Caller,
	connect,
	newCouple,
	newItem,
	sha256,
	signUpBody,
	text,
	yes,
	type Line
} from '../support/wire-client.ts';

/** What an answer says in one word. */
const wordOf = (answer: Uint8Array) => (answer[0] === 0 ? 'ok' : failures[answer[0]! - 1]!);

describe('by one account', () => {
	let server: RunningServer;
	let others: [Line, Line];
	let eves: Line[];
	let bobs: Line;
	let space: Uint8Array;
	beforeAll(async () => {
		server = await runningServer();
		const [mara, tom, theirs] = await newCouple(server.origin);
		const [eve, bob, evil] = await newCouple(server.origin);
		others = [await connect(mara), await connect(tom)];
		for (const line of others) yes(await line.hello(theirs));
		eves = await Promise.all([1, 2, 3, 4].map(() => connect(eve)));
		bobs = await connect(bob);
		for (const line of [...eves, bobs]) yes(await line.hello(evil));
		space = evil;
	});
	afterAll(() => server.dispose());

	/** All of it at once, on every socket; gives the answers in a word each. */
	const flood = async (name: 'append' | 'pull' | 'hello', message: () => Uint8Array) =>
		(
			await Promise.all(
				eves.flatMap((line) =>
					Array.from({ length: 30 }, async () =>
						wordOf((await line.socket.timeout(50_000).emitWithAck(name, message())) as Uint8Array)
					)
				)
			)
		).toSorted();

	/** Mara and Tom write to each other, as if nothing were. */
	async function othersGoOn(): Promise<void> {
		const [mara, tom] = others;
		for (let i = 0; i < 10; i++) {
			const [hers, his] = [newItem(), newItem()];
			yes(await mara.append([hers]));
			await tom.hearsEntry(hers.eid);
			yes(await tom.append([his]));
			await mara.hearsEntry(his.eid);
		}
	}

	const nobodyIsGone = () =>
		expect([...eves, bobs, ...others].map(({ socket }) => socket.connected)).not.toContain(false);

	test('with entries', async () => {
		const batch = () => encodeAppend({ ch: 0, items: Array.from({ length: 30 }, () => newItem()) });
		const [answers] = await Promise.all([flood('append', batch), othersGoOn()]);
		expect(answers.filter((word) => word === 'ok').length).toBeGreaterThan(0);
		expect(new Set(answers)).toEqual(new Set(['ok', 'slow']));
		nobodyIsGone();
	});

	test.each(['pull', 'hello'] as const)('with %s', async (name) => {
		const digest = firstDigest(space, sha256);
		const message = () =>
			name === 'pull'
				? encodePull({ ch: 0, after: 0, digest, limit: 500 })
				: encodeHello({ versions: [1, 1], ch: 0, space, after: 0, digest });
		const [answers] = await Promise.all([flood(name, message), othersGoOn()]);
		expect(new Set(answers)).toEqual(new Set(['ok', 'slow']));
		nobodyIsGone();
	});

	test('with signals: the partner is not flooded with them', async () => {
		const before = bobs.heard.length;
		const began = Date.now();
		const signal = encodeSignal({ ch: 0, body: randomBytes(500) });
		for (const { socket } of eves) for (let i = 0; i < 60; i++) socket.emit('signal', signal);
		await othersGoOn();
		// Eve’s next question is answered, so all that she sent before it was heard.
		const message = encodePull({ ch: 0, after: 0, digest: firstDigest(space, sha256), limit: 1 });
		await Promise.all(
			eves.map(({ socket }) => socket.timeout(50_000).emitWithAck('pull', message))
		);
		const heard = bobs.heard.length - before;
		const seconds = (Date.now() - began) / 1000;
		expect(heard).toBeGreaterThan(0);
		expect(heard).toBeLessThanOrEqual(10 * (seconds + 1));
		nobodyIsGone();
	});

	test('and afterwards the flooder is a person like any other', async () => {
		const item = newItem();
		let answer = await eves[0]!.append([item]);
		while (!answer.ok && answer.failure === 'slow') {
			const wait = answer.retryMs;
			await new Promise((resolve) => setTimeout(resolve, wait));
			answer = await eves[0]!.append([item]);
		}
		expect(yes(answer).fail).toBeNull();
		expect((await bobs.hearsEntry(item.eid)).author).toBe(0);
	}, 60_000);
});

describe('by one address, behind a proxy', () => {
	let server: RunningServer;
	beforeAll(async () => {
		// A tenth of the usual limits, so that a tenth of the flood is enough.
		server = await runningServer({ TRUST_PROXY: '1', TWO_TIDES_LIMITS_FACTOR: '0.1' });
	});
	afterAll(() => server.dispose());

	const at = (address: string) => ({ 'x-forwarded-for': `203.0.113.66, ${address}` });
	const evil = '198.51.100.66';
	async function memberAt(address: string) {
		const caller = new Caller(server.origin);
		const body = signUpBody();
		expect((await caller.call('POST', 'accounts', body, at(address))).status).toBe(201);
		return Object.assign(caller, { body });
	}

	test('with tries at passwords: it is told to wait, and nobody else is', async () => {
		const mara = await memberAt('198.51.100.1');
		const tries = await Promise.all(
			Array.from({ length: 60 }, async () => {
				const guess = { handle: `guess-${text(randomBytes(4))}`, authKey: text(randomBytes(32)) };
				const answer = await new Caller(server.origin).call('POST', 'sessions', guess, at(evil));
				if (answer.status === 429)
					expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
				return answer.status;
			})
		);
		expect(tries.filter((status) => status === 401)).toHaveLength(2);
		expect(tries.filter((status) => status === 429)).toHaveLength(58);
		const { handle, authKey } = mara.body;
		const elsewhere = await new Caller(server.origin).call(
			'POST',
			'sessions',
			{ handle, authKey },
			at('198.51.100.2')
		);
		expect(elsewhere.status).toBe(200);
	});

	test('with sockets: it gets no more of them, and everybody else does', async () => {
		const tom = await memberAt('198.51.100.3');
		const line = await connect(tom, at('198.51.100.3'));
		const doors = await Promise.all(
			Array.from({ length: 150 }, () =>
				connect(new Caller(server.origin), at(evil)).then(
					() => 'in',
					(error: Error) => error.message
				)
			)
		);
		expect(doors).not.toContain('in');
		expect(doors.filter((why) => why === 'auth').length).toBeGreaterThanOrEqual(100);
		expect(doors.filter((why) => why !== 'auth').length).toBeGreaterThan(10);
		expect(line.socket.connected).toBe(true);
		const again = await connect(tom, at('198.51.100.3'));
		expect(again.socket.connected).toBe(true);
	});

	test('one person has forty sockets, and a new one when another was closed', async () => {
		const ana = await memberAt('198.51.100.4');
		const lines: Line[] = [];
		for (let i = 0; i < 40; i++) lines.push(await connect(ana, at(`198.51.101.${i}`)));
		await expect(connect(ana, at('198.51.101.90'))).rejects.toThrow('busy');
		lines[0]!.end();
		let again: Line | null = null;
		for (let i = 0; !again && i < 100; i++) {
			again = await connect(ana, at(`198.51.102.${i}`)).catch(() => null);
		}
		expect(again?.socket.connected).toBe(true);
		expect(lines.slice(1).every(({ socket }) => socket.connected)).toBe(true);
	});
});
