// Starting and stopping: one clear line for whatever an operator may have got wrong.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, runningServer, type RunningServer } from '../support/running-server.ts';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
let server: RunningServer;
let folder: string;
beforeAll(async () => {
	server = await runningServer();
	folder = mkdtempSync(join(tmpdir(), 'two-tides-start-'));
});
afterAll(async () => {
	await server.dispose();
	rmSync(folder, { recursive: true, force: true });
});

/** Starts the server until it ends by itself; gives its exit code and the lines it wrote. */
function attempt(env: Record<string, string>): { code: number | null; lines: string[] } {
	const done = spawnSync(process.execPath, [main], {
		env: { ...process.env, ORIGIN: '', DATA_DIR: join(folder, 'a'), PORT: '0', ...env },
		encoding: 'utf8',
		timeout: 20_000
	});
	return { code: done.status, lines: done.stderr.trim().split('\n') };
}

describe('a start that cannot be', () => {
	test('names every wrong value, one a line', () => {
		const { code, lines } = attempt({
			PORT: 'eighty',
			ORIGIN: 'http://tides.example/path',
			TRUST_PROXY: 'yes',
			REGISTRATION: 'maybe',
			PEPPER: 'short'
		});
		expect(code).toBe(1);
		for (const name of ['PORT', 'ORIGIN', 'TRUST_PROXY', 'REGISTRATION', 'PEPPER']) {
			expect(lines.some((line) => line.startsWith(name))).toBe(true);
		}
		expect(lines.join('\n')).not.toMatch(/\bat .*:\d+:\d+/);
	});

	test.each([
		[
			'the port is taken',
			() => ({ PORT: String(server.port), DATA_DIR: join(folder, 'b') }),
			/Port \d+ is taken/
		],
		[
			'another process has the folder',
			() => ({ DATA_DIR: server.dataDir }),
			/Another Two Tides is running/
		],
		[
			'the folder cannot be written',
			() => {
				writeFileSync(join(folder, 'file'), '');
				return { DATA_DIR: join(folder, 'file', 'data') };
			},
			/cannot be written/
		]
	])('because %s says so in one line', (_why, env, sentence) => {
		const { code, lines } = attempt(env());
		expect(code).toBe(1);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(sentence);
	});

	test('because the database is newer says which way out there is', async () => {
		const old = await runningServer();
		await old.stop();
		const db = new Database(join(old.dataDir, 'two-tides.db'));
		db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(
			'from the future',
			Date.now() + 1e12
		);
		db.close();
		const { code, lines } = attempt({ DATA_DIR: old.dataDir });
		expect(code).toBe(1);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain('newer version of Two Tides');
		await old.dispose();
	});

	test.each(['fresh', 'old'])(
		'because the disk is full says so in one line (%s)',
		async (which) => {
			const old = await runningServer();
			await old.stop();
			const dataDir = which === 'old' ? old.dataDir : join(folder, 'full');
			// Not another byte into any file, which is what a full disk is to SQLite.
			const done = spawnSync('sh', ['-c', 'ulimit -f 0; exec "$@"', 'sh', process.execPath, main], {
				env: { ...process.env, ORIGIN: '', DATA_DIR: dataDir, PORT: '0' },
				encoding: 'utf8',
				timeout: 20_000
			});
			expect(done.status).toBe(1);
			expect(done.stderr.trim().split('\n')).toHaveLength(1);
			expect(done.stderr).toContain('its disk is full or failing');
			await old.restart();
			await old.dispose();
		}
	);

	test('because Node is too old says which is needed', async () => {
		const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
		const code = `Object.defineProperty(process.versions,'node',{value:'20.0.0'});import(${JSON.stringify(`file://${start}`)})`;
		const { status, stderr } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
		expect(status).toBe(1);
		expect(stderr).toContain('needs Node 24');
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});
});

describe('the data folder', () => {
	test('and its secrets are for its owner alone', () => {
		expect(statSync(server.dataDir).mode & 0o077).toBe(0);
		expect(statSync(join(server.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
	});

	test('is free again after a kill', async () => {
		const other = await runningServer();
		await other.kill();
		expect(await other.restart()).toBeLessThan(2000);
		await other.dispose();
	});
});

test('asked to stop it ends in order, and leaves no write-ahead log behind', async () => {
	const other = await runningServer();
	expect(await other.stop()).toBe(0);
	expect(() => statSync(join(other.dataDir, 'two-tides.db-wal'))).toThrow();
	await other.dispose();
});

test('--check-config says that the configuration is good without opening a port', async () => {
	const port = await freePort();
	const child = spawn(process.execPath, [main, '--check-config'], {
		env: { ...process.env, ORIGIN: '', DATA_DIR: join(folder, 'c'), PORT: String(port) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	child.stdout.on('data', (chunk) => (said += chunk));
	const code = await new Promise((resolve) => child.on('exit', resolve));
	expect(code).toBe(0);
	expect(said).toContain('The configuration is good.');
});
