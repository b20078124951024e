// A backup, made while people write: it holds all that was acknowledged before it was asked for, and it
// opens as a server.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import {
	connect,
	newCouple,
	newItem,
	text,
	wholeLog,
	yes,
	type Member
} from '../support/wire-client.ts';

const script = fileURLToPath(new URL('../../scripts/backup.ts', import.meta.url));

let server: RunningServer;
let folder: string;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '1000' });
	folder = mkdtempSync(join(tmpdir(), 'two-tides-backup-'));
});
afterAll(async () => {
	await server.dispose();
	rmSync(folder, { recursive: true, force: true });
});

type Ended = { code: number | null; printed: string };

/** `npm run backup -- …` beside the running server. */
const backUp = (...args: string[]) =>
	new Promise<Ended>((resolve) => {
		const child = spawn(process.execPath, [script, ...args], {
			env: { ...process.env, DATA_DIR: server.dataDir }
		});
		let printed = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk) => (printed += String(chunk)));
		}
		child.on('close', (code) => resolve({ code, printed }));
	});

/** The ids of all entries of a space, in their order. */
async function entries(member: Member, space: Uint8Array): Promise<string[]> {
	const line = await connect(member);
	const rows = await wholeLog(line, space);
	line.end();
	return rows.map(({ eid }) => text(eid));
}

test('made in the middle of writing it holds everything that was acknowledged before, and opens', async () => {
	const [mara, , space] = await newCouple(server.origin);
	const line = await connect(mara);
	yes(await line.hello(space));
	const acked: string[] = [];
	let writing = true;
	const load = (async () => {
		while (writing) {
			const items = [newItem(), newItem(), newItem()];
			yes(await line.append(items));
			acked.push(...items.map(({ eid }) => text(eid)));
		}
	})();
	await expect.poll(() => acked.length).toBeGreaterThan(60);
	const before = [...acked];
	const file = join(folder, 'copy.db');
	const { code, printed } = await backUp(file);
	writing = false;
	await load;
	line.end();
	expect(code, printed).toBe(0);
	expect(printed).toContain('Keep secrets.json too');

	const dataDir = mkdtempSync(join(folder, 'restored-'));
	copyFileSync(file, join(dataDir, 'two-tides.db'));
	copyFileSync(join(server.dataDir, 'secrets.json'), join(dataDir, 'secrets.json'));
	const restored = await runningServer({ DATA_DIR: dataDir });
	try {
		const again = Object.assign(Object.create(Object.getPrototypeOf(mara) as object), mara, {
			origin: restored.origin
		}) as Member;
		const kept = await entries(again, space);
		expect(kept.slice(0, before.length)).toEqual(before);
		expect(acked.slice(0, kept.length)).toEqual(kept);
	} finally {
		await restored.dispose();
	}
});

test('without a place to write to it says so in one line', async () => {
	const { code, printed } = await backUp();
	expect(code).toBe(1);
	expect(printed).toBe('Where to? npm run backup -- FILE\n');
});

test('over a file that is there it writes nothing, and says so in one line', async () => {
	const taken = join(folder, 'taken.db');
	writeFileSync(taken, 'something else');
	const { code, printed } = await backUp(taken);
	expect(code).toBe(1);
	expect(printed).toBe(`${taken} is there already. Choose another name.\n`);
	expect(readFileSync(taken, 'utf8')).toBe('something else');
});
