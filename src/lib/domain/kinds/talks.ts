import * as v from 'valibot';
import { entryId, id, text, textLimits } from './parts.ts';

/** Two phones in one room, one phone that is handed over, or two places. */
export const talkModes = ['together', 'one-phone', 'apart'] as const;
/** A moment of a conversation: 0 the ten breaths, then its steps, then the closing. */
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60));
/** As much of a moment as can have run, in milliseconds. */
export const longestHeld = 24 * 3600_000;
/** A soft time both see: an id of the content library. */
const when = v.optional(id);

export const talkKinds = {
	'talk.invited': v.object({
		conversation: id,
		mode: v.picklist(talkModes),
		first: v.picklist(['me', 'you']),
		/** For later: a time that both can say yes to. */
		when
	}),
	/** Yes; `when` names another time than was asked for. */
	'talk.joined': v.object({ talk: entryId, when }),
	'talk.ready': v.object({ talk: entryId }),
	/** On from this moment to the next. Two that say so of the same moment move once. */
	'talk.moved': v.object({ talk: entryId, from: moment }),
	/**
	 * Paused by either, perhaps with a time to return. `lost`: a phone lost touch, and time is held as
	 * it was when it was last heard of: `held` milliseconds of this moment had run.
	 */
	'talk.paused': v.object({
		talk: entryId,
		from: moment,
		lost: v.boolean(),
		minutes: v.optional(minutes),
		held: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestHeld)))
	}),
	/** On again. `lost`: of a phone that is back; it does not end a pause somebody asked for meanwhile. */
	'talk.resumed': v.object({ talk: entryId, from: moment, lost: v.optional(v.boolean()) }),
	'talk.ended': v.object({ talk: entryId }),
	/** One line at the end, sealed until both are in; kept on the path if both wish. */
	'talk.line': v.object({ talk: entryId, text: text(textLimits.note), keep: v.boolean() })
};
