// Every schema that was ever released, full of rows, brought to the newest one: whole, stopped at
// each of its statements, killed in the middle, and done twice. What was there is there afterwards.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from './open.ts';

const drizzle = fileURLToPath(new URL('../../drizzle', import.meta.url));
const separator = '--> statement-breakpoint';

type Journal = { entries: { idx: number; when: number; tag: string }[] };
const readJournal = (folder: string) =>
	JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
const { entries: migrations } = readJournal(drizzle);
const sqlOf = (tag: string, folder = drizzle) => readFileSync(join(folder, `${tag}.sql`), 'utf8');
const statementsOf = (tag: string) => sqlOf(tag).split(separator);

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'two-tides-schema-'));
	path = join(folder, 'two-tides.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The database as it was with the first `count` migrations, three rows in every table. */
function released(count: number): void {
	const db = new Database(path);
	db.pragma('journal_mode = WAL');
	db.exec(
		'create table __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)'
	);
	for (const { tag, when } of migrations.slice(0, count)) {
		for (const statement of statementsOf(tag)) db.exec(statement);
		const hash = createHash('sha256').update(sqlOf(tag)).digest('hex');
		db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(hash, when);
	}
	for (const table of tablesOf(db)) {
		const columns = db.pragma(`table_info(${table})`) as { name: string; type: string }[];
		const insert = db.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`);
		for (let row = 1; row <= 3; row++) {
			insert.run(
				columns.map(({ name, type }) => {
					if (/integer/i.test(type)) return row;
					return /blob/i.test(type) ? randomBytes(24) : `${name} ${row}`;
				})
			);
		}
	}
	db.close();
}

const tablesOf = (db: Database.Database): string[] =>
	db
		.prepare(
			`select name from sqlite_master where type = 'table'
			and name not like 'sqlite_%' and name <> '__drizzle_migrations' order by name`
		)
		.pluck()
		.all() as string[];

/** Everything that is in the file: the schema in words, and every row. */
function content(): { schema: unknown[]; rows: Record<string, Record<string, unknown>[]> } {
	const db = new Database(path, { readonly: true });
	const schema = db
		.prepare(
			`select type, name, sql from sqlite_master
			where sql is not null and name <> '__drizzle_migrations' order by name`
		)
		.all();
	const rows = Object.fromEntries(
		tablesOf(db).map((table) => [table, db.prepare(`select * from ${table}`).all()])
	) as Record<string, Record<string, unknown>[]>;
	expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
	db.close();
	return { schema, rows };
}

/** Every value of `before` is there in `after`, in the same row; new tables and columns may be too. */
function expectKept(before: ReturnType<typeof content>, after: ReturnType<typeof content>): void {
	for (const [table, rows] of Object.entries(before.rows)) {
		expect(after.rows[table], table).toHaveLength(rows.length);
		rows.forEach((row, i) => expect(after.rows[table]![i], table).toMatchObject(row));
	}
}

const migrate = (from: string) => openDatabase({ path, migrations: from }).close();

/** A copy of the migrations that the newest server brings, changed or with more of them. */
function otherMigrations(change: (folder: string) => void): string {
	const copy = join(folder, 'drizzle');
	rmSync(copy, { recursive: true, force: true });
	cpSync(drizzle, copy, { recursive: true });
	change(copy);
	return copy;
}

/** One more migration than there is: what the next release may do to rows. */
const nextMigration = (statements: readonly string[]) => (copy: string) => {
	const journal = readJournal(copy);
	const { idx, when } = journal.entries.at(-1)!;
	journal.entries.push({ ...journal.entries.at(-1)!, idx: idx + 1, when: when + 1, tag: 'next' });
	writeFileSync(join(copy, 'meta/_journal.json'), JSON.stringify(journal));
	writeFileSync(join(copy, 'next.sql'), statements.join(separator));
};
const next = [
	'alter table `session` add column `seen_where` text',
	'update `entry` set `kv` = `kv` + 1',
	'create table `added` (`n` integer primary key not null)',
	'insert into `added` select `n` from `space`'
];

test('a migration that was released is never changed', () => {
	// Add a line with each release: `sha256sum drizzle/*.sql`.
	const pinned: Record<string, string> = {
		'0000_start': '275f9e2bfdf4740f1713ce3972e213d33d50e26423fca60bb9bc1652aa4323da'
	};
	for (const [tag, hash] of Object.entries(pinned)) {
		expect(createHash('sha256').update(sqlOf(tag)).digest('hex'), tag).toBe(hash);
	}
});

describe.each(migrations.map(({ tag }, i) => [tag, i + 1] as const))(
	'a database of the schema %s',
	(_tag, count) => {
		test('comes to the newest with every row, and a second time changes nothing', () => {
			released(count);
			const before = content();
			migrate(drizzle);
			const after = content();
			expectKept(before, after);
			migrate(drizzle);
			expect(content()).toEqual(after);
		});

		test('is as it was when the next migration fails at any of its statements, and goes through later', () => {
			released(count);
			migrate(drizzle);
			const before = content();
			for (let at = 0; at <= next.length; at++) {
				const broken = [...next.slice(0, at), 'insert into nowhere values (1)', ...next.slice(at)];
				expect(() => migrate(otherMigrations(nextMigration(broken)))).toThrow();
				expect(content()).toEqual(before);
			}
			migrate(otherMigrations(nextMigration(next)));
			const after = content();
			expect(after.rows.added).toHaveLength(3);
			expect(after.rows.entry!.map(({ kv }) => kv)).toEqual(
				before.rows.entry!.map(({ kv }) => (kv as number) + 1)
			);
		});

		test('is as it was when the server is killed in the middle, and goes through at the next start', async () => {
			released(count);
			migrate(drizzle);
			const before = content();
			const endless = `insert into \`erased\` with recursive n(i) as (select 1 union all select i + 1 from n)
				select 9, randomblob(16), 0, i from n`;
			const from = otherMigrations(nextMigration([...next, endless]));
			const open = new URL('./open.ts', import.meta.url).href;
			const child = spawn(
				process.execPath,
				[
					'--input-type=module',
					'-e',
					`import { openDatabase } from ${JSON.stringify(open)};
					openDatabase(${JSON.stringify({ path, migrations: from })});`
				],
				{ stdio: 'inherit' }
			);
			const ended = new Promise((resolve) => child.on('exit', (_code, signal) => resolve(signal)));
			// Much of it is on the disk already, none of it is committed.
			await vi.waitFor(() => expect(statSync(`${path}-wal`).size).toBeGreaterThan(8_000_000), {
				timeout: 30_000,
				interval: 20
			});
			child.kill('SIGKILL');
			expect(await ended).toBe('SIGKILL');
			expect(content()).toEqual(before);
			migrate(otherMigrations(nextMigration(next)));
			expect(content().rows.added).toHaveLength(3);
		}, 60_000);
	}
);

test('a first start that fails at any statement leaves nothing behind, and the next one is whole', () => {
	const [first] = migrations;
	const statements = statementsOf(first!.tag);
	for (let at = 0; at <= statements.length; at++) {
		const broken = [
			...statements.slice(0, at),
			'insert into nowhere values (1)',
			...statements.slice(at)
		].join(separator);
		const from = otherMigrations((copy) => writeFileSync(join(copy, `${first!.tag}.sql`), broken));
		expect(() => migrate(from)).toThrow();
		expect(content()).toEqual({ schema: [], rows: {} });
	}
	migrate(drizzle);
	expect(Object.keys(content().rows).length).toBeGreaterThanOrEqual(9);
});
