import * as v from 'valibot';
import { entryId, id, text, textLimits } from './parts.ts';

/** Two phones in one room, one phone that is handed over, or two places. */
export const talkModes = ['together', 'one-phone', 'apart'] as const;
/** A moment of a conversation: 0 the ten breaths, then its steps, then the closing. */
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60));

export const talkKinds = {
	'talk.invited': v.object({
		conversation: id,
		mode: v.picklist(talkModes),
		first: v.picklist(['me', 'you'])
	}),
	'talk.joined': v.object({ talk: entryId }),
	'talk.ready': v.object({ talk: entryId }),
	/** On from this moment to the next. Two that say so of the same moment move once. */
	'talk.moved': v.object({ talk: entryId, from: moment }),
	/** Paused by either, perhaps with a time to return. `lost`: a phone lost touch; time is held. */
	'talk.paused': v.object({
		talk: entryId,
		from: moment,
		lost: v.boolean(),
		minutes: v.optional(minutes)
	}),
	'talk.resumed': v.object({ talk: entryId, from: moment }),
	'talk.ended': v.object({ talk: entryId }),
	/** One line at the end, sealed until both are in; kept on the path if both wish. */
	'talk.line': v.object({ talk: entryId, text: text(textLimits.note), keep: v.boolean() })
};
