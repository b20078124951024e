// The fold of a whole space: every entry in the order of the log, through every reducer. Pure and
// total: no clock, no chance, no reference that must resolve; what cannot be read is set aside and
// changes nothing else.
import type { EntryId } from '#lib/protocol/ids.ts';
import { checkInFold, type CheckIns } from './check-ins.ts';
import { copyFold, type Copy } from './copies.ts';
import { parseEvent, type DomainEntry } from './event.ts';
import { goalFold, type Goals } from './goals.ts';
import { needFold, type Needs } from './needs.ts';
import { profileFold, type Profiles } from './profiles.ts';
import { promptFold, type Prompts } from './prompts.ts';
import { talkFold, type Talks } from './talks.ts';

export type SpaceView = {
	readonly profiles: Profiles;
	readonly checkIns: CheckIns;
	readonly needs: Needs;
	readonly prompts: Prompts;
	readonly goals: Goals;
	readonly talks: Talks;
	readonly copies: readonly Copy[];
	/** When a new day begins for the two: minutes after midnight UTC. */
	readonly dayStarts: number;
	/** `newer`: made by a newer app. `broken`: not what any version writes. */
	readonly unread: readonly { eid: EntryId; why: 'newer' | 'broken' }[];
};

/** What the screens show of these entries. */
export function foldSpace(entries: Iterable<DomainEntry>): SpaceView {
	const folds = [
		profileFold(),
		checkInFold(),
		needFold(),
		promptFold(),
		goalFold(),
		talkFold(),
		copyFold()
	] as const;
	const unread: { eid: EntryId; why: 'newer' | 'broken' }[] = [];
	for (const entry of entries) {
		const parsed = parseEvent(entry);
		if (!parsed.ok) {
			unread.push({ eid: entry.eid, why: parsed.why });
			continue;
		}
		for (const fold of folds) fold.apply(entry, parsed.event);
	}
	const [profiles, checkIns, needs, prompts, goals, talks, copies] = folds;
	return {
		profiles: profiles.result(),
		checkIns: checkIns.result(),
		needs: needs.result(),
		prompts: prompts.result(),
		goals: goals.result(),
		talks: talks.result(),
		copies: copies.result(),
		dayStarts: profiles.dayStarts(),
		unread
	};
}

export const emptySpace: SpaceView = foldSpace([]);
