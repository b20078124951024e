import * as v from 'valibot';
import { isDay } from '../calendar.ts';
import { entryId, id, text, textLimits } from './parts.ts';

/** What somebody would like from the other on such a day. */
export const dayWishes = ['near', 'busy', 'leave-me'] as const;

/** How many days before somebody may want to know: never (null), on the day (0), the day before … */
export const warnings = [0, 1, 3, 7, 14] as const;

const day = v.pipe(v.string(), v.isoDate(), v.check(isDay));
const named = {
	name: text(textLimits.ownWords),
	day,
	yearly: v.boolean(),
	/** A week has seven days; most dates have one. */
	lasts: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31))),
	/** A rule of domain/yearly-days.ts; `day` is what it said when it was chosen. */
	rule: v.optional(id)
};

export const dateKinds = {
	/** A tender date: in one's own space, or in that of the two. */
	'date.named': v.object(named),
	/** Said anew, by whoever named it. */
	'date.changed': v.object({ date: entryId, ...named }),
	/** One of the three lines of the plan; empty: nothing for that part of the day. */
	'date.planned': v.object({
		date: entryId,
		line: v.picklist([0, 1, 2]),
		text: v.pipe(v.string(), v.trim(), v.maxLength(textLimits.note)),
		/** The wordings it was written over: see domain/wording.ts. */
		over: v.pipe(v.array(entryId), v.maxLength(16))
	}),
	/** One's own wish for the day, and what one will say if somebody asks. */
	'date.wished': v.object({
		date: entryId,
		wish: v.optional(v.picklist(dayWishes)),
		ifAsked: v.optional(text(textLimits.note))
	}),
	/** "Tell only my partner": they may choose to keep it in mind for both. */
	'date.entrusted': v.object({ date: entryId, on: v.boolean() }),
	/** In one's own space: when to be told of a date of either space, and whether by its name. */
	'date.told': v.object({
		date: entryId,
		warn: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60))),
		unnamed: v.boolean()
	})
};
