// The real server, killed in the middle of a load, again and again: what was acknowledged is there,
// once, in the order of its numbers, and nobody waits long.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import {
	connect,
	newCouple,
	newItem,
	text,
	wholeLog,
	yes,
	type Line
} from '../support/wire-client.ts';

const kills = 20;
let server: RunningServer;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '1000' });
});
afterAll(() => server.dispose());

/** Sends entry after entry until the line breaks; each that was acknowledged goes into `acked`. */
async function load(line: Line, acked: Map<string, number>): Promise<void> {
	try {
		for (;;) {
			const items = [newItem(), newItem(), newItem()];
			const answer = yes(await line.append(items));
			for (const { eid, seq } of answer.done) acked.set(text(eid), seq);
		}
	} catch {
		// The server is gone, as it should be.
	}
}

test(`killed ${kills} times in mid-load it loses and doubles nothing that it acknowledged, and is ready in under two seconds`, async () => {
	const couples = await Promise.all([1, 2, 3].map(() => newCouple(server.origin)));
	const acked = couples.map(() => new Map<string, number>());
	const starts: number[] = [];

	for (let kill = 0; kill < kills; kill++) {
		const lines: Line[] = [];
		const loads: Promise<void>[] = [];
		for (const [index, [mara, tom, space]] of couples.entries()) {
			for (const member of [mara, tom]) {
				const line = await connect(member);
				lines.push(line);
				yes(await line.hello(space));
				loads.push(load(line, acked[index]!));
			}
		}
		// Somewhere in the middle: after a number of acknowledgements that differs each time.
		const before = acked[0]!.size;
		while (acked[0]!.size < before + 5 + kill * 3) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		await server.kill();
		for (const line of lines) line.end();
		await Promise.all(loads);
		starts.push(await server.restart());
	}

	for (const [index, [mara, , space]] of couples.entries()) {
		const line = await connect(mara);
		const rows = await wholeLog(line, space);
		expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
		const seqs = new Map(rows.map(({ eid, seq }) => [text(eid), seq]));
		expect(seqs.size, 'no entry is there twice').toBe(rows.length);
		for (const [eid, seq] of acked[index]!) expect(seqs.get(eid)).toBe(seq);
	}
	expect(acked[0]!.size).toBeGreaterThan(kills * 5);
	expect(Math.max(...starts)).toBeLessThan(2000);
}, 180_000);
