import { randomBytes } from 'node:crypto';
import { openDatabase } from '#server/db/open.ts';
import { sqliteLog } from '#server/log/sqlite-log.ts';
import { append, sha256 } from '#server/log/append.ts';
import { firstDigest, nextDigest, rowHash } from '#lib/protocol/row.ts';
import { encodePullOk, decodePullOk } from '#lib/protocol/messages.ts';
import { seedCouples } from './seed.ts';
import { newFolder } from './live.ts';
const f = newFolder(); const [c] = await seedCouples(f, 1);
const db = openDatabase({ path: f + '/two-tides.db', migrations: '/work/main/drizzle' });
const log = sqliteLog(db); const id = Buffer.from(c!.space, 'base64url');
for (let i = 0; i < 200; i++) log.transaction((tx) => append(tx, { space: tx.space(id)!, slot: 0, at: 1 }, Array.from({ length: 50 }, () => ({ eid: randomBytes(16), kv: 0, gid: null, erase: [], body: randomBytes(300) }))));
for (let k = 0; k < 8; k++) {
	let t = [0, 0, 0, 0]; let digest = firstDigest(id, sha256);
	for (let a = 0; a < 10000; a += 500) {
		const t0 = performance.now();
		const rows = log.read((tx) => tx.rows(tx.space(id)!, a, 500));
		const t1 = performance.now();
		const bytes = encodePullOk({ head: 10000, rows, mine: [] });
		const t2 = performance.now();
		const d = decodePullOk(bytes); const t3 = performance.now();
		if (d.ok) for (const r of d.value.rows) digest = nextDigest(digest, rowHash(r, sha256), sha256);
		const t4 = performance.now();
		t[0] += t1 - t0; t[1] += t2 - t1; t[2] += t3 - t2; t[3] += t4 - t3;
	}
	console.log(t.map((x) => x.toFixed(1)).join(' '));
}
process.exit(0);
