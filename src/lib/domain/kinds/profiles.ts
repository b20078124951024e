import * as v from 'valibot';
import { text, textLimits } from './parts.ts';

export const nouns = ['baby', 'pregnancy', 'loss', 'name', 'none'] as const;

export const profileKinds = {
	/** How a person is called here, and which word feels right to them. */
	'us.profile': v.object({
		name: text(textLimits.name),
		noun: v.optional(v.picklist(nouns)),
		ownName: v.optional(text(textLimits.name)),
		/** When a new day begins where they live: minutes after midnight UTC. */
		dayStarts: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439)))
	})
};
