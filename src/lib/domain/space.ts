// The fold of a whole space: every entry in the order of the log, through every reducer. Pure and
// total: no clock, no chance, no reference that must resolve; what cannot be read is set aside and
// changes nothing else.
import type { EntryId } from '#lib/protocol/ids.ts';
import { checkInFold, type CheckIns } from './check-ins.ts';
import { copyFold, type Copy } from './copies.ts';
import { dateFold, type Dates } from './dates.ts';
import { kinds, parseEvent, type DomainEntry, type DomainEvent, type Kind } from './event.ts';
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

type Fold = { apply(entry: DomainEntry, event: DomainEvent): void };
type Area = Kind extends `${infer A}.${string}` ? A : never;

/** Which fold reads a kind, from the folds by the first word of what they read. */
function foldsByKind(folds: Record<Area, Fold>): ReadonlyMap<Kind, Fold> {
	const all = Object.keys(kinds) as Kind[];
	return new Map(all.map((kind) => [kind, folds[kind.split('.')[0] as Area]]));
}

/** What the screens show of these entries. */
export function foldSpace(entries: Iterable<DomainEntry>): SpaceView {
	const profiles = profileFold();
	const checkIns = checkInFold();
	const needs = needFold();
	const prompts = promptFold();
	const goals = goalFold();
	const talks = talkFold();
	const dates = dateFold();
	const copies = copyFold();
	// One fold for an entry, not all eight: there are thousands, and Today waits for them.
	const foldOf = foldsByKind({
		us: profiles,
		feeling: checkIns,
		need: needs,
		prompt: prompts,
		goal: goals,
		step: goals,
		light: goals,
		talk: talks,
		date: dates,
		copy: copies
	});
	const unread: { eid: EntryId; why: 'newer' | 'broken' }[] = [];
	const seen = new Set<EntryId>();
	for (const entry of entries) {
		// However often an entry comes, it is one.
		if (seen.has(entry.eid)) continue;
		seen.add(entry.eid);
		try {
			const parsed = parseEvent(entry);
			if (parsed.ok) foldOf.get(parsed.event.kind)!.apply(entry, parsed.event);
			else unread.push({ eid: entry.eid, why: parsed.why });
		} catch {
			// No reducer throws; if one ever does, this entry is lost to the screen and no other.
			unread.push({ eid: entry.eid, why: 'broken' });
		}
	}
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
