// What can be learnt by asking for handles: nothing, not even by how much work an answer was.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '#server/db/open.ts';
import { signUpBody } from '../../tests/support/wire-client.ts';
import { openAccounts, type Accounts } from './accounts.ts';
import { serverKeys } from './keys.ts';
import { openSessions, type Sessions } from './sessions.ts';

const migrations = fileURLToPath(new URL('../../drizzle', import.meta.url));
const text = (length: number) => randomBytes(length).toString('base64url');
const device = text(32);

let accounts: Accounts;
let sessions: Sessions;
let body: ReturnType<typeof signUpBody>;
/** Every statement and every keyed hash, in the order they were asked for. */
let steps: string[];

beforeEach(async () => {
	const db = openDatabase({ path: ':memory:', migrations });
	const plain = serverKeys({ pepper: randomBytes(32), serverKey: randomBytes(32) });
	const keys = new Proxy(plain, {
		get: (target, name: keyof typeof plain) => {
			steps.push(name);
			return target[name];
		}
	});
	steps = [];
	const prepare = db.raw.prepare.bind(db.raw);
	vi.spyOn(db.raw, 'prepare').mockImplementation((sql: string) => {
		steps.push(sql);
		return prepare(sql);
	});
	accounts = openAccounts(db, keys, Date.now);
	sessions = openSessions(db, Date.now);
	body = signUpBody('mara');
	const made = accounts.signUp(body);
	if (typeof made === 'string') throw new Error(made);
	await sessions.create(made.userId, device);
});

/** The steps that `ask` takes. */
function stepsOf(ask: () => unknown): string[] {
	steps = [];
	ask();
	return steps;
}

const finish = (handle: string) => ({
	handle,
	rcAuth: text(32),
	kdf: 1 as const,
	salt: text(16),
	newAuthKey: text(32),
	wrapPw: text(76),
	newRcAuth: text(32),
	wrapRc: text(76)
});

describe('a handle nobody has takes the very steps of one that somebody has', () => {
	test.each<[string, (handle: string) => unknown]>([
		['before signing in', (handle) => accounts.params(handle)],
		['with a wrong password', (handle) => accounts.signIn(handle, text(32))],
		['with a wrong recovery code', (handle) => accounts.recover(handle, text(32))],
		['when a recovery is to be finished', (handle) => accounts.finishRecovery(finish(handle))],
		[
			'when it is asked whether the device is known',
			(handle) => sessions.knows(accounts.idOf(handle), device)
		]
	])('%s', (_when, ask) => {
		const known = stepsOf(() => ask('mara'));
		expect(known.length).toBeGreaterThan(1);
		expect(stepsOf(() => ask('nobody'))).toEqual(known);
	});

	test('and is told in the same words', () => {
		expect(accounts.signIn('mara', text(32))).toBe(accounts.signIn('nobody', text(32)));
		expect(accounts.recover('mara', text(32))).toBe(accounts.recover('nobody', text(32)));
		expect(Object.keys(accounts.params('nobody'))).toEqual(Object.keys(accounts.params('mara')));
		expect(accounts.params('nobody').salt).toHaveLength(16);
		expect(accounts.params('nobody')).toEqual(accounts.params('nobody'));
		expect(accounts.signIn('mara', body.authKey)).not.toBeNull();
	});
});
