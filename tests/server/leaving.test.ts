// Leaving on real sockets: out within a second, nothing relayed any more, nobody else can do it.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeMine, encodeSignal } from '#lib/protocol/messages.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import {
	card,
	connect,
	newCouple,
	newItem,
	newMember,
	text,
	yes,
	type Line,
	type Member
} from '../support/wire-client.ts';

let server: RunningServer;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100' });
});
afterAll(() => server.dispose());

type Pair = { mara: Member; tom: Member; space: Uint8Array; hers: Line; his: Line };

async function linked(): Promise<Pair> {
	const [mara, tom, space] = await newCouple(server.origin);
	const [hers, his] = await Promise.all([connect(mara), connect(tom)]);
	yes(await hers.hello(space));
	yes(await his.hello(space));
	return { mara, tom, space, hers, his };
}
const leave = (who: Member, space: Uint8Array) => who.call('DELETE', `spaces/${text(space)}`);

describe('leaving', () => {
	test('ends the sockets of whoever leaves within a second, and none of the other’s', async () => {
		const { mara, tom, space, hers, his } = await linked();
		const tablet = await connect(mara);
		yes(await tablet.hello(space));
		const ended = Promise.all([hers.gone(), tablet.gone()]);
		const began = performance.now();
		expect((await leave(mara, space)).status).toBe(200);
		await ended;
		expect(performance.now() - began).toBeLessThan(1000);
		expect(his.socket.connected).toBe(true);
		yes(await his.hello(tom.soloSpace, { ch: 1 }));
	});

	test('tells the other nothing: they learn it when they write, or open it the next time', async () => {
		const { mara, tom, space, his } = await linked();
		await leave(mara, space);
		expect(yes(await his.append([newItem()])).fail?.failure).toBe('closed');
		expect(his.heard).toEqual([]);
		const later = await connect(tom);
		const { open, rows } = yes(await later.hello(space));
		expect(open).toBe(false);
		expect(rows).toMatchObject([{ kind: 3, author: 0 }]);
	});

	test('lets both read on, and signal to nobody', async () => {
		const { mara, space, hers, his } = await linked();
		const item = newItem();
		yes(await hers.append([item]));
		await his.hearsEntry(item.eid);
		await leave(mara, space);
		const again = await connect(mara);
		expect(yes(await again.hello(space)).rows).toHaveLength(2);
		his.socket.emit('signal', encodeSignal({ ch: 0, body: randomBytes(32) }));
		again.socket.emit('signal', encodeSignal({ ch: 0, body: randomBytes(32) }));
		// What was sent before an answered question has been seen by the server.
		expect(yes(await his.append([newItem()])).fail?.failure).toBe('closed');
		expect(yes(await again.append([newItem()])).fail?.failure).toBe('closed');
		expect(again.heard).toEqual([]);
		expect(his.heard.map(({ name }) => name)).toEqual(['rows']);
	});

	test('destroys what waited sealed, and a purge takes all of one’s own', async () => {
		const { mara, tom, space, hers, his } = await linked();
		const [given, answer] = [newItem(), newItem({ gid: randomBytes(16) })];
		yes(await hers.append([given, answer]));
		expect(decodeMine(await hers.hears('mine')).mine).toHaveLength(1);
		await leave(mara, space);
		const again = await connect(mara);
		expect(yes(await again.hello(space)).mine).toEqual([]);
		yes(await again.control('purge'));
		// The group never opens: his answer to it is refused, and hers is in nobody's log.
		const { fail } = yes(await his.append([newItem({ gid: answer.gid })]));
		expect(fail?.failure).toBe('closed');
		const { rows } = yes(await (await connect(tom)).hello(space));
		expect(rows.map((row) => row.kind !== 255 && [row.kind, row.body])).toEqual([
			[0, null],
			[3, null],
			[2, null]
		]);
	});

	test('is possible for the two alone, once is enough, and a socket can ask for it as well', async () => {
		const { mara, tom, space, his } = await linked();
		const eve = await newMember(server.origin);
		expect((await leave(eve, space)).body).toEqual({ error: 'unknown' });
		expect((await leave(eve, randomBytes(16))).body).toEqual({ error: 'unknown' });
		expect((await leave(mara, mara.soloSpace)).body).toEqual({ error: 'unknown' });
		const ended = his.gone();
		yes(await his.control('close'));
		await ended;
		expect((await leave(mara, space)).status).toBe(200);
		expect((await leave(tom, space)).status).toBe(200);
	});

	test('leaves both free to link anew, with a new space', async () => {
		const { mara, space } = await linked();
		await leave(mara, space);
		const next = randomBytes(16);
		const invitation = { inviteId: text(randomBytes(16)), card: card(), lasts: 3600 };
		const old = await mara.call('POST', 'invites', { ...invitation, space: text(space) });
		expect(old.body).toEqual({ error: 'bad' });
		expect((await mara.call('POST', 'spaces', { space: text(next) })).status).toBe(201);
		const made = await mara.call('POST', 'invites', { ...invitation, space: text(next) });
		expect(made.status).toBe(201);
	});
});

test('erasing an account leaves the space first: the partner’s copy is there, closed', async () => {
	const { mara, tom, space, hers, his } = await linked();
	const item = newItem();
	yes(await hers.append([item]));
	const ended = hers.gone();
	const wrong = await mara.call('DELETE', 'account', { authKey: text(randomBytes(32)) });
	expect(wrong.body).toEqual({ error: 'auth' });
	expect(yes(await his.append([newItem()])).fail).toBeNull();
	expect((await mara.call('DELETE', 'account', { authKey: text(mara.authKey) })).status).toBe(200);
	await ended;
	expect(yes(await his.append([newItem()])).fail?.failure).toBe('closed');
	const { open, rows } = yes(await (await connect(tom)).hello(space));
	expect(open).toBe(false);
	expect(rows[0]).toMatchObject({ kind: 0, author: 0 });
	expect(rows[0]!.kind !== 255 && Buffer.compare(rows[0]!.body!, item.body!)).toBe(0);
});
