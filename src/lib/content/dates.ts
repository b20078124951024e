// Days that may be hard, as suggestions. Nothing is set by itself: each stands once in a closed list
// from which somebody may take it. Ids never change.

/** Days that only the two know. */
export const dateIdeas = [
	'due-date',
	'that-day',
	'known-day',
	'scan',
	'birth',
	'goodbye',
	'transfer',
	'shower',
	'told-day',
	'others-due'
] as const;

/** Days that many people keep: the same everywhere … */
export const sharedDays = ['awareness-week', 'wave-of-light', 'bereaved-mothers'] as const;
/** … or another in each country. The rules are in domain/yearly-days.ts, as `mothers-gb`. */
export const countryDays = ['mothers', 'fathers'] as const;
export const dayCountries = [
	'gb',
	'ie',
	'us',
	'ca',
	'au',
	'nz',
	'in',
	'de',
	'fr',
	'es',
	'za'
] as const;
export type DayCountry = (typeof dayCountries)[number];
