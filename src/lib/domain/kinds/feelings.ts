import * as v from 'valibot';
import { entryId, id, presence, text, textLimits } from './parts.ts';

export const wishes = ['alone', 'beside', 'no-answer', 'hold'] as const;

const feeling = {
	/** 1 light … 5 heavy, shown as the size of a stone, never as a number; or nothing said of it. */
	weight: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
	feelings: v.pipe(v.array(id), v.maxLength(40)),
	ownWords: v.optional(text(textLimits.ownWords)),
	body: v.pipe(v.array(id), v.maxLength(12)),
	strength: v.optional(id),
	text: v.optional(text(textLimits.text))
};

export const feelingKinds = {
	/** A check-in kept to oneself: in one's own space only. */
	'feeling.kept': v.object({ ...feeling, ready: v.boolean() }),
	/** A check-in given to the partner. `replaces`: a new text for one given before. */
	'feeling.given': v.object({
		...feeling,
		wish: v.optional(v.picklist(wishes)),
		replaces: v.optional(entryId)
	}),
	'feeling.answered': presence
};
