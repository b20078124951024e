// A disk without room: what was acknowledged stays, what cannot be taken is refused in so many words,
// everything can still be read, and when there is room again it goes on by itself.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fullDisks, type FullDisk } from '../support/full-disk.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import {
	Caller,
	connect,
	newCouple,
	newItem,
	newMember,
	no,
	text,
	wholeLog,
	yes
} from '../support/wire-client.ts';

describe.each(fullDisks)('%s', (_how, make) => {
	let disk: FullDisk;
	let server: RunningServer;
	beforeEach(async () => {
		disk = make();
		server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '1000', DATA_DIR: disk.dataDir });
	});
	afterEach(async () => {
		await server.dispose();
		disk.remove();
	});

	test('loses nothing that was acknowledged, refuses in words, and goes on when there is room', async () => {
		const [mara, tom, space] = await newCouple(server.origin);
		const [hers, his] = await Promise.all([connect(mara), connect(tom)]);
		yes(await hers.hello(space));
		yes(await his.hello(space));
		const acked = new Map<string, number>();
		const note = async (items: ReturnType<typeof newItem>[]) => {
			for (const { eid, seq } of yes(await hers.append(items)).done) acked.set(text(eid), seq);
		};
		for (let i = 0; i < 20; i++) await note([newItem(), newItem()]);

		disk.fill(server.pid);
		// What lies in memory already may still find a place; then it is full, and stays so.
		const refused: ReturnType<typeof newItem>[] = [];
		for (let i = 0; refused.length < 10 && i < 500; i++) {
			const item = newItem({ body: Buffer.alloc(16_000, i) });
			const answer = await hers.append([item]);
			if (answer.ok) acked.set(text(item.eid), answer.value.done[0]!.seq);
			else {
				expect(answer.failure).toBe('full');
				expect(answer.retryMs).toBeGreaterThan(0);
				refused.push(item);
			}
		}
		expect(refused).toHaveLength(10);
		expect(no(await his.append([newItem({ body: Buffer.alloc(16_000) })]))).toBe('full');

		// Reading goes on, for whoever is here and for whoever comes.
		const rows = await wholeLog(await connect(tom), space);
		expect(rows).toHaveLength(acked.size);
		expect((await new Caller(server.origin).call('GET', 'health')).status).toBe(200);
		const stranger = await newMember(server.origin).catch((error: Error) => error);
		if (stranger instanceof Error) expect(stranger.message).toContain('server');

		disk.free(server.pid);
		for (const item of refused) await note([item]);
		await note([newItem()]);
		const after = await wholeLog(await connect(tom), space);
		const seqs = new Map(after.map(({ eid, seq }) => [text(eid), seq]));
		expect(seqs.size, 'no entry is there twice').toBe(after.length);
		expect(after).toHaveLength(acked.size);
		for (const [eid, seq] of acked) expect(seqs.get(eid)).toBe(seq);
		await his.hearsEntry(refused.at(-1)!.eid);
		await newMember(server.origin);
		expect(server.output()).not.toMatch(/unhandled|uncaught|"level":60/i);
	});

	test('killed while it was full, it has everything that it acknowledged', async () => {
		const member = await newMember(server.origin);
		const line = await connect(member);
		yes(await line.hello(member.soloSpace));
		const acked: string[] = [];
		for (let i = 0; i < 30; i++) {
			const item = newItem();
			yes(await line.append([item]));
			acked.push(text(item.eid));
		}
		disk.fill(server.pid);
		for (let i = 0; i < 200; i++) {
			const item = newItem({ body: Buffer.alloc(16_000, i) });
			const answer = await line.append([item]);
			if (!answer.ok) break;
			acked.push(text(item.eid));
		}
		await server.kill();
		disk.free(server.pid);
		await server.restart();
		const rows = await wholeLog(await connect(member), member.soloSpace);
		expect(rows.map(({ eid }) => text(eid))).toEqual(acked);
	});
});
