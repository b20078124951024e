// `npm run backup -- FILE`: a whole, consistent copy of the database while the server runs. (Copying
// the file itself misses what is still in the write-ahead log.)
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';

const target = process.argv[2];
const source = join(resolve(process.env.DATA_DIR || './data'), 'two-tides.db');

function fail(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

if (!target) fail('Where to? npm run backup -- FILE');
if (!existsSync(source)) fail(`There is no database at ${source}. Set DATA_DIR.`);
if (existsSync(target)) fail(`${target} is there already. Choose another name.`);

const db = new Database(source, { readonly: true });
await db.backup(target);
db.close();
const copy = new Database(target);
const whole = copy.pragma('integrity_check', { simple: true });
copy.close();
if (whole !== 'ok') fail(`The copy is not whole: ${String(whole)}`);
process.stdout.write(`The backup is at ${target}. Keep secrets.json too, apart from it.\n`);
