// The fold of a whole space: every entry in the order of the log, through every reducer. Pure and
// total: no clock, no chance, no reference that must resolve; what cannot be read is set aside and
// changes nothing else.
import type { EntryId } from '#lib/protocol/ids.ts';
import { checkInFold, type CheckIns } from './check-ins.ts';
import { copyFold, type Copy } from './copies.ts';
import { dateFold, type Dates } from './dates.ts';
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
	readonly dates: Dates;
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
		dateFold(),
		copyFold()
	] as const;
	const unread: { eid: EntryId; why: 'newer' | 'broken' }[] = [];
	const seen = new Set<EntryId>();
	for (const entry of entries) {
		// However often an entry comes, it is one.
		if (seen.has(entry.eid)) continue;
		seen.add(entry.eid);
		try {
			const parsed = parseEvent(entry);
			if (parsed.ok) for (const fold of folds) fold.apply(entry, parsed.event);
			else unread.push({ eid: entry.eid, why: parsed.why });
		} catch {
			// No reducer throws; if one ever does, this entry is lost to the screen and no other.
			unread.push({ eid: entry.eid, why: 'broken' });
		}
	}
	const [profiles, checkIns, needs, prompts, goals, talks, dates, copies] = folds;
	return {
		profiles: profiles.result(),
		checkIns: checkIns.result(),
		needs: needs.result(),
		prompts: prompts.result(),
		goals: goals.result(),
		talks: talks.result(),
		dates: dates.result(),
		copies: copies.result(),
		dayStarts: profiles.dayStarts(),
		unread
	};
}

export const emptySpace: SpaceView = foldSpace([]);
