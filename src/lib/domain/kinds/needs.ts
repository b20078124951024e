import * as v from 'valibot';
import { entryId, id, text, textLimits } from './parts.ts';

export const whens = ['now', 'today', 'no-hurry'] as const;
export const needAnswers = ['yes', 'yes-at', 'instead', 'not-now', 'words'] as const;
export const closings = ['helped', 'never-mind', 'passed'] as const;

export const needKinds = {
	/** `replaces`: other words for one asked before, as with what is offered. */
	'need.asked': v.object({
		need: v.optional(id),
		ownWords: v.optional(text(textLimits.ownWords)),
		when: v.optional(v.picklist(whens)),
		note: v.optional(text(textLimits.note)),
		replaces: v.optional(entryId)
	}),
	'need.offered': v.object({
		offer: v.optional(id),
		ownWords: v.optional(text(textLimits.ownWords)),
		when: v.optional(id),
		replaces: v.optional(entryId)
	}),
	'need.answered': v.object({
		to: entryId,
		answer: v.picklist(needAnswers),
		/** A soft time both see: an id of the content library. */
		at: v.optional(id),
		words: v.optional(text(textLimits.note))
	}),
	'need.closed': v.object({ to: entryId, how: v.picklist(closings) })
};
