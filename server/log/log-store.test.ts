import { fileURLToPath } from 'node:url';
import { openDatabase } from '#server/db/open.ts';
import { member, space as spaceTable } from '#server/db/schema.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { logStoreContract } from '../../tests/contracts/log-store.contract.ts';
import { sha256 } from './append.ts';
import { memoryLog } from './memory-log.ts';
import { sqliteLog } from './sqlite-log.ts';

const migrations = fileURLToPath(new URL('../../drizzle', import.meta.url));

logStoreContract('in memory', () => {
	const store = memoryLog();
	return { store, create: store.create, close: () => {} };
});

const db = openDatabase({ path: ':memory:', migrations });
logStoreContract('on SQLite', () => ({
	store: sqliteLog(db),
	create(id, members) {
		const digest = Buffer.from(firstDigest(id, sha256));
		const { n } = db.orm
			.insert(spaceTable)
			.values({ id: Buffer.from(id), kind: 'pair', head: 0, digest, open: 1 })
			.returning()
			.get();
		for (const [slot, userId] of members.entries()) {
			db.orm
				.insert(member)
				.values({ spaceN: n, slot, userId: Buffer.from(userId) })
				.run();
		}
	},
	close() {
		for (const table of [
			'space',
			'member',
			'entry',
			'sealed',
			'revealed',
			'erased',
			'chosen',
			'overlap'
		]) {
			db.raw.exec(`delete from ${table}`);
		}
	}
}));
