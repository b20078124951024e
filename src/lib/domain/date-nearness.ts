// When a date comes, for the screens that show it.
import { addDays, type Day } from './calendar.ts';
import { nextOf, type Span, type TenderDate, type Told } from './dates.ts';

/**
 * What a date is to somebody who asked to be told, on their own `today`: coming within the days they
 * chose, here, over since yesterday, or nothing to mention (null).
 */
export function nearness(
	date: Pick<TenderDate, 'day' | 'yearly' | 'lasts' | 'rule'>,
	told: Pick<Told, 'warn'> | undefined,
	today: Day
): { how: 'coming' | 'here' | 'over'; span: Span } | null {
	if (!told || told.warn === null) return null;
	const yesterday = addDays(today, -1);
	const before = nextOf(date, yesterday);
	if (before?.last === yesterday) return { how: 'over', span: before };
	const next = nextOf(date, today);
	if (!next || addDays(next.first, -told.warn) > today) return null;
	return { how: next.first <= today ? 'here' : 'coming', span: next };
}

/** In the order in which they come; what has been and does not come again stands last, latest first. */
export function inComingOrder<D extends Pick<TenderDate, 'day' | 'yearly' | 'lasts' | 'rule'>>(
	dates: readonly D[],
	today: Day
): { coming: { date: D; span: Span }[]; been: D[] } {
	const coming = dates
		.flatMap((date) => {
			const next = nextOf(date, today);
			return next ? [{ date, span: next }] : [];
		})
		.toSorted((a, b) => (a.span.first < b.span.first ? -1 : a.span.first > b.span.first ? 1 : 0));
	const been = dates
		.filter((date) => nextOf(date, today) === null)
		.toSorted((a, b) => (a.day < b.day ? 1 : -1));
	return { coming, been };
}
