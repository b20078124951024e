// The relay on real sockets: what partners can rely on, and what nobody can do.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeMine, decodeRows, encodeSignal } from '#lib/protocol/messages.ts';
import { noHash } from '#lib/protocol/row.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import {
	connect,
	newCouple,
	newItem,
	newMember,
	no,
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

/** Two partners, connected and in their space. */
async function linked(): Promise<{ mara: Line; tom: Line; space: Uint8Array; members: Member[] }> {
	const [maraMember, tomMember, space] = await newCouple(server.origin);
	const [mara, tom] = await Promise.all([connect(maraMember), connect(tomMember)]);
	yes(await mara.hello(space));
	yes(await tom.hello(space));
	return { mara, tom, space, members: [maraMember, tomMember] };
}

describe('an entry', () => {
	test('reaches the partner as it was sent, and its sender with the same number', async () => {
		const { mara, tom } = await linked();
		const item = newItem();
		const { done, fail } = yes(await mara.append([item]));
		expect(fail).toBeNull();
		const row = await tom.hearsEntry(item.eid);
		expect(row).toMatchObject({ seq: done[0]!.seq, author: 0, kind: 0 });
		expect(Buffer.compare(row.body!, item.body!)).toBe(0);
		await mara.hearsEntry(item.eid);
	});

	test('sent twice has one place, and the partner hears it once (LOG4)', async () => {
		const { mara, tom } = await linked();
		const item = newItem();
		const first = yes(await mara.append([item]));
		const second = yes(await mara.append([item]));
		expect(second.done).toEqual(first.done);
		const marker = newItem();
		yes(await mara.append([marker]));
		await tom.hearsEntry(marker.eid);
		const rows = tom.heard.filter(({ name }) => name === 'rows');
		const seqs = rows.flatMap(({ bytes }) => decodeRows(bytes).rows.map(({ seq }) => seq));
		expect(seqs).toEqual([1, 2]);
	});

	test('of a batch keeps its order', async () => {
		const { mara, tom } = await linked();
		const items = Array.from({ length: 20 }, () => newItem());
		const { done } = yes(await mara.append(items));
		expect(done.map(({ seq }) => seq)).toEqual(items.map((_, i) => i + 1));
		await tom.hearsEntry(items.at(-1)!.eid);
	});

	test('cannot be erased by the partner', async () => {
		const { mara, tom } = await linked();
		const item = newItem();
		yes(await mara.append([item]));
		const { fail } = yes(await tom.append([newItem({ erase: [item.eid], body: null })]));
		expect(fail?.failure).toBe('not_yours');
	});

	test('erased by its author goes out without its body from then on', async () => {
		const { mara, space, members } = await linked();
		const item = newItem();
		yes(await mara.append([item]));
		yes(await mara.append([newItem({ erase: [item.eid], body: null })]));
		const later = await connect(members[1]!);
		const { rows } = yes(await later.hello(space));
		expect(rows[0]).toMatchObject({ seq: 1, body: null });
	});

	test('of a closed space is refused, and what is there can still be read', async () => {
		const { mara, tom, space, members } = await linked();
		yes(await mara.append([newItem()]));
		yes(await tom.control('close'));
		expect(yes(await mara.append([newItem()])).fail?.failure).toBe('closed');
		const later = await connect(members[0]!);
		const { rows, open } = yes(await later.hello(space));
		expect(open).toBe(false);
		expect(rows).toHaveLength(2);
	});

	test('is not there for the other after its author purged, and nobody else’s is touched', async () => {
		const { mara, tom, space, members } = await linked();
		const hers = newItem();
		const his = newItem();
		yes(await mara.append([hers]));
		yes(await tom.append([his]));
		yes(await mara.control('purge'));
		const later = await connect(members[1]!);
		const { rows } = yes(await later.hello(space));
		expect(rows.map((row) => row.kind !== 255 && row.body !== null)).toEqual([false, true, false]);
	});
});

describe('a sealed answer', () => {
	test('leaves no trace that the partner could notice until both are in (SEAL1, SEAL5)', async () => {
		const { mara, tom } = await linked();
		const gid = randomBytes(16);
		yes(await mara.append([newItem({ gid })]));
		// Whatever the partner may ask or hear is as it would be without it.
		const marker = newItem();
		yes(await mara.append([marker]));
		expect((await tom.hearsEntry(marker.eid)).seq).toBe(1);
		expect(tom.heard.map(({ name }) => name)).toEqual(['rows']);
	});

	test('opens together with the other, in the order of the seats, in one message', async () => {
		const { mara, tom } = await linked();
		const gid = randomBytes(16);
		const his = newItem({ gid });
		const hers = newItem({ gid });
		yes(await tom.append([his]));
		yes(await mara.append([hers]));
		for (const line of [mara, tom]) {
			await line.hearsEntry(his.eid);
			const message = line.heard.find(({ name }) => name === 'rows')!;
			const { rows } = decodeRows(message.bytes);
			expect(rows).toMatchObject([
				{ seq: 1, author: 0 },
				{ seq: 2, author: 1 }
			]);
		}
	});

	test('is told to the author’s other device, to nobody else', async () => {
		const { mara, tom, space, members } = await linked();
		const tablet = await connect(members[0]!);
		yes(await tablet.hello(space));
		const item = newItem({ gid: randomBytes(16) });
		yes(await mara.append([item]));
		const { mine } = decodeMine(await tablet.hears('mine'));
		expect(Buffer.compare(mine[0]!.eid, item.eid)).toBe(0);
		expect(tom.heard).toEqual([]);
	});
});

describe('a space', () => {
	test('is nobody’s but its members’, and does not tell whether it exists', async () => {
		const { space } = await linked();
		const eve = await connect(await newMember(server.origin));
		expect(no(await eve.hello(space))).toBe('gone');
		expect(no(await eve.hello(randomBytes(16)))).toBe('gone');
		expect(no(await eve.append([newItem()]))).toBe('gone');
	});

	test('of one’s own is closed to the partner', async () => {
		const { tom, members } = await linked();
		expect(no(await tom.hello(members[0]!.soloSpace, { ch: 1 }))).toBe('gone');
	});

	test('is opened by several channels of one socket, each with its own number', async () => {
		const { mara, space, members } = await linked();
		yes(await mara.hello(members[0]!.soloSpace, { ch: 1 }));
		const own = newItem();
		yes(await mara.append([own], 1));
		await mara.hearsEntry(own.eid);
		const again = yes(await mara.hello(space, { ch: 2 }));
		expect(again.head).toBe(0);
	});

	test('whose log does not begin as the device says is a different one', async () => {
		const { mara, space } = await linked();
		expect(no(await mara.hello(space, { after: 0, digest: randomBytes(32) }))).toBe('diverged');
		expect(no(await mara.hello(space, { after: 9 }))).toBe('diverged');
	});

	test('is read ahead without a digest, but not beyond its end (LOG7)', async () => {
		const { mara } = await linked();
		yes(await mara.append([newItem(), newItem(), newItem()]));
		expect(yes(await mara.pull(1, noHash)).rows.map(({ seq }) => seq)).toEqual([2, 3]);
		expect(yes(await mara.pull(3, noHash)).rows).toEqual([]);
		expect(no(await mara.pull(4, noHash))).toBe('diverged');
	});

	test('is read in pages that end before they are too large', async () => {
		const { mara, tom, space, members } = await linked();
		const large = Array.from({ length: 60 }, () => newItem({ body: randomBytes(16_000) }));
		for (let i = 0; i < large.length; i += 15) {
			yes(await mara.append(large.slice(i, i + 15)));
		}
		const later = await connect(members[1]!);
		const first = yes(await later.hello(space));
		expect(first.head).toBe(60);
		expect(first.rows.length).toBeLessThan(60);
		expect(first.rows.length).toBeGreaterThan(20);
		await tom.hearsEntry(large[0]!.eid);
	});
});

describe('somebody who sends too much', () => {
	test('is asked to wait, and loses nothing that was taken', async () => {
		const quiet = await runningServer();
		try {
			const member = await newMember(quiet.origin);
			const line = await connect(member);
			yes(await line.hello(member.soloSpace));
			const answers = [];
			for (let i = 0; i < 4; i++) {
				answers.push(await line.append(Array.from({ length: 30 }, () => newItem())));
			}
			const refused = answers.filter((answer) => !answer.ok);
			expect(refused[0]).toMatchObject({ ok: false, failure: 'slow' });
			const taken = answers.reduce((sum, a) => sum + (a.ok ? a.value.done.length : 0), 0);
			const again = await connect(member);
			expect(yes(await again.hello(member.soloSpace)).head).toBe(taken);
		} finally {
			await quiet.dispose();
		}
	});

	test('in one breath, without waiting for answers, keeps the order of what was taken', async () => {
		const { mara, space, members } = await linked();
		const items = Array.from({ length: 20 }, () => newItem());
		const answers = await Promise.all(items.map((item) => mara.append([item])));
		const taken = items.filter((_, i) => answers[i]!.ok);
		for (const answer of answers) if (!answer.ok) expect(answer.failure).toBe('slow');
		const { rows } = yes(await (await connect(members[0]!)).hello(space));
		expect(rows.map((row) => row.kind !== 255 && text(row.eid))).toEqual(
			taken.map(({ eid }) => text(eid))
		);
	});
});

test('a signal reaches the partner’s devices and is kept nowhere', async () => {
	const { mara, tom, space, members } = await linked();
	const body = randomBytes(64);
	mara.socket.emit('signal', encodeSignal({ ch: 0, body }));
	await tom.hears('signal', (bytes) => Buffer.from(bytes).includes(body));
	const later = await connect(members[1]!);
	expect(yes(await later.hello(space)).rows).toEqual([]);
});
