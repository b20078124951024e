// What happens to a space that was left, as time goes by; on real files, to see that bytes are gone.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxPageBytes } from '#lib/protocol/limits.ts';
import type { AppendItem } from '#lib/protocol/messages.ts';
import { Reader } from '#lib/protocol/layout.ts';
import { readRows } from '#lib/protocol/row-layout.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import { openDatabase, type OpenDatabase } from '#server/db/open.ts';
import { append, control } from '#server/log/append.ts';
import type { LogStore } from '#server/log/log-tx.ts';
import { sqliteLog } from '#server/log/sqlite-log.ts';
import { openAccounts, type Accounts } from './accounts.ts';
import { openInvites, type Invites } from './invites.ts';
import { serverKeys } from './keys.ts';
import { openLeaving, type Leaving } from './leaving.ts';

const migrations = fileURLToPath(new URL('../../drizzle', import.meta.url));
const day = 24 * 3600 * 1000;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const some = (length: number) => text(randomBytes(length));

let folder: string;
let db: OpenDatabase;
let log: LogStore;
let time: number;
let accounts: Accounts;
let invites: Invites;
let leaving: Leaving;
let mara: { userId: Buffer; authKey: string };
let tom: { userId: Buffer; authKey: string };
let space: Buffer;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'two-tides-leaving-'));
	db = openDatabase({ path: join(folder, 'db'), migrations });
	log = sqliteLog(db);
	time = Date.UTC(2026, 10, 24);
	const now = () => time;
	accounts = openAccounts(
		db,
		serverKeys({ pepper: randomBytes(32), serverKey: randomBytes(32) }),
		now
	);
	invites = openInvites(db, now);
	leaving = openLeaving(db, log, now, () => randomBytes(16));
	[mara, tom] = [newAccount('mara'), newAccount('tom')];
	space = link(mara.userId, tom.userId);
});
afterEach(() => {
	db.close();
	rmSync(folder, { recursive: true, force: true });
});

function newAccount(handle: string) {
	const authKey = some(32);
	const made = accounts.signUp({
		handle,
		userId: some(16),
		kdf: 1,
		salt: some(16),
		authKey,
		wrapPw: some(76),
		rcAuth: some(32),
		wrapRc: some(76),
		vault: some(540),
		soloSpace: some(16)
	});
	if (typeof made === 'string') throw new Error(made);
	return { userId: made.userId, authKey };
}

function link(inviter: Buffer, joiner: Buffer): Buffer {
	const made = randomBytes(16);
	const inviteId = some(16);
	expect(invites.createSpace(inviter, text(made))).toBeNull();
	expect(
		invites.create(inviter, { inviteId, space: text(made), card: some(540), lasts: 3600 })
	).toBeNull();
	invites.knock(joiner, inviteId, { pub: some(65), mac: some(32), card: some(540) });
	expect(invites.accept(inviter, inviteId, some(200))).toMatchObject({ joiner });
	invites.confirm(joiner, inviteId);
	return made;
}

const newItem = (more: Partial<AppendItem> = {}): AppendItem => ({
	eid: randomBytes(16),
	kv: 0,
	gid: null,
	erase: [],
	body: randomBytes(541),
	...more
});

const write = (slot: Slot, item: AppendItem) =>
	log.transaction((tx) => append(tx, { space: tx.space(space)!, slot, at: 1 }, [item]));

const inFiles = (bytes: Uint8Array): boolean => {
	db.checkpoint();
	return readdirSync(folder).some((name) =>
		readFileSync(join(folder, name)).includes(Buffer.from(bytes))
	);
};

describe('a space that was left', () => {
	test('is there to be read for thirty days, and in no file after them', () => {
		const entry = newItem();
		write(0, entry);
		leaving.leave(tom.userId, space);
		time += 30 * day;
		expect(leaving.deleteClosed()).toBe(0);
		expect(inFiles(entry.body!.subarray(100, 200))).toBe(true);
		time += day;
		expect(leaving.deleteClosed()).toBe(1);
		expect(inFiles(entry.body!.subarray(100, 200))).toBe(false);
		expect(inFiles(space)).toBe(false);
		expect(log.read((tx) => tx.space(space))).toBeNull();
	});

	test('counts its days from the first of the two who left', () => {
		leaving.leave(tom.userId, space);
		time += 20 * day;
		expect(leaving.leave(mara.userId, space)).toBeNull();
		time += 11 * day;
		expect(leaving.deleteClosed()).toBe(1);
	});

	test('takes nothing new, but each can still erase what is theirs, one by one or all of it', () => {
		const [hers, his, also] = [newItem(), newItem(), newItem()];
		write(0, hers);
		write(1, his);
		write(1, also);
		leaving.leave(mara.userId, space);
		expect(write(1, newItem()).fail?.failure).toBe('closed');
		expect(write(1, newItem({ gid: randomBytes(16) })).fail?.failure).toBe('closed');
		expect(write(1, newItem({ erase: [his.eid], body: null })).fail).toBeNull();
		expect(write(1, newItem({ erase: [hers.eid], body: null })).fail?.failure).toBe('not_yours');
		log.transaction((tx) =>
			control(tx, { space: tx.space(space)!, slot: 0, at: 2 }, 'purge', randomBytes(16))
		);
		expect(inFiles(hers.body!.subarray(100, 200))).toBe(false);
		expect(inFiles(his.body!.subarray(100, 200))).toBe(false);
		expect(inFiles(also.body!.subarray(100, 200))).toBe(true);
	});

	test('destroys the sealed answers of whoever leaves; the other’s stay theirs to read', () => {
		const [hers, his] = [newItem({ gid: randomBytes(16) }), newItem({ gid: randomBytes(16) })];
		write(0, hers);
		write(1, his);
		leaving.leave(mara.userId, space);
		expect(inFiles(hers.body!.subarray(100, 200))).toBe(false);
		const waiting = log.read((tx) => tx.sealedOf(tx.space(space)!, 1));
		expect(waiting.map(({ eid }) => text(eid))).toEqual([text(his.eid)]);
	});

	test('leaves both free for a new one, and is nobody else’s to leave', () => {
		const eve = newAccount('eve');
		expect(leaving.leave(eve.userId, space)).toBe('unknown');
		expect(leaving.leave(mara.userId, randomBytes(16))).toBe('unknown');
		expect(invites.createSpace(mara.userId, some(16))).toBe('linked');
		leaving.leave(mara.userId, space);
		link(tom.userId, eve.userId);
		link(mara.userId, newAccount('ana').userId);
	});

	test('withdraws the invitations to it', () => {
		const eve = newAccount('eve');
		const [own, inviteId] = [randomBytes(16), some(16)];
		invites.createSpace(eve.userId, text(own));
		invites.create(eve.userId, { inviteId, space: text(own), card: some(540), lasts: 3600 });
		expect(invites.get(null, inviteId)).not.toBeNull();
		leaving.leave(eve.userId, own);
		expect(invites.get(null, inviteId)).toBeNull();
	});
});

test('a space of one’s own is not one to be left, and open ones are never deleted', () => {
	const solo = db.raw.prepare("select id from space where kind = 'solo'").get() as { id: Buffer };
	expect(leaving.leave(mara.userId, solo.id)).toBe('unknown');
	time += 365 * day;
	expect(leaving.deleteClosed()).toBe(0);
	expect(log.read((tx) => tx.space(space)?.open)).toBe(true);
});

test('an erased account has left its space: the other reads it for thirty days more', () => {
	const entry = newItem();
	write(0, entry);
	leaving.leaveAll(mara.userId);
	accounts.erase(mara.userId, mara.authKey);
	expect(inFiles(mara.userId)).toBe(false);
	const left = log.read((tx) => {
		const found = tx.space(space)!;
		const rows = readRows(new Reader(tx.page(found, 0, 9, maxPageBytes)));
		return { open: found.open, slot: tx.slotOf(found, tom.userId), rows };
	});
	expect(left).toMatchObject({ open: false, slot: 1 });
	expect(left.rows).toHaveLength(2);
	accounts.erase(tom.userId, tom.authKey);
	expect(inFiles(entry.body!.subarray(100, 200)), 'nobody is left to read it').toBe(false);
});
