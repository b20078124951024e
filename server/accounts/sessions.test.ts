// The contract of sessions: what any library behind server/accounts/sessions.ts must keep.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '#server/db/open.ts';
import { openAccounts } from './accounts.ts';
import { serverKeys } from './keys.ts';
import { openSessions, type Sessions } from './sessions.ts';

const migrations = fileURLToPath(new URL('../../drizzle', import.meta.url));
const day = 24 * 3600 * 1000;
const device = randomBytes(32).toString('base64url');

let db: OpenDatabase;
let time: number;
let sessions: Sessions;
let userId: Uint8Array;

const text = (length: number) => randomBytes(length).toString('base64url');
beforeEach(() => {
	// Lucia reads the real clock for its own expiry, so time begins at the present.
	time = Date.now();
	db = openDatabase({ path: ':memory:', migrations });
	sessions = openSessions(db, () => time);
	const keys = serverKeys({ pepper: randomBytes(32), serverKey: randomBytes(32) });
	const made = openAccounts(db, keys, () => time).signUp({
		handle: 'mara',
		userId: text(16),
		kdf: 1,
		salt: text(16),
		authKey: text(32),
		wrapPw: text(76),
		rcAuth: text(32),
		wrapRc: text(76),
		vault: text(540),
		soloSpace: text(16)
	});
	if (typeof made === 'string') throw new Error(made);
	userId = made.userId;
});

describe('a session', () => {
	test('belongs to whoever it was made for', async () => {
		const { token, sessionId } = await sessions.create(userId, device);
		const seat = await sessions.validate(token);
		expect(seat && Buffer.compare(seat.userId, userId)).toBe(0);
		expect(seat!.sessionId).toBe(sessionId);
	});

	test('is opened by its token alone: the database holds no token', async () => {
		const { token, sessionId } = await sessions.create(userId, device);
		const kept = db.raw.prepare('select * from session').all();
		expect(JSON.stringify(kept)).not.toContain(token);
		expect(JSON.stringify(kept)).not.toContain(device);
		expect(await sessions.validate(sessionId)).toBeNull();
		expect(await sessions.validate('')).toBeNull();
		expect(await sessions.validate(`${token}x`)).toBeNull();
	});

	test('is not kept once it has ended by itself, by either limit', async () => {
		const kept = () => db.raw.prepare('select count(*) from session').pluck().get();
		await sessions.create(userId, device);
		const { sessionId } = await sessions.create(userId, device);
		const used = Math.floor(time / 1000) + 1e6 * 100;
		db.raw.prepare('update session set expires_at = ? where id = ?').run(used, sessionId);
		time += 29 * day;
		sessions.deleteExpired();
		expect(kept()).toBe(2);
		time += 2 * day;
		sessions.deleteExpired();
		expect(kept()).toBe(1);
		time += 60 * day;
		sessions.deleteExpired();
		expect(kept()).toBe(0);
	});

	test('ends after thirty days without use', async () => {
		const { token, sessionId } = await sessions.create(userId, device);
		time += 31 * day;
		expect(sessions.holds(sessionId)).toBe(false);
		expect(await sessions.validate(token)).toBeNull();
	});

	test('ends after ninety days whatever happens', async () => {
		const { token, sessionId } = await sessions.create(userId, device);
		db.raw.prepare('update session set expires_at = ?').run(Math.floor(time / 1000) + 1e6 * 100);
		time += 89 * day;
		expect(sessions.holds(sessionId)).toBe(true);
		time += 2 * day;
		expect(sessions.holds(sessionId)).toBe(false);
		expect(await sessions.validate(token)).toBeNull();
	});

	test('ended is over at once', async () => {
		const { token, sessionId } = await sessions.create(userId, device);
		await sessions.end(sessionId);
		expect(await sessions.validate(token)).toBeNull();
		expect(sessions.holds(sessionId)).toBe(false);
	});
});

describe('the list of devices', () => {
	test('shows each with a name of its own kind, never the key to it', async () => {
		const first = await sessions.create(userId, device);
		await sessions.create(userId, `${device}2`);
		const list = sessions.list(userId, first.sessionId);
		expect(list.map(({ current }) => current).sort()).toEqual([false, true]);
		expect(list.map(({ id }) => id)).not.toContain(first.sessionId);
	});

	test('ends all but the one that asks', async () => {
		const first = await sessions.create(userId, device);
		const second = await sessions.create(userId, device);
		expect(sessions.endOthers(userId, first.sessionId)).toEqual([second.sessionId]);
		expect(sessions.holds(first.sessionId)).toBe(true);
	});

	test('ends one by its public name, and nobody else’s', async () => {
		const { sessionId } = await sessions.create(userId, device);
		const { id } = sessions.list(userId, sessionId)[0]!;
		expect(sessions.endByPublicId(randomBytes(16), id)).toBeNull();
		expect(sessions.endByPublicId(userId, id)).toBe(sessionId);
	});
});

test('a device that has signed in before is known, without its cookie being kept', async () => {
	await sessions.create(userId, device);
	expect(sessions.knows(userId, device)).toBe(true);
	expect(sessions.knows(userId, `${device}x`)).toBe(false);
	expect(sessions.knows(randomBytes(16), device)).toBe(false);
});
