// When something was, as it is shown to both: "this morning", "yesterday evening". Exact times are
// nobody's business but one's own.

export type SoftTimeWords = {
	justNow: string;
	/** In the night that still goes on. */
	tonight: string;
	parts: Record<'night' | 'morning' | 'afternoon' | 'evening', string>;
	yesterday: Record<'night' | 'morning' | 'afternoon' | 'evening', string>;
	earlierThisWeek: string;
	lastWeek: string;
	longAgo: (month: string) => string;
};

export type PartOfDay = 'night' | 'morning' | 'afternoon' | 'evening';

/** Night until five, morning until noon, afternoon until five, evening until ten. */
export function partOfDay(date: Date): PartOfDay {
	const hour = date.getHours();
	if (hour < 5 || hour >= 22) return 'night';
	if (hour < 12) return 'morning';
	return hour < 17 ? 'afternoon' : 'evening';
}

/** Soft words for `then`, seen from `now`; both in the device's own time zone. */
export function softTime(then: Date, now: Date, words: SoftTimeWords, locale: string): string {
	if (now.getTime() - then.getTime() < 5 * 60_000) return words.justNow;
	const night = partOfDay(then) === 'night' && partOfDay(now) === 'night';
	if (night && now.getTime() - then.getTime() < 8 * 3_600_000) return words.tonight;
	const day = (date: Date) =>
		new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
	const days = Math.round((day(now) - day(then)) / 86_400_000);
	if (days <= 0) return words.parts[partOfDay(then)];
	if (days === 1) return words.yesterday[partOfDay(then)];
	if (days < 7) return words.earlierThisWeek;
	if (days < 14) return words.lastWeek;
	return words.longAgo(monthNames(locale).format(then));
}

/** Made once for each language: a formatter for every item of a long list would be felt. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function monthNames(locale: string): Intl.DateTimeFormat {
	const made = formatters.get(locale) ?? new Intl.DateTimeFormat(locale, { month: 'long' });
	formatters.set(locale, made);
	return made;
}
