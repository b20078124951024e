// The rules of the blind overlap, as pure decisions over a transaction: two sets of tokens are
// compared once, at the moment both name, and what only one of them held is forgotten. Nothing here
// knows what a token stands for, and no answer depends on a set that was not compared
// (docs/sync-spec.md: ROOM rules).
import { toHex } from '#lib/protocol/bytes.ts';
import type { Failure } from '#lib/protocol/failures.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import { roomAheadMs, roomKeptMs, roomTokens } from '#lib/protocol/limits.ts';
import type { Chosen, LogSpace, LogTx } from './log-tx.ts';

const minute = 60_000;
const keptMinutes = roomKeptMs / minute;

/** The minute that has begun: what is named by it, or an earlier one, is due. */
export const minuteOf = (now: number): number => Math.floor(now / minute);
/** What was compared in this minute, or earlier, is not kept any longer. */
export const oldAt = (now: number): number => minuteOf(now) - keptMinutes;

type Evening = { sets: readonly [Chosen | null, Chosen | null]; kept: Chosen | null };

/** Everything there is of a space, read alike whatever is there: the time it takes tells nothing. */
const eveningOf = (tx: LogTx, space: LogSpace): Evening => ({
	sets: [tx.chosen(space, 0), tx.chosen(space, 1)],
	kept: tx.overlap(space)
});

/**
 * What the two have in common, or null: the moment has not come, they name different ones, one set
 * nothing, or another evening was compared in the twelve hours before (ROOM5).
 */
function compared({ sets: [one, other], kept }: Evening, now: number): Chosen | null {
	if (!one || !other || one.moment !== other.moment || one.moment > minuteOf(now)) return null;
	if (kept && one.moment < kept.moment + keptMinutes) return null;
	const theirs = new Set(other.tokens.map(toHex));
	return { moment: one.moment, tokens: one.tokens.filter((token) => theirs.has(toHex(token))) };
}

/** Sets what a member has room for, in place of what they had set; or says why not (ROOM3, ROOM4). */
export function setChosen(
	tx: LogTx,
	{ space, slot }: { space: LogSpace; slot: Slot },
	chosen: Chosen,
	now: number
): Failure | null {
	if (!space.open) return 'closed';
	if (chosen.moment <= minuteOf(now)) return 'late';
	if (chosen.moment * minute > now + roomAheadMs) return 'bad';
	// An evening that is over is compared before its sets are replaced.
	settle(tx, space, now);
	tx.putChosen(space, slot, chosen);
	return null;
}

/**
 * What a member may know of an evening: before its moment their own set, from then on what both have
 * in common, and nothing of any other (ROOM6).
 */
export function standing(
	tx: LogTx,
	{ space, slot }: { space: LogSpace; slot: Slot },
	moment: number,
	now: number
): readonly Uint8Array[] {
	const evening = eveningOf(tx, space);
	const own = evening.sets[slot];
	const found = evening.kept?.moment === moment ? evening.kept : compared(evening, now);
	if (moment > minuteOf(now)) return own?.moment === moment ? own.tokens : [];
	return found?.moment === moment && moment > oldAt(now) ? found.tokens : [];
}

/**
 * Compares what is due, keeps what both have in common, and erases the sets; erases what is old.
 * Gives whether anything was erased (ROOM5, ROOM7).
 */
export function settle(tx: LogTx, space: LogSpace, now: number): boolean {
	const evening = eveningOf(tx, space);
	const found = compared(evening, now);
	const old = evening.kept !== null && evening.kept.moment <= oldAt(now);
	const due = ([0, 1] as const).filter((slot) => {
		const set = evening.sets[slot];
		return set !== null && set.moment <= minuteOf(now);
	});
	if (old) tx.deleteOverlap(space);
	if (found && found.moment > oldAt(now)) tx.putOverlap(space, found);
	for (const slot of due) tx.deleteChosen(space, slot);
	return old || due.length > 0;
}

/** As many tokens as always, in the order of their bytes: what is missing is noise (ROOM2, ROOM6). */
export function filled(tokens: readonly Uint8Array[], noise: () => Uint8Array): Uint8Array[] {
	const missing = Array.from({ length: roomTokens - tokens.length }, noise);
	return [...tokens, ...missing].sort(Buffer.compare);
}
