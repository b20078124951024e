import type { Words } from '#lib/content/words.ts';
import type { Thing } from '#lib/domain/today.ts';
import { answerText, needText, needTitle } from '#lib/features/need/need-text.ts';

/** What a screen reader is told of what came, in one line; null when it is not the partner's doing. */
export function newsText(words: Words, came: readonly Thing[], partner: string): string | null {
	for (const thing of came.toSorted((a, b) => b.t - a.t)) {
		if (thing.kind === 'need' && thing.from === 'partner') {
			if (thing.need.closed === 'helped') return words.needs.card.saysHelped(partner);
			return `${needTitle(words, thing.need, partner)}: ${needText(words, thing.need)}`;
		}
		if (thing.kind === 'need' && thing.need.answer) {
			return `${words.needs.card.said(partner)}: ${answerText(words, thing.need)}`;
		}
		if (thing.kind !== 'feeling') continue;
		if (thing.from === 'partner') return words.today.gave(partner);
		const { presence } = thing.checkIn;
		if (!presence) continue;
		const said =
			presence.with === 'words' ? presence.words : words.checkIn.presences[presence.with];
		return `${words.checkIn.presenceFrom(partner)}: ${said}`;
	}
	return null;
}
