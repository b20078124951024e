import * as v from 'valibot';
import { entryId } from './parts.ts';

export const copyKinds = {
	/**
	 * In one's own space: a copy of an entry of one's own from a space of two that was closed, with its
	 * content as it was, of whatever kind.
	 */
	'copy.kept': v.object({
		of: entryId,
		/** When it was written, ms since 1970. */
		t: v.pipe(v.number(), v.minValue(0)),
		k: v.pipe(v.string(), v.maxLength(40)),
		v: v.pipe(v.number(), v.integer()),
		d: v.unknown()
	})
};
