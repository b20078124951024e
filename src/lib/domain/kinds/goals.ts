import * as v from 'valibot';
import { entryId, id, text, textLimits } from './parts.ts';

export const goalStates = ['wish', 'maybe', 'planned', 'resting', 'laid-down', 'done'] as const;
export const seasons = ['spring', 'summer', 'autumn', 'winter', 'someday'] as const;
export const takers = ['me', 'together', 'nobody'] as const;
/** A place in an order: see domain/order.ts. */
const place = v.pipe(v.string(), v.regex(/^[0-9a-z]{1,60}$/));
/** The wordings a new wording was written over: see domain/wording.ts. */
const over = v.pipe(v.array(entryId), v.maxLength(16));
const day = v.pipe(v.string(), v.isoDate());

export const goalKinds = {
	'goal.made': v.object({ title: text(textLimits.note), idea: v.optional(id) }),
	'goal.worded': v.object({ goal: entryId, title: text(textLimits.note), over }),
	'goal.placed': v.object({ goal: entryId, state: v.picklist(goalStates) }),
	/** A season, or a date; none of both takes it away. */
	'goal.timed': v.object({
		goal: entryId,
		season: v.optional(v.picklist(seasons)),
		date: v.optional(day)
	}),
	/** "Not yet", of one's own, for one's own reasons. */
	'goal.not-yet': v.object({ goal: entryId, notYet: v.boolean() }),
	'step.added': v.object({ goal: entryId, text: text(textLimits.note), at: place }),
	'step.worded': v.object({ step: entryId, text: text(textLimits.note), over }),
	'step.moved': v.object({ step: entryId, at: place }),
	'step.taken': v.object({ step: entryId, by: v.picklist(takers) }),
	'step.ticked': v.object({ step: entryId, done: v.boolean() }),
	'step.let-go': v.object({ step: entryId, gone: v.boolean() }),
	/** A small light: something that went a little better, one's own or seen in the other. */
	'light.noticed': v.object({
		in: v.picklist(['me', 'you', 'us']),
		text: text(textLimits.note)
	})
};
