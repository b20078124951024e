// The model's world on the real store: SQLite, with backups that a server could go back to.
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { firstDigest } from '#lib/protocol/row.ts';
import { openDatabase } from '#server/db/open.ts';
import { sha256 } from '#server/log/append.ts';
import type { MemoryLog } from '#server/log/memory-log.ts';
import { sqliteLog } from '#server/log/sqlite-log.ts';

const migrations = fileURLToPath(new URL('../../drizzle', import.meta.url));
const tables = ['space', 'member', 'entry', 'sealed', 'revealed', 'erased'] as const;

/** One database for many worlds; `clear` makes it new. */
export function sqliteWorldLog(): MemoryLog & { clear(): void } {
	const { raw, orm } = openDatabase({ path: ':memory:', migrations });
	const statements = new Map<string, Database.Statement>();
	/** Prepared once: there are thousands of backups. */
	const prepared = (sql: string) => {
		const known = statements.get(sql) ?? raw.prepare(sql);
		statements.set(sql, known);
		return known;
	};
	const all = (table: string) => prepared(`select * from ${table}`);
	const into = (table: string, names: readonly string[]) =>
		prepared(
			`insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`
		);
	const clear = () => {
		for (const table of tables) prepared(`delete from ${table}`).run();
	};
	const join = (id: Uint8Array, slot: number, userId: Uint8Array) =>
		raw
			.prepare('insert into member (space_n, slot, user_id) select n, ?, ? from space where id = ?')
			.run(slot, Buffer.from(userId), Buffer.from(id));
	// What a store remembers of its tables does not survive their going back in time.
	let store = sqliteLog({ raw, orm });
	return {
		transaction: (work) => store.transaction(work),
		attempt: (work) => store.attempt(work),
		read: (work) => store.read(work),
		clear() {
			clear();
			store = sqliteLog({ raw, orm });
		},
		create(id, members) {
			raw
				.prepare("insert into space (id, kind, head, digest, open) values (?, 'pair', 0, ?, 1)")
				.run(Buffer.from(id), Buffer.from(firstDigest(id, sha256)));
			for (const [slot, userId] of members.entries()) join(id, slot, userId);
		},
		join: (id, userId) => void join(id, 1, userId),
		leave: (id, userId) =>
			void raw
				.prepare(
					'delete from member where user_id = ? and space_n = (select n from space where id = ?)'
				)
				.run(Buffer.from(userId), Buffer.from(id)),
		backup: () => tables.map((table) => all(table).all()),
		restore(backup) {
			clear();
			for (const [i, table] of tables.entries()) {
				for (const row of (backup as object[][])[i]!) into(table, Object.keys(row)).run(row);
			}
			store = sqliteLog({ raw, orm });
		}
	};
}
