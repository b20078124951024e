import { nameable, yearOf, type Day } from '#lib/domain/calendar.ts';
import type { Span } from '#lib/domain/dates.ts';

// Days are named as days of the calendar, in no time zone: UTC is only how Intl is told so.
const make = (options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const ofThisYear = make({ weekday: 'long', day: 'numeric', month: 'long' });
const ofAnother = make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const several = make({ day: 'numeric', month: 'long' });
const severalOfAnother = make({ day: 'numeric', month: 'long', year: 'numeric' });

/** A day or some days in words, with the year when it is not that of `today`. */
export function spanText({ first, last }: Span, today: Day): string {
	const another = yearOf(first) !== yearOf(today);
	if (first === last) return (another ? ofAnother : ofThisYear).format(nameable(first));
	return (another ? severalOfAnother : several).formatRange(nameable(first), nameable(last));
}

/** A day in words, with its year. */
export const dayText = (day: Day): string => ofAnother.format(nameable(day));
