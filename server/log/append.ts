// The rules by which entries enter a log, as pure decisions over a transaction: no socket, no clock,
// no SQL. What is sealed waits outside the log and leaves no trace there until both answers are in
// (docs/sync-spec.md: LOG, SEAL and ERR rules).
import { hash } from 'node:crypto';
import type { Failure } from '#lib/protocol/failures.ts';
import { maxSealedWaiting } from '#lib/protocol/limits.ts';
import type { AppendItem, Done } from '#lib/protocol/messages.ts';
import { nextDigest, noHash, rowHash, type LogRow, type RowKind } from '#lib/protocol/row.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import type { LogSpace, LogTx } from './log-tx.ts';

/**
 * SHA-256 as Node does it fastest: in one call, and by way of a string, because a Buffer that comes
 * from outside JavaScript costs as much as hashing does.
 */
export const sha256 = (bytes: Uint8Array): Uint8Array =>
	Buffer.from(hash('sha256', bytes, 'binary'), 'binary');

/** Who writes, where, and when (minutes since 1970). */
export type Author = { space: LogSpace; slot: Slot; at: number };

/** What a batch did: what is in, the first refusal, and what has to be told to whom. */
export type Appended = {
	done: Done[];
	fail: { eid: Uint8Array; failure: Failure } | null;
	rows: LogRow[];
	/** The author's own list of waiting sealed entries changed. */
	mineChanged: boolean;
	/** Something was erased: the write-ahead log must be emptied soon. */
	erased: boolean;
};

/** Appends a batch. Items before the first refusal are in; it and all after it are not. */
export function append(tx: LogTx, author: Author, items: readonly AppendItem[]): Appended {
	const result: Appended = { done: [], fail: null, rows: [], mineChanged: false, erased: false };
	for (const item of items) {
		const failure = appendOne(tx, author, item, result);
		if (failure) {
			result.fail = { eid: item.eid, failure };
			break;
		}
	}
	if (result.rows.length > 0) tx.save(author.space);
	return result;
}

function appendOne(tx: LogTx, author: Author, item: AppendItem, result: Appended): Failure | null {
	const { space, slot, at } = author;
	const outside: Done = { eid: item.eid, seq: 0, at };
	const placed = tx.placed(space, item.eid);
	if (placed) {
		// LOG4: the same entry again gets the same place; somebody else's id is no id of one's own.
		if (placed.author !== slot) return 'not_yours';
		result.done.push({ eid: item.eid, seq: placed.seq, at: placed.at });
		return null;
	}
	const waiting = tx.waiting(space, item.eid);
	if (waiting) {
		// An id that waits sealed is taken: were it placed as well, its group could never open.
		if (waiting.slot !== slot) return 'not_yours';
		if (!item.gid) return 'bad';
		result.done.push(outside);
		return null;
	}
	// LEAVE4: a closed log takes nothing new, but what its author takes back is erased all the same.
	if (!space.open && (item.body || item.gid)) return 'closed';
	const targets = item.erase.map((eid) => tx.placed(space, eid));
	if (targets.some((target) => target && target.author !== slot)) return 'not_yours';
	// SEAL6: no row would tell the other devices of such an erasure.
	if (item.gid && targets.some(Boolean))
		return tx.isRevealed(space, item.gid) ? 'seal_open' : 'bad';
	const dead = tx.isErased(space, item.eid, slot);
	if (item.gid && !dead) {
		const refused = refuseSealed(tx, author, item);
		if (refused) return refused;
	}
	erase(tx, author, item.erase, result);
	if (item.gid && dead) {
		// SEAL7: taken back before it arrived: it never was.
		result.done.push(outside);
		return null;
	}
	if (item.gid) return seal(tx, author, { ...item, gid: item.gid }, result);
	if (!item.body && !targets.some(Boolean)) {
		// SEAL4: it erased what never was in the log, so the log says nothing of it.
		result.done.push(outside);
		return null;
	}
	const body = dead ? null : item.body;
	const bodyHash = item.body ? sha256(item.body) : noHash;
	const row = place(
		tx,
		author,
		{ kind: 0, author: slot, ...item, gid: null, body, bodyHash },
		result
	);
	result.done.push({ eid: item.eid, seq: row.seq, at });
	return null;
}

function refuseSealed(tx: LogTx, { space, slot }: Author, item: AppendItem): Failure | null {
	const gid = item.gid!;
	if (tx.isRevealed(space, gid)) return 'seal_open';
	const waiting = tx.sealed(space, gid, slot);
	if (waiting && !item.erase.some((eid) => same(eid, waiting.eid))) return 'seal_taken';
	if (!waiting && tx.sealedOf(space, slot).length >= maxSealedWaiting) return 'big';
	return null;
}

function erase(tx: LogTx, author: Author, eids: readonly Uint8Array[], result: Appended): void {
	const { space, slot, at } = author;
	for (const eid of eids) {
		tx.rememberErased(space, eid, slot, at);
		const waiting = tx.waiting(space, eid);
		if (waiting?.slot === slot) {
			tx.deleteSealed(space, waiting.gid, slot);
			result.mineChanged = true;
		}
		tx.forgetBody(space, eid);
		// A row of this very batch goes out without its body.
		const own = result.rows.find((row) => same(row.eid, eid));
		if (own) own.body = null;
		result.erased = true;
	}
}

/** SEAL1: waits outside the log; SEAL3: with the other's, both enter it, slot 0 first. */
function seal(
	tx: LogTx,
	author: Author,
	item: AppendItem & { gid: Uint8Array },
	result: Appended
): null {
	const { space, slot, at } = author;
	const entry = { gid: item.gid, eid: item.eid, kv: item.kv, at, body: item.body! };
	const other = tx.sealed(space, item.gid, slot === 0 ? 1 : 0);
	result.mineChanged = true;
	if (!other) {
		tx.putSealed(space, slot, entry);
		result.done.push({ eid: item.eid, seq: 0, at });
		return null;
	}
	tx.deleteSealed(space, item.gid, slot === 0 ? 1 : 0);
	tx.rememberRevealed(space, item.gid);
	const bySlot = slot === 0 ? [entry, other] : [other, entry];
	bySlot.forEach(({ gid, eid, kv, body }, index) => {
		const row = { kind: 0 as const, author: index as Slot, eid, kv, gid, erase: [], body };
		place(tx, author, { ...row, bodyHash: sha256(body) }, result);
	});
	// Acknowledged as sealed all the same: the rows tell the rest, to everyone at once.
	result.done.push({ eid: item.eid, seq: 0, at });
	return null;
}

/** LOG1: the next number, the next digest. */
function place(
	tx: LogTx,
	{ space, at }: Author,
	content: Omit<LogRow, 'seq' | 'at'>,
	result: Appended
): LogRow {
	const row: LogRow = { ...content, seq: space.head + 1, at };
	const digest = nextDigest(space.digest, rowHash(row, sha256), sha256);
	tx.insert(space, row, digest);
	space.head = row.seq;
	space.digest = digest;
	result.rows.push(row);
	return row;
}

/**
 * A control row: `purge` forgets all earlier bodies of its author, also in a closed log; `close` ends
 * the log. Refused: closing what is closed.
 */
export function control(
	tx: LogTx,
	author: Author,
	what: 'purge' | 'close',
	eid: Uint8Array
): Appended | Failure {
	const { space, slot, at } = author;
	if (what === 'close' && !space.open) return 'closed';
	const result: Appended = { done: [], fail: null, rows: [], mineChanged: false, erased: false };
	// LEAVE3: answers of whoever leaves, or purges, that still wait sealed are destroyed unread.
	for (const waiting of tx.sealedOf(space, slot)) {
		tx.rememberErased(space, waiting.eid, slot, at);
		tx.deleteSealed(space, waiting.gid, slot);
		result.mineChanged = result.erased = true;
	}
	if (what === 'purge') {
		tx.forgetBodiesOf(space, slot, space.head + 1);
		tx.deleteChosen(space, slot);
		result.erased = true;
	}
	const kind: RowKind = what === 'purge' ? 2 : 3;
	const empty = { gid: null, erase: [], body: null, bodyHash: noHash, kv: 0 };
	place(tx, author, { kind, author: slot, eid, ...empty }, result);
	if (what === 'close') {
		space.open = false;
		// Nobody will ask for it: what was set for an evening goes with the space.
		for (const each of [0, 1] as const) tx.deleteChosen(space, each);
		tx.deleteOverlap(space);
		result.erased = true;
	}
	tx.save(space);
	return result;
}

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
