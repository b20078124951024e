import type { WordsOf } from '#lib/content/words.ts';
import type { Thing } from '#lib/domain/today.ts';

/**
 * What a screen reader is told of what came: what it is, never what it says, as others may hear it.
 * Null when it is not the partner's doing.
 */
export function newsText(
	words: WordsOf<'today'>,
	came: readonly Thing[],
	partner: string
): string | null {
	const w = words.today.news;
	for (const thing of came.toSorted((a, b) => b.t - a.t)) {
		const theirs = thing.from === 'partner';
		if (thing.kind === 'need') {
			if (!theirs && thing.need.answer) return w.answer(partner);
			if (theirs && thing.need.closed) return w.answer(partner);
			if (theirs) return thing.need.type === 'ask' ? w.need(partner) : w.offer(partner);
		} else if (thing.kind === 'feeling') {
			if (theirs) return w.feeling(partner);
			if (thing.checkIn.presence) return w.answer(partner);
		} else if (thing.kind === 'light') {
			return w.light(partner);
		} else if (thing.kind === 'talk' && thing.talk.declined) {
			return w.answer(partner);
		}
	}
	return null;
}
