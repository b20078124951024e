// Leaving the space of two, and what can be done with a closed one: read it, keep a copy of one's own
// words, erase what one gave, put it away (docs/sync-spec.md: LEAVE rules).
import type { DomainEntry } from '#lib/domain/event.ts';
import type { RoomChoice } from '#lib/domain/room.ts';
import { api } from './api.ts';
import type { Home } from './home.svelte.ts';
import { layAside, putAway } from './vault.ts';

/** Closes the space for both, at once. False when the server could not be asked. */
export async function leave(home: Home): Promise<boolean> {
	const space = home.vault.pair?.space;
	if (!space) return true;
	return home.whileLeaving(async () => {
		const answer = await api('DELETE', `spaces/${space}`);
		// Unknown: it is over thirty days closed already.
		if (!answer.ok && answer.why !== 'unknown') return false;
		return home.changeVault((vault) => layAside(vault, space, true));
	});
}

/** The person has read that the space was closed. */
export async function heard(home: Home): Promise<void> {
	const space = home.vault.left?.at(-1)?.space;
	if (space) await home.changeVault((vault) => layAside(vault, space, true));
}

/**
 * Copies own entries of the closed space into one's own, sealed anew under its key; those that are
 * there already are left as they are.
 */
export async function keepCopies(home: Home, entries: readonly DomainEntry[]): Promise<void> {
	const there = new Set(home.solo.view.copies.map(({ of }) => of));
	for (const { eid: of, t, k, v, d } of entries) {
		if (!there.has(of)) await home.solo.write('copy.kept', { of, t, k, v, d });
	}
}

/** Forgets the closed space on all of one's devices. False when offline. */
export async function putClosedAway(home: Home): Promise<boolean> {
	const space = home.vault.left?.at(-1)?.space;
	return !space || home.changeVault((vault) => putAway(vault, space));
}

/** What was set for an evening when a break began: by its moment, ms since 1970. */
type BeforeBreak = { moment: number; chosen: RoomChoice[] };
const beforeBreak = 'room-before-break';

/**
 * Rests the space of the two, or comes back to it; the partner learns of neither. What was set for
 * tonight rests as well, for an evening with nothing in common reads like any other, and comes back
 * with the space if its moment has not come. False when offline.
 */
export async function pause(
	home: Pick<Home, 'changeVault' | 'room' | 'keepDraft' | 'draft'>,
	paused: boolean
): Promise<boolean> {
	const { room } = home;
	const chosen = room?.chosen ?? [];
	const moment = room?.evening?.moment;
	const done = await home.changeVault(({ paused: _paused, ...vault }) =>
		paused ? { ...vault, paused } : vault
	);
	if (!done) return false;
	if (paused && moment !== undefined && chosen.length > 0) {
		const kept: BeforeBreak = { moment, chosen: [...chosen] };
		await home.keepDraft(beforeBreak, JSON.stringify(kept));
		await room?.set([]);
	}
	if (!paused) {
		const text = await home.draft(beforeBreak);
		const kept = text === null ? null : (JSON.parse(text) as BeforeBreak);
		if (kept && kept.moment === home.room?.evening?.moment) await home.room.set(kept.chosen);
		await home.keepDraft(beforeBreak, null);
	}
	return true;
}
