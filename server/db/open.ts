// Opens the one database of a data folder, as durable and forgetful as the promises need: every
// commit reaches the disk, and what is erased is overwritten. Asserts both, because better-sqlite3
// opens WAL databases with less (docs/threat-model.md).
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { hasNoRoom } from '#server/log/no-room.ts';

export type Orm = ReturnType<typeof drizzle>;

export type OpenDatabase = {
	readonly raw: Database.Database;
	readonly orm: Orm;
	/** Something was erased: the write-ahead log is folded in and emptied within a minute. */
	checkpointSoon(): void;
	/** Folds in the write-ahead log now, so that erased bytes are nowhere in the files. */
	checkpoint(): void;
	close(): void;
};

/** Why a database could not be opened, in a sentence for the operator. */
export class DatabaseRefused extends Error {
	override name = 'DatabaseRefused';
}

export type OpenOptions = {
	/** File path, or ':memory:'. */
	path: string;
	/** The folder with the generated migrations. */
	migrations: string;
	/** How long after an erasure the write-ahead log is emptied, ms; at most 60,000 is promised. */
	checkpointMs?: number;
	/** Told when that failed, or somebody else still reads what is to go; it is tried again. */
	onFailed?(error: unknown): void;
};

/** Opens and migrates; throws DatabaseRefused with one clear sentence when it must not be used. */
export function openDatabase({
	path,
	migrations,
	checkpointMs = 20_000,
	onFailed = () => {}
}: OpenOptions): OpenDatabase {
	const raw = open(path);
	try {
		setUp(raw, path);
		refuseNewer(raw, migrations);
		const orm = drizzle(raw);
		migrate(orm, { migrationsFolder: migrations });
		return { raw, orm, ...checkpoints(raw, checkpointMs, onFailed) };
	} catch (error) {
		raw.close();
		if (!hasNoRoom(error)) throw error;
		throw new DatabaseRefused(
			`The database ${path} cannot be written: its disk is full or failing.`
		);
	}
}

function open(path: string): Database.Database {
	try {
		return new Database(path);
	} catch (error) {
		throw new DatabaseRefused(`The database ${path} cannot be opened: ${(error as Error).message}`);
	}
}

function setUp(raw: Database.Database, path: string): void {
	// secure_delete first: nothing may be deleted before it is on.
	raw.pragma('secure_delete = ON');
	raw.pragma('busy_timeout = 5000');
	if (path !== ':memory:') raw.pragma('journal_mode = WAL');
	raw.pragma('synchronous = FULL');
	raw.pragma('foreign_keys = ON');
	raw.pragma('wal_autocheckpoint = 1000');
	raw.pragma('temp_store = MEMORY');
	const wanted = { synchronous: 2, secure_delete: 1 };
	for (const [name, value] of Object.entries(wanted)) {
		if (raw.pragma(name, { simple: true }) !== value) {
			throw new DatabaseRefused(`SQLite did not accept ${name} = ${value}; the promises need it.`);
		}
	}
}

function refuseNewer(raw: Database.Database, migrations: string): void {
	const table = raw
		.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`)
		.get();
	if (!table) return;
	const last = raw.prepare('select max(created_at) as at from __drizzle_migrations').get() as {
		at: number | null;
	};
	const known = Math.max(
		0,
		...readMigrationFiles({ migrationsFolder: migrations }).map((m) => m.folderMillis)
	);
	if (last.at !== null && Number(last.at) > known) {
		throw new DatabaseRefused(
			'The database was made by a newer version of Two Tides. Start that version, or restore a backup from before the update.'
		);
	}
}

function checkpoints(
	raw: Database.Database,
	checkpointMs: number,
	onFailed: (error: unknown) => void
) {
	let timer: NodeJS.Timeout | null = null;
	const checkpoint = () => {
		if (timer) clearTimeout(timer);
		timer = null;
		const [told] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
		if (told?.busy) throw Object.assign(new Error('busy'), { code: 'SQLITE_BUSY' });
	};
	const later = () => {
		timer ??= setTimeout(attempt, checkpointMs).unref();
	};
	/** In a timer nobody hears an error but the process, which must go on. */
	const attempt = () => {
		try {
			checkpoint();
		} catch (error) {
			onFailed(error);
			later();
		}
	};
	const daily = setInterval(
		() => {
			try {
				raw.pragma('optimize');
			} catch (error) {
				onFailed(error);
			}
		},
		24 * 60 * 60 * 1000
	);
	daily.unref();
	return {
		checkpoint,
		checkpointSoon: later,
		close() {
			clearInterval(daily);
			if (timer) clearTimeout(timer);
			if (!raw.open) return;
			try {
				checkpoint();
			} catch (error) {
				// The next start folds it in.
				onFailed(error);
			}
			raw.close();
		}
	};
}
