// Days of the calendar as people write them: '2027-03-07'. A tender date is a day, never an instant:
// it begins at midnight wherever its reader is, so nothing here knows a time zone except `localDay`.

/** An ISO day, `YYYY-MM-DD`. */
export type Day = string;

const dayMs = 24 * 3600_000;
const two = (n: number) => String(n).padStart(2, '0');
const utc = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** Whether this is a day there is, in a century that anybody here will plan for. */
export const isDay = (text: string): boolean =>
	/^(19|20|21)\d\d-\d\d-\d\d$/.test(text) &&
	!Number.isNaN(utc(text)) &&
	fromUtc(utc(text)) === text;

/** The day it is on this device. */
export const localDay = (now: Date): Day =>
	`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** `count` days later, or earlier. */
export const addDays = (day: Day, count: number): Day => fromUtc(utc(day) + count * dayMs);

/** How many days from one day to another; negative when it was before. */
export const daysBetween = (from: Day, to: Day): number =>
	Math.round((utc(to) - utc(from)) / dayMs);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The same day in another year; the 29th of February is the 28th in a year without one. */
export function inYear(day: Day, year: number): Day {
	const moved = `${year}${day.slice(4)}`;
	return isDay(moved) ? moved : `${year}-02-28`;
}

/** As a moment for Intl to name: noon in UTC, to be formatted with `timeZone: 'UTC'`. */
export const nameable = (day: Day): Date => new Date(utc(day) + dayMs / 2);

/** The n-th Sunday of a month (1 January … 12 December). */
export function nthSunday(year: number, month: number, n: number): Day {
	const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
	return fromUtc(Date.UTC(year, month - 1, 1 + ((7 - first) % 7) + (n - 1) * 7));
}

export function lastSunday(year: number, month: number): Day {
	const last = new Date(Date.UTC(year, month, 0));
	return fromUtc(last.getTime() - last.getUTCDay() * dayMs);
}

/** Easter Sunday of the Gregorian calendar, and so many days from it (Meeus, Jones, Butcher). */
export function easter(year: number, plus = 0): Day {
	const a = year % 19;
	const [b, c] = [Math.floor(year / 100), year % 100];
	const [d, e] = [Math.floor(b / 4), b % 4];
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - d - g + 15) % 30;
	const [i, k] = [Math.floor(c / 4), c % 4];
	const l = (32 + 2 * e + 2 * i - h - k) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const n = h + l - 7 * m + 114;
	return fromUtc(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1 + plus));
}
