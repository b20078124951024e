// What follows by itself in a live session, from what one screen knows: whoever is still in touch
// holds the time and lets it go on when the other is back, and the ten breaths end for both at once.
// Either screen may say so; said twice, it counts once (talks.ts).
import type { EventInput } from './event.ts';
import { longestHeld } from './kinds/talks.ts';
import { ranAt, type Talk } from './talks.ts';

/** What a live screen knows of the other's. */
export type Sight = {
	/** The other's screen shows the same, now. */
	readonly here: boolean;
	/** It is missed: silent for long enough, and nobody has chosen to go on without it. */
	readonly lost: boolean;
	/** Milliseconds since the last word from it. */
	readonly silentFor: number;
};

export const breathsMs = 100_000;

type DueKind = 'talk.paused' | 'talk.resumed' | 'talk.moved';
export type Due = {
	/** The same until something has come of it: what is due is written once. */
	readonly key: string;
	readonly event: { [K in DueKind]: { kind: K; data: EventInput<K> } }[DueKind];
};

/**
 * The entry that this screen owes the session at `now` (the server's time), or null. `sight` is null
 * with one phone: there is nobody to lose. `closing`: the steps are over.
 */
export function dueOf(
	talk: Talk,
	now: number,
	{ sight, closing }: { sight: Sight | null; closing: boolean }
): Due | null {
	if (talk.stage !== 'live' || closing) return null;
	const event = eventOf(talk, now, sight);
	// Not by its time: two changes may have the same, when a clock is wrong.
	return event && { key: `${event.kind} ${talk.last}`, event };
}

function eventOf(talk: Talk, now: number, sight: Sight | null): Due['event'] | null {
	const data = { talk: talk.eid, from: talk.moment };
	if (sight?.lost && talk.pause === null) {
		const held = Math.min(Math.round(ranAt(talk.clock, now - sight.silentFor)), longestHeld);
		return { kind: 'talk.paused', data: { ...data, lost: true, held } };
	}
	if (sight?.here && talk.pause?.lost)
		return { kind: 'talk.resumed', data: { ...data, lost: true } };
	if (talk.moment === 0 && talk.clock.runs && ranAt(talk.clock, now) >= breathsMs) {
		return { kind: 'talk.moved', data };
	}
	return null;
}
