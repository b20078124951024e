// The one folder everything durable lives in: made at the first start, readable by its owner alone,
// held by one process at a time, with the server's own secrets beside the database, never in it.
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Config } from './config.ts';
import { hasNoRoom } from './log/no-room.ts';

/** Why a folder cannot be used, in a sentence for the operator. */
export class FolderRefused extends Error {
	override name = 'FolderRefused';
}

export type Secrets = { pepper: Buffer; serverKey: Buffer };

export type DataFolder = { readonly database: string; readonly secrets: Secrets; release(): void };

/** Makes and claims the folder; throws FolderRefused when it cannot be written or another process has it. */
export function claimDataFolder({
	dataDir,
	secrets
}: Pick<Config, 'dataDir' | 'secrets'>): DataFolder {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		accessSync(dataDir, constants.W_OK | constants.X_OK);
	} catch {
		throw new FolderRefused(
			`The data folder ${dataDir} cannot be written. Set DATA_DIR, or its permissions.`
		);
	}
	const release = lock(dataDir);
	try {
		return {
			database: join(dataDir, 'two-tides.db'),
			secrets: secrets ?? secretsFile(dataDir),
			release
		};
	} catch (error) {
		release();
		throw error;
	}
}

/** An exclusive lock that the system lets go of when the process dies, however it dies. */
function lock(dataDir: string): () => void {
	const held = new Database(join(dataDir, 'lock.db'), { timeout: 0 });
	try {
		held.pragma('journal_mode = DELETE');
		held.pragma('locking_mode = EXCLUSIVE');
		held.exec('begin exclusive; create table if not exists held (at integer); commit');
		return () => held.close();
	} catch (error) {
		held.close();
		if (hasNoRoom(error)) {
			throw new FolderRefused(
				`The data folder ${dataDir} cannot be written: its disk is full or failing.`
			);
		}
		if (!/^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '')) throw error;
		throw new FolderRefused(
			`Another Two Tides is running on ${dataDir}. Stop it first, or set DATA_DIR.`
		);
	}
}

function secretsFile(dataDir: string): Secrets {
	const path = join(dataDir, 'secrets.json');
	if (!existsSync(path)) {
		const fresh = {
			pepper: randomBytes(32).toString('hex'),
			serverKey: randomBytes(32).toString('hex')
		};
		writeFileSync(path, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
	}
	const { pepper, serverKey } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
	const read = (text: unknown) =>
		/^[0-9a-f]{64}$/.test(String(text)) ? Buffer.from(String(text), 'hex') : null;
	const secrets = { pepper: read(pepper), serverKey: read(serverKey) };
	if (!secrets.pepper || !secrets.serverKey) {
		throw new FolderRefused(
			`${path} is damaged. Restore it from its backup: without it nobody can sign in.`
		);
	}
	return { pepper: secrets.pepper, serverKey: secrets.serverKey };
}
