// (f) One account, or one address, sends as much as it can: how long everybody else waits, against
// how long they waited a moment before. With the limits that a server has.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '#server/db/open.ts';
import { append } from '#server/log/append.ts';
import { sqliteLog } from '#server/log/sqlite-log.ts';
import { atMost, median, percentile, type Figure } from './figures.ts';
import { loadClient, newFolder } from './live.ts';
import { measured } from './process.ts';
import { seedCouples, type Seeded } from './seed.ts';

/** By one account: entries, pages of a long log, signals. By one address: sign-in tries, sockets without a session. */
const floods = {
	entries: 'an account that sends entries',
	pages: 'an account that asks for pages',
	signals: 'an account that sends signals',
	tries: 'an address that tries passwords',
	doors: 'an address that opens sockets'
} as const;
export type Flood = keyof typeof floods;

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const perSecond = 200;

/** A log that is worth asking for again and again. */
function fill(dataDir: string, { space }: Seeded, entries: number): void {
	const db = openDatabase({ path: join(dataDir, 'two-tides.db'), migrations: file('../drizzle') });
	sqliteLog(db).transaction((tx) => {
		const found = tx.space(Buffer.from(space, 'base64url'))!;
		for (let i = 0; i < entries; i++) {
			const item = { eid: randomBytes(16), kv: 1, gid: null, erase: [], body: randomBytes(541) };
			append(tx, { space: found, slot: 0, at: 0 }, [item]);
		}
	});
	db.close();
}

function flooder(kind: Flood, port: number, { cookies, space }: Seeded) {
	const child: ChildProcess = spawn(
		process.execPath,
		[file('flooder.ts'), kind, String(port), cookies[0], space],
		{ stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }
	);
	return {
		end: () =>
			new Promise<Record<string, number>>((resolve) => {
				child.once('message', (told) => resolve(told as Record<string, number>));
				child.once('exit', () => resolve({ ended: 1 }));
				child.send('end');
			})
	};
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function flooded(kind: Flood, repetitions: number, ms: number) {
	const folder = newFolder();
	const [eve, ...couples] = await seedCouples(folder, 51);
	fill(folder, eve!, 2000);
	const server = await measured('tides', folder, 1);
	const load = loadClient();
	const rounds: { quiet: number; loud: number }[] = [];
	const told: Record<string, number> = {};
	try {
		await load.ask({ do: 'connect', which: 'tides', port: server.port, couples });
		await load.ask({ do: 'rate', perSecond, ms: 1000 });
		for (let i = 0; i < repetitions; i++) {
			const quiet = await load.ask({ do: 'rate', perSecond, ms });
			const crowd = flooder(kind, server.port, eve!);
			await pause(1500);
			const loud = await load.ask({ do: 'rate', perSecond, ms });
			for (const [what, count] of Object.entries(await crowd.end())) {
				told[what] = (told[what] ?? 0) + count;
			}
			await pause(500);
			rounds.push({
				quiet: percentile(quiet.latencies, 0.99),
				loud: percentile(loud.latencies, 0.99)
			});
		}
	} finally {
		load.end();
		await server.end();
		rmSync(folder, { recursive: true, force: true });
	}
	process.stdout.write(`  ${kind}: ${JSON.stringify(told)}\n`);
	return rounds;
}

/** Others' p99 beside each kind of flood. */
export async function floodFigures(repetitions: number, ms: number): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const [kind, name] of Object.entries(floods) as [Flood, string][]) {
		const rounds = await flooded(kind, repetitions, ms);
		const ratio = median(rounds.map(({ quiet, loud }) => loud / quiet));
		figures.push({
			name: `others' p99 beside ${name}`,
			value: median(rounds.map(({ loud }) => loud)),
			unit: 'ms',
			ratio,
			...atMost(3, ratio)
		});
	}
	return figures;
}
