// Single rules of the device's half of the log, where the model would need luck to get there.
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toHex } from '#lib/protocol/bytes.ts';
import type { EntryId, GroupId } from '#lib/protocol/ids.ts';
import { firstDigest, nextDigest, rowHash, type LogRow } from '#lib/protocol/row.ts';
import type { DeviceRow } from './device-row.ts';
import { eraseOnlyId, type OutboxItem } from './outbox-item.ts';
import { reoffer } from './reoffer.ts';
import { newReplica, type Effect, type Input, type Replica } from './replica.ts';
import { replicaSteps } from './replica-steps.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const step = replicaSteps(sha256);
const space = new Uint8Array(16).fill(1);
const start = firstDigest(space, sha256);
const eid = (): EntryId => toHex(randomBytes(16)) as EntryId;

const item = (more: Partial<OutboxItem> = {}): OutboxItem => ({
	eid: eid(),
	kv: 0,
	gid: null,
	erase: [],
	body: randomBytes(40),
	stale: false,
	...more
});

/** A device at the beginning of its log. */
function device(outbox: OutboxItem[] = []) {
	let replica: Replica = newReplica({
		space,
		slot: 0,
		head: 0,
		digest: start,
		outbox,
		mine: [],
		erased: new Set()
	});
	const done: Effect[] = [];
	const does = (input: Input): Effect[] => {
		const next = step(replica, input);
		replica = next.replica;
		done.push(...next.effects);
		return [...next.effects];
	};
	const live = (head = 0, digest = start, rows: LogRow[] = []) => {
		does({ type: 'may-send', yes: true });
		does({ type: 'connected' });
		return does({
			type: 'welcome',
			message: { version: 1, now: 0, head, digest, open: true, mine: [], rows }
		});
	};
	return { does, live, now: () => replica };
}

const sent = (effects: readonly Effect[]) =>
	effects.flatMap((effect) => (effect.type === 'append' ? effect.items : []));
const types = (effects: readonly Effect[]) => effects.map(({ type }) => type);

/** Rows of the partner that continue a log from its start. */
function partnerRows(count: number): { rows: LogRow[]; digest: Uint8Array } {
	let digest = start;
	const rows = Array.from({ length: count }, (_, i): LogRow => {
		const body = randomBytes(40);
		const row: LogRow = {
			seq: i + 1,
			kind: 0,
			author: 1,
			at: 0,
			eid: randomBytes(16),
			kv: 0,
			gid: null,
			erase: [],
			body,
			bodyHash: sha256(body)
		};
		digest = nextDigest(digest, rowHash(row, sha256), sha256);
		return row;
	});
	return { rows, digest };
}

test('what was acknowledged and never seen as a row is sent again on the next connection (OUT3)', () => {
	const mine = item();
	const { does, live } = device([mine]);
	expect(sent(live()).map((i) => i.eid)).toEqual([mine.eid]);
	const ack = { eid: Buffer.from(mine.eid, 'hex'), seq: 1, at: 0 };
	does({ type: 'acked', message: { now: 0, done: [ack], fail: null } });
	does({ type: 'dropped' });
	// The server went back to before the entry: nothing tells but that it is not there.
	expect(sent(live()).map((i) => i.eid)).toEqual([mine.eid]);
});

test('an entry refused for good is laid in the tray, and what it meant to erase goes all the same (OUT6)', () => {
	const old = eid();
	const edit = item({ erase: [old] });
	const { does, live, now } = device([edit]);
	live();
	const fail = { eid: Buffer.from(edit.eid, 'hex'), failure: 'big' as const, retryMs: 0 };
	const effects = does({ type: 'acked', message: { now: 0, done: [], fail } });
	const commit = effects.find((effect) => effect.type === 'commit')!;
	expect(commit.change.stuck).toMatchObject([{ eid: edit.eid, failure: 'big' }]);
	expect(sent(effects)).toMatchObject([
		{ eid: eraseOnlyId(edit.eid, sha256), erase: [old], body: null, gid: null }
	]);
	expect(now().outbox).toHaveLength(1);
});

describe('rows beyond a gap', () => {
	test('are not applied, and what is missing is asked for at once (LOG3)', () => {
		const { rows } = partnerRows(3);
		const { does, live, now } = device();
		live();
		const effects = does({ type: 'rows', head: 3, rows: [rows[0]!, rows[2]!] });
		expect(now().head).toBe(1);
		expect(types(effects)).toEqual(['commit', 'pull']);
	});

	test('that came twice change nothing (LOG2)', () => {
		const { rows } = partnerRows(1);
		const { does, live, now } = device();
		live();
		does({ type: 'rows', head: 1, rows });
		const before = now();
		expect(does({ type: 'rows', head: 1, rows })).toEqual([]);
		expect(now().digest).toEqual(before.digest);
	});
});

test('a log that does not end as the server claimed raises an alarm', () => {
	const { rows } = partnerRows(2);
	const { live } = device();
	const effects = live(2, randomBytes(32), rows);
	expect(effects).toContainEqual({ type: 'alarm', why: 'digest' });
});

test('somebody else’s name on one’s own entry raises an alarm', () => {
	const { rows } = partnerRows(1);
	const mine = item({ eid: toHex(rows[0]!.eid) as EntryId });
	const { does, live } = device([mine]);
	live();
	const effects = does({ type: 'rows', head: 1, rows });
	expect(effects).toContainEqual({ type: 'alarm', why: 'author' });
});

test('a busy server is given the time it asks for, and then gets everything', () => {
	const mine = item();
	const { does, live } = device([mine]);
	live();
	const wait = does({ type: 'refused', failure: 'slow', retryMs: 700, eids: [mine.eid] });
	expect(wait).toContainEqual({ type: 'wait', ms: 700 });
	expect(sent(wait)).toEqual([]);
	expect(sent(does({ type: 'wait-over' })).map((i) => i.eid)).toEqual([mine.eid]);
});

test('only one batch is on its way, so that order is kept (OUT4)', () => {
	const first = item();
	const { does, live } = device([first]);
	live();
	expect(sent(does({ type: 'written', item: item() }))).toEqual([]);
});

test('a tab that is not the sender sends nothing', () => {
	const { does, live } = device([item()]);
	live();
	does({ type: 'may-send', yes: false });
	does({ type: 'dropped' });
	const { effects } = { effects: does({ type: 'connected' }) };
	expect(types(effects)).toEqual(['hello']);
});

describe('what is taken back', () => {
	test('before anybody has seen it leaves no trace at all', () => {
		const mine = item();
		const { does, now } = device();
		does({ type: 'written', item: mine });
		const effects = does({ type: 'taken-back', eid: mine.eid, erasing: item({ body: null }) });
		expect(now().outbox).toEqual([]);
		expect(types(effects)).toEqual(['commit']);
	});

	test('while it is on its way is erased behind it', () => {
		const mine = item();
		const { does, live, now } = device([mine]);
		live();
		does({ type: 'taken-back', eid: mine.eid, erasing: item({ body: null }) });
		expect(now().outbox.map((i) => i.erase)).toEqual([[], [mine.eid]]);
	});
});

describe('after a restore', () => {
	const row = (more: Partial<DeviceRow>): DeviceRow =>
		({
			seq: 1,
			kind: 0,
			author: 0,
			at: 0,
			eid: eid(),
			kv: 0,
			gid: null,
			erase: [],
			body: randomBytes(40),
			bodyHash: randomBytes(32),
			digest: randomBytes(32),
			...more
		}) as DeviceRow;

	test('everything of one’s own is offered again, in its order, and nothing of the partner’s', () => {
		const [a, b] = [row({}), row({ seq: 3 })];
		const rows = [a, row({ seq: 2, author: 1 }), b];
		const offered = reoffer({ rows, outbox: [], erased: new Set(), slot: 0 }, sha256);
		expect(offered.map((i) => i.eid)).toEqual([a.eid, b.eid]);
		expect(offered.every((i) => i.stale)).toBe(true);
	});

	test('an erasure that no row tells of is offered too, or its entry could come back', () => {
		const gone = eid();
		const erased = new Set([`0:${gone}`, `1:${eid()}`]);
		const offered = reoffer({ rows: [], outbox: [], erased, slot: 0 }, sha256);
		expect(offered).toMatchObject([{ erase: [gone], body: null, gid: null }]);
	});

	test('an erasure whose row was lost is offered with its row', () => {
		const gone = eid();
		const rows = [row({ body: null, erase: [gone] })];
		const offered = reoffer({ rows, outbox: [], erased: new Set([`0:${gone}`]), slot: 0 }, sha256);
		expect(offered).toMatchObject([{ eid: rows[0]!.eid, erase: [gone], body: null }]);
	});

	test('one’s own entry that comes back after its erasure is erased again (RESTORE4)', () => {
		const { rows } = partnerRows(1);
		const own = { ...rows[0]!, author: 0 as const };
		const { does, live, now } = device();
		const sealed = item({
			gid: toHex(randomBytes(16)) as GroupId,
			erase: [toHex(own.eid) as EntryId]
		});
		live();
		// A replaced sealed answer: its erasure is known from the acknowledgement alone (SEAL4).
		does({ type: 'written', item: sealed });
		const ack = { eid: Buffer.from(sealed.eid, 'hex'), seq: 0, at: 0 };
		does({ type: 'acked', message: { now: 0, done: [ack], fail: null } });
		const effects = does({ type: 'rows', head: 1, rows: [own] });
		expect(sent(effects)).toMatchObject([{ erase: [toHex(own.eid)], body: null }]);
		expect(now().outbox).toHaveLength(1);
	});
});
