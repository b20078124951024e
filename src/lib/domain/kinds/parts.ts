// What the parts of an event are made of, and how long a text may be.
import * as v from 'valibot';
import type { EntryId } from '#lib/protocol/ids.ts';

/** Longest texts, in characters. The largest payload stays far below the largest body. */
export const textLimits = { name: 40, ownWords: 80, note: 280, text: 2000 } as const;

export const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
/** An id of the content library: unknown ones are kept and shown as such. */
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
export const entryId = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{32}$/),
	v.transform((t) => t as EntryId)
);
/** Ways of being present to what the other gave. */
export const presences = ['see', 'here', 'thanks', 'some-too', 'words'] as const;
export const presence = v.object({
	to: entryId,
	with: v.picklist(presences),
	words: v.optional(text(textLimits.note))
});
