// A measured process: started, asked what it used, ended.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../tests/support/running-server.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** CPU since the start, ms; memory in bytes, 0 unless it was asked for. */
export type Usage = { cpuMs: number; rss: number; live: number };
export type Measured = {
	port: number;
	dataDir: string;
	/** CPU from the start of the process until it said that it was open, ms. */
	startCpuMs: number;
	/** The same by the clock. */
	startMs: number;
	usage(of?: 'cpu' | 'memory'): Promise<Usage>;
	end(): Promise<void>;
	/** As if the power had gone. */
	kill(): Promise<void>;
};

/**
 * Starts the server ('tides') or the bare relay ('bare'); on an existing data folder when given one.
 * `limits` times what anybody may send: as good as no limit, unless the limits are what is measured.
 * `at` is the port, when it has to be one that others know.
 */
export async function measured(
	which: 'tides' | 'bare',
	dataDir?: string,
	limits = 100_000,
	at?: number
): Promise<Measured> {
	const port = at ?? (await freePort());
	const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'two-tides-bench-'));
	const script = which === 'tides' ? file('../server/main.ts') : file('bare-relay.ts');
	const began = performance.now();
	const child: ChildProcess = spawn(
		process.execPath,
		['--expose-gc', '--import', file('usage.ts'), script],
		{
			env: {
				...process.env,
				PORT: String(port),
				HOST: '127.0.0.1',
				DATA_DIR: folder,
				ORIGIN: '',
				LOG_LEVEL: 'error',
				TWO_TIDES_LIMITS_FACTOR: String(limits)
			},
			stdio: ['ignore', 'pipe', 'inherit', 'ipc']
		}
	);
	await new Promise<void>((resolve, reject) => {
		child.stdout!.on('data', (chunk) => String(chunk).includes('is open at') && resolve());
		child.on('exit', (code) => reject(new Error(`${which} ended with ${code}`)));
	});
	const startMs = performance.now() - began;
	const usage = (of: 'cpu' | 'memory' = 'cpu') =>
		new Promise<Usage>((resolve) => {
			child.once('message', (message) => resolve(message as Usage));
			child.send(of);
		});
	const ended = (signal: NodeJS.Signals) =>
		new Promise<void>((resolve) => {
			child.removeAllListeners('exit');
			child.on('exit', () => {
				if (!dataDir) rmSync(folder, { recursive: true, force: true });
				resolve();
			});
			child.kill(signal);
		});
	return {
		port,
		dataDir: folder,
		startMs,
		startCpuMs: (await usage()).cpuMs,
		usage,
		end: () => ended('SIGTERM'),
		kill: () => ended('SIGKILL')
	};
}
