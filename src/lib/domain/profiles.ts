// How the two are called here, and which word for what happened feels right to each. The shared
// word is only ever the one both chose; until then the app gets by without one.

import type { DomainEntry, DomainEvent, EventData } from './event.ts';

export type Profile = EventData<'us.profile'>;
export type Profiles = readonly [Profile | null, Profile | null];
export type Noun = NonNullable<Profile['noun']>;

/** Four in the morning in London, where nobody has said otherwise. */
const usualDayStart = 4 * 60;

/** The latest profile of each counts. */
export function profileFold() {
	const profiles: [Profile | null, Profile | null] = [null, null];
	let dayStarts: number | null = null;
	return {
		apply({ author }: DomainEntry, event: DomainEvent): void {
			if (event.kind !== 'us.profile') return;
			profiles[author] = event.data;
			// The first one said stays: the two share one beginning of the day.
			dayStarts ??= event.data.dayStarts ?? null;
		},
		dayStarts: (): number => dayStarts ?? usualDayStart,
		result: (): Profiles => [...profiles]
	};
}

/** The word both chose, or null: say it without one. A name only when both gave the same. */
export function sharedWord(
	profiles: Profiles
): { noun: Exclude<Noun, 'name'> } | { noun: 'name'; name: string } | null {
	const [one, other] = profiles;
	if (!one?.noun || one.noun !== other?.noun) return null;
	if (one.noun !== 'name') return { noun: one.noun };
	const same = one.ownName && one.ownName.trim() === other.ownName?.trim();
	return same ? { noun: 'name', name: one.ownName!.trim() } : null;
}
