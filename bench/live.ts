// (a) Entries a second, CPU and latency, each against the bare relay; (c) memory of idle couples.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atLeast, atMost, median, percentile, type Figure } from './figures.ts';
import type { Command, Result } from './load.ts';
import { measured } from './process.ts';
import { seedCouples, type Seeded } from './seed.ts';

export const newFolder = () => mkdtempSync(join(tmpdir(), 'two-tides-bench-'));

/** The load client; `ask` obeys one command. */
export function loadClient() {
	const script = fileURLToPath(new URL('load.ts', import.meta.url));
	const child: ChildProcess = spawn(process.execPath, [script], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	return {
		ask: (command: Command) =>
			new Promise<Result>((resolve, reject) => {
				const ended = () => reject(new Error('the load client ended'));
				child.once('exit', ended);
				child.once('message', (result) => {
					child.off('exit', ended);
					resolve(result as Result);
				});
				child.send(command);
			}),
		end: () => void child.kill()
	};
}

type Round = { perSecond: number; cpuUs: number; p50: number; p99: number; extraBytes: number };

async function round(which: 'tides' | 'bare', couples: number, ms: number): Promise<Round> {
	const folder = newFolder();
	const seeded: Seeded[] =
		which === 'tides'
			? await seedCouples(folder, couples)
			: Array.from({ length: couples }, (_, i) => ({ cookies: ['', ''], space: `room-${i}` }));
	const server = await measured(which, folder);
	const load = loadClient();
	try {
		await load.ask({ do: 'connect', which, port: server.port, couples: seeded });
		await load.ask({ do: 'saturate', ms: 700 });
		const before = await server.usage();
		const full = await load.ask({ do: 'saturate', ms });
		const after = await server.usage();
		const steady = await load.ask({ do: 'rate', perSecond: 500, ms });
		return {
			perSecond: full.entries / (full.ms / 1000),
			cpuUs: ((after.cpuMs - before.cpuMs) * 1000) / full.entries,
			p50: percentile(steady.latencies, 0.5),
			p99: percentile(steady.latencies, 0.99),
			extraBytes: full.bytes / full.entries - 300
		};
	} finally {
		load.end();
		await server.end();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The live round: `repetitions` of both, one after the other, the order changing. */
export async function liveFigures(repetitions: number, ms: number): Promise<Figure[]> {
	const rounds: { tides: Round; bare: Round }[] = [];
	for (let i = 0; i < repetitions; i++) {
		const first = i % 2 === 0 ? 'tides' : 'bare';
		const a = await round(first, 50, ms);
		const b = await round(first === 'tides' ? 'bare' : 'tides', 50, ms);
		rounds.push(first === 'tides' ? { tides: a, bare: b } : { tides: b, bare: a });
	}
	const ratio = (of: keyof Round) => median(rounds.map(({ tides, bare }) => tides[of] / bare[of]));
	const value = (of: keyof Round) => median(rounds.map(({ tides }) => tides[of]));
	const figure = (
		name: string,
		of: keyof Round,
		unit: string,
		goal: (ratio: number) => Pick<Figure, 'aim' | 'met'>
	): Figure => ({ name, value: value(of), unit, ratio: ratio(of), ...goal(ratio(of)) });
	return [
		figure('durable, acknowledged, relayed entries', 'perSecond', '/s', (r) => atLeast(0.5, r)),
		figure('server CPU per entry', 'cpuUs', 'µs', (r) => atMost(2, r)),
		figure('at 500 entries/s: stored and received, p50', 'p50', 'ms', (r) => atMost(2.5, r)),
		figure('at 500 entries/s: stored and received, p99', 'p99', 'ms', (r) => atMost(3, r)),
		{
			name: 'bytes sent per 300-byte entry, beyond its body, id and targets',
			// 16 bytes of the entry's own id are content, not framing.
			value: value('extraBytes') - 16,
			unit: 'B',
			ratio: null,
			...atMost(15, value('extraBytes') - 16, 'B')
		}
	];
}

async function idle(which: 'tides' | 'bare', couples: number) {
	const folder = newFolder();
	const seeded: Seeded[] =
		which === 'tides'
			? await seedCouples(folder, couples)
			: Array.from({ length: couples }, (_, i) => ({ cookies: ['', ''], space: `room-${i}` }));
	const server = await measured(which, folder);
	const load = loadClient();
	try {
		const before = await server.usage('memory');
		await load.ask({ do: 'connect', which, port: server.port, couples: seeded });
		const after = await server.usage('memory');
		const start = await server.usage();
		await new Promise((resolve) => setTimeout(resolve, 5000));
		const later = await server.usage();
		return {
			kib: (after.live - before.live) / 1024 / couples,
			rss: (after.rss - before.rss) / 1024 / couples,
			cpu: ((later.cpuMs - start.cpuMs) / 5000) * 100
		};
	} finally {
		load.end();
		await server.end();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Memory and CPU of couples that are connected and silent. */
export async function idleFigures(couples: number, repetitions: number): Promise<Figure[]> {
	const rounds = [];
	for (let i = 0; i < repetitions; i++) {
		rounds.push({ tides: await idle('tides', couples), bare: await idle('bare', couples) });
	}
	const kib = median(rounds.map(({ tides }) => tides.kib));
	const ratio = median(rounds.map(({ tides, bare }) => tides.kib / bare.kib));
	const cpu = median(rounds.map(({ tides }) => tides.cpu));
	return [
		{
			name: `memory per idle couple at ${couples} couples, after a collection`,
			value: kib,
			unit: 'KiB',
			ratio,
			...atMost(1.3, ratio)
		},
		{
			name: 'the same as the resident set grew',
			value: median(rounds.map(({ tides }) => tides.rss)),
			unit: 'KiB',
			ratio: median(rounds.map(({ tides, bare }) => tides.rss / bare.rss)),
			aim: 'told',
			met: null
		},
		{
			name: `idle CPU at ${couples} couples`,
			value: cpu,
			unit: '%',
			ratio: null,
			...atMost(3, cpu, '%')
		}
	];
}

/** CPU until it listens. */
export async function startFigures(repetitions: number): Promise<Figure[]> {
	const rounds = [];
	for (let i = 0; i < repetitions; i++) {
		const tides = await measured('tides');
		const bare = await measured('bare');
		rounds.push({ ms: tides.startMs, ratio: tides.startCpuMs / bare.startCpuMs });
		await Promise.all([tides.end(), bare.end()]);
	}
	const ratio = median(rounds.map((r) => r.ratio));
	const value = median(rounds.map((r) => r.ms));
	return [{ name: 'start, until it listens', value, unit: 'ms', ratio, ...atMost(3, ratio) }];
}
