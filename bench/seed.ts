// Couples with sessions, made straight in a data folder: thousands of sign-ups over HTTP would be
// measured in minutes and tell nothing.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { openAccounts } from '#server/accounts/accounts.ts';
import { serverKeys } from '#server/accounts/keys.ts';
import { openSessions } from '#server/accounts/sessions.ts';
import { claimDataFolder } from '#server/data-folder.ts';
import { openDatabase } from '#server/db/open.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { sha256, signUpBody } from '../tests/support/wire-client.ts';

const migrations = fileURLToPath(new URL('../drizzle', import.meta.url));

/** Cookies of both and their space (base64url). */
export type Seeded = { cookies: [string, string]; space: string };

/** Makes `count` linked couples in `dataDir`. */
export async function seedCouples(dataDir: string, count: number): Promise<Seeded[]> {
	const folder = claimDataFolder({ dataDir, secrets: null });
	const db = openDatabase({ path: folder.database, migrations });
	// Made once and measured never: no reason to wait for the disk each time.
	db.raw.pragma('synchronous = OFF');
	const now = () => Date.now();
	const accounts = openAccounts(db, serverKeys(folder.secrets), now);
	const sessions = openSessions(db, now);
	const addSpace = db.raw.prepare(
		"insert into space (id, kind, head, digest, open) values (?, 'pair', 0, ?, 1) returning n"
	);
	const addMember = db.raw.prepare('insert into member (space_n, slot, user_id) values (?, ?, ?)');
	const couples: Seeded[] = [];
	for (let i = 0; i < count; i++) {
		const id = randomBytes(16);
		const { n } = addSpace.get(id, Buffer.from(firstDigest(id, sha256))) as { n: number };
		const cookies: string[] = [];
		for (const slot of [0, 1]) {
			const made = accounts.signUp(signUpBody());
			if (typeof made === 'string') throw new Error(made);
			const device = randomBytes(32).toString('base64url');
			const { token } = await sessions.create(made.userId, device);
			addMember.run(n, slot, Buffer.from(made.userId));
			cookies.push(`tides-session=${token}`);
		}
		couples.push({ cookies: cookies as [string, string], space: id.toString('base64url') });
	}
	db.close();
	folder.release();
	return couples;
}
