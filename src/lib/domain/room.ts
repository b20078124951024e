// Room to talk: what somebody can have room for on an evening, and when the two see what they have in
// common. Ids never change: the tokens are made from them. *Rest* is in both answers always, so it is
// nothing to choose, and never a token (docs/sync-spec.md, ROOM rules).
import { dayOf } from './prompts.ts';

/** What can be chosen, besides rest. */
export const roomChoices = [
	'quiet-company',
	'doing',
	'walk',
	'writing',
	'little-talk',
	'big-talk'
] as const;
export type RoomChoice = (typeof roomChoices)[number];

/** One evening of the two, in ms since 1970. Its name on the wire is its moment, in minutes. */
export type Evening = {
	/** When both see what they have in common. */
	readonly moment: number;
	/** When it is over, and the next day has begun. */
	readonly ends: number;
};

const minute = 60_000;
const day = 24 * 60 * minute;
/** From four in the morning, when their day begins, to seven in the evening. */
const toMoment = 15 * 60 * minute;

/**
 * The evening of the day of `now`. The two share one beginning of the day (minutes after midnight
 * UTC), so both have the same evening in every moment, wherever they are.
 */
export function eveningOf(now: number, dayStarts: number): Evening {
	const began = dayOf(now, dayStarts) * day + dayStarts * minute;
	return { moment: began + toMoment, ends: began + day };
}
