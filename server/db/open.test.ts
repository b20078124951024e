// How the database is opened and kept: as durable and forgetful as the promises need.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase, type OpenDatabase } from './open.ts';

const migrations = fileURLToPath(new URL('../../drizzle', import.meta.url));
let folder: string;
let path: string;
let db: OpenDatabase;
const failures: unknown[] = [];

beforeEach(() => {
	vi.useFakeTimers();
	failures.length = 0;
	folder = mkdtempSync(join(tmpdir(), 'two-tides-db-'));
	path = join(folder, 'two-tides.db');
	db = openDatabase({ path, migrations, onFailed: (error) => failures.push(error) });
	db.raw.exec('create table words (text text)');
});
afterEach(() => {
	db.close();
	rmSync(folder, { recursive: true });
	vi.useRealTimers();
});

const wal = () => readFileSync(`${path}-wal`).length;

test('every commit reaches the disk, and what is deleted is overwritten', () => {
	const pragma = (name: string) => db.raw.pragma(name, { simple: true });
	expect(pragma('journal_mode')).toBe('wal');
	expect(pragma('synchronous')).toBe(2);
	expect(pragma('secure_delete')).toBe(1);
	expect(pragma('foreign_keys')).toBe(1);
});

describe('after an erasure the write-ahead log is emptied', () => {
	test('within twenty seconds', () => {
		db.checkpointSoon();
		expect(wal()).toBeGreaterThan(0);
		vi.advanceTimersByTime(20_000);
		expect(wal()).toBe(0);
		expect(failures).toEqual([]);
	});

	test('as soon as it can be, when the disk has no room at first', () => {
		const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
		const failing = vi.spyOn(db.raw, 'pragma').mockImplementation(() => {
			throw full;
		});
		db.checkpointSoon();
		vi.advanceTimersByTime(45_000);
		expect(failures).toEqual([full, full]);
		failing.mockRestore();
		vi.advanceTimersByTime(20_000);
		expect(wal()).toBe(0);
	});

	test('as soon as nobody reads what is to go', () => {
		const reader = new Database(path, { readonly: true });
		reader.exec('begin');
		reader.prepare('select * from words').all();
		db.raw.exec("insert into words values ('gone soon')");
		db.raw.pragma('busy_timeout = 0');
		db.checkpointSoon();
		vi.advanceTimersByTime(20_000);
		expect(failures).toMatchObject([{ code: 'SQLITE_BUSY' }]);
		reader.close();
		vi.advanceTimersByTime(20_000);
		expect(wal()).toBe(0);
	});
});
