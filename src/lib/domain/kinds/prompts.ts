import * as v from 'valibot';
import { entryId, id, presence, text, textLimits } from './parts.ts';

/** A prompt: an id of the content library, or `own-` and the id of the entry that asked it. */
const prompt = id;

export const promptKinds = {
	/** Sealed under the prompt and its round, or given at once by who would rather not wait. */
	'prompt.answered': v.object({
		prompt,
		/** How often the two have answered this one before. */
		round: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
		text: text(textLimits.text)
	}),
	'prompt.replied': presence,
	/** A question of one's own, for both. */
	'prompt.asked': v.object({ text: text(textLimits.note) }),
	/** "Let's talk about this tonight", or a card drawn together. */
	'prompt.chosen': v.object({ prompt, how: v.picklist(['tonight', 'drawn']) }),
	/** To "let's talk about this tonight": yes, or another evening. */
	'prompt.tonight-answered': v.object({ to: entryId, answer: v.picklist(['yes', 'another']) }),
	'prompt.marked': v.object({ prompt, mark: v.picklist(['not-for-us', 'none']) }),
	/** The decks the daily prompt may come from besides its own. */
	'prompt.decks': v.object({ decks: v.pipe(v.array(id), v.maxLength(40)) }),
	/** In one's own space: kept as a favourite, or not any more. */
	'prompt.kept': v.object({ prompt, mark: v.picklist(['favourite', 'none']) }),
	/** In one's own space: set aside for the day that began then (ms), which nobody else learns. */
	'prompt.set-aside': v.object({ prompt, day: v.pipe(v.number(), v.integer()) })
};
