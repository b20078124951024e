// The real server as a process of its own, on a free port and an empty data folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const movedClock = new URL('moved-clock.ts', import.meta.url).href;

export type RunningServer = {
	readonly origin: string;
	readonly port: number;
	readonly dataDir: string;
	/** The process that runs at this moment. */
	readonly pid: number;
	/** Everything it has printed. */
	output(): string;
	/** Stops it kindly; resolves with its exit code. */
	stop(): Promise<number | null>;
	/** As if the power had gone. */
	kill(): Promise<void>;
	/** Starts it again on the same folder and port; resolves with the milliseconds until it was ready. */
	restart(): Promise<number>;
	/** What time it is for the server, in ms. */
	now(): number;
	/** Sets the server's clock, which then goes on. Only where it was started `movable`. */
	setClock(time: number): Promise<void>;
	/** Stops it and deletes its folder. */
	dispose(): Promise<void>;
};

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => resolve(port));
		});
	});
}

/**
 * Starts the built server, on a folder of its own or on `DATA_DIR`; rejects with its output when it
 * does not come up. `movable`: its clock can be set, and stays set when it is started again.
 */
export async function runningServer(
	env: Record<string, string> = {},
	{ movable = false } = {}
): Promise<RunningServer> {
	const port = await freePort();
	const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'two-tides-'));
	let output = '';
	let child: ChildProcess;
	let ahead = 0;

	const start = () =>
		new Promise<void>((resolve, reject) => {
			const clock = movable ? ['--import', movedClock] : [];
			child = spawn(process.execPath, [...clock, main], {
				env: {
					...process.env,
					PORT: String(port),
					DATA_DIR: dataDir,
					LOG_LEVEL: 'debug',
					ORIGIN: '',
					TEST_CLOCK_AHEAD: String(ahead),
					...env
				},
				stdio: ['ignore', 'pipe', 'pipe', ...(movable ? (['ipc'] as const) : [])]
			});
			const hear = (chunk: Buffer) => {
				output += chunk;
				if (String(chunk).includes('is open at')) resolve();
			};
			child.stdout!.on('data', hear);
			child.stderr!.on('data', hear);
			child.on('exit', (code) => reject(new Error(`the server ended with ${code}\n${output}`)));
		});
	const end = (signal: NodeJS.Signals) =>
		new Promise<number | null>((resolve) => {
			if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
			child.on('exit', (code) => resolve(code));
			child.kill(signal);
		});

	await start();
	return {
		origin: `http://localhost:${port}`,
		port,
		dataDir,
		get pid() {
			return child.pid!;
		},
		output: () => output,
		stop: () => end('SIGTERM'),
		kill: async () => void (await end('SIGKILL')),
		async restart() {
			const before = performance.now();
			await start();
			return performance.now() - before;
		},
		now: () => Date.now() + ahead,
		setClock(time) {
			if (!movable) throw new Error('this server’s clock cannot be set');
			ahead = time - Date.now();
			return new Promise((resolve, reject) => {
				child.once('message', () => resolve());
				child.send({ ahead }, (error) => error && reject(error));
			});
		},
		async dispose() {
			await end('SIGKILL');
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}
