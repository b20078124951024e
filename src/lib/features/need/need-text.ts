import type { WordsOf } from '#lib/content/words.ts';
import type { Need } from '#lib/domain/needs.ts';

const pick = (list: Record<string, string>, id: string | undefined): string | null =>
	id !== undefined && Object.hasOwn(list, id) ? list[id]! : null;

/** What is asked or offered, in words; an id this app does not know yet gives the own words alone. */
export function needText(words: WordsOf<'needs'>, need: Need): string {
	const known =
		need.type === 'ask' ? pick(words.needs.needs, need.need) : pick(words.needs.offers, need.offer);
	return [known, need.ownWords].filter(Boolean).join('. ') || '…';
}

/** When it is meant for, softly, or null. */
export const needWhen = (words: WordsOf<'needs'>, need: Need): string | null =>
	need.type === 'ask' ? pick(words.needs.whens, need.when) : pick(words.needs.times, need.when);

/** The answer as the other reads it. */
export function answerText(words: WordsOf<'needCard' | 'needs'>, need: Need): string | null {
	const { answer } = need;
	if (!answer) return null;
	const card = words.needCard;
	if (answer.answer === 'yes-at')
		return card.answerText.yesAt(pick(words.needs.times, answer.at) ?? '…');
	if (answer.answer === 'instead') return card.answerText.instead(answer.words ?? '…');
	if (answer.answer === 'words') return answer.words ?? '…';
	return need.type === 'ask' ? card.answerText[answer.answer] : card.offerAnswerText[answer.answer];
}

/** Whose need or offer it is, in words; `partner` null: one's own. */
export function needTitle(words: WordsOf<'needCard'>, need: Need, partner: string | null): string {
	const card = words.needCard;
	if (need.type === 'ask') return partner === null ? card.youNeed : card.partnerNeeds(partner);
	return partner === null ? card.youOffer : card.partnerOffers(partner);
}
