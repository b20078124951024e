// Days that many people keep, as rules: for whoever wants to be warned of one. Ours, because the usual
// library is wrong about the French Mother's Day whenever the last Sunday of May is Pentecost.
//
// Where each rule was seen (stored copies, November 2026):
// - Mother's Day: GB, IE fourth Sunday in Lent (connect.releasewire.com, wikipedia.org "Mother's Day");
//   US, CA, AU, DE, ZA second Sunday of May (bleufr.blogspot.com 2024; holiday data of date-holidays
//   3.37); NZ popinz.org; IN mumbaitimes.online 2023; ES first Sunday of May (bleufr.blogspot.com);
//   FR law 50-577 of 24 May 1950, quoted by fr.aleteia.org 2020 and europe1.fr 2023.
// - Father's Day: third Sunday of June, AU and NZ first Sunday of September, ES 19 March
//   (blog.mybuddygard.com.au 2021); DE Ascension (writingforums.com, after Wikipedia).
// - Baby Loss Awareness Week: nctmatters.org.uk, newborn.org.au. Wave of Light, seven in the evening of
//   each one's own time: nwowomenscentre.org, citizen.co.za 2021. Bereaved Mother's Day: willed.com.au.
//   Of a Bereaved Father's Day the sources disagree: left out.
import { easter, lastSunday, nthSunday, type Day } from './calendar.ts';

export type YearlyDay = { readonly in: (year: number) => Day; readonly lasts?: number };

const lent: YearlyDay = { in: (year) => easter(year, -21) };
const secondOfMay: YearlyDay = { in: (year) => nthSunday(year, 5, 2) };
const thirdOfJune: YearlyDay = { in: (year) => nthSunday(year, 6, 3) };
const firstOfSeptember: YearlyDay = { in: (year) => nthSunday(year, 9, 1) };
const fixed = (monthAndDay: string, lasts?: number): YearlyDay => ({
	in: (year) => `${year}-${monthAndDay}`,
	...(lasts ? { lasts } : {})
});
/** The last Sunday of May, unless that is Pentecost: then the first of June. */
const french: YearlyDay = {
	in(year) {
		const last = lastSunday(year, 5);
		return last === easter(year, 49) ? nthSunday(year, 6, 1) : last;
	}
};

/** By id; ids never change, since dates refer to them. */
export const yearlyDays: Readonly<Record<string, YearlyDay>> = {
	'mothers-gb': lent,
	'mothers-ie': lent,
	'mothers-us': secondOfMay,
	'mothers-ca': secondOfMay,
	'mothers-au': secondOfMay,
	'mothers-nz': secondOfMay,
	'mothers-in': secondOfMay,
	'mothers-de': secondOfMay,
	'mothers-fr': french,
	'mothers-es': { in: (year) => nthSunday(year, 5, 1) },
	'mothers-za': secondOfMay,
	'fathers-gb': thirdOfJune,
	'fathers-ie': thirdOfJune,
	'fathers-us': thirdOfJune,
	'fathers-ca': thirdOfJune,
	'fathers-au': firstOfSeptember,
	'fathers-nz': firstOfSeptember,
	'fathers-in': thirdOfJune,
	'fathers-de': { in: (year) => easter(year, 39) },
	'fathers-fr': thirdOfJune,
	'fathers-es': fixed('03-19'),
	'fathers-za': thirdOfJune,
	'bereaved-mothers': { in: (year) => nthSunday(year, 5, 1) },
	'awareness-week': fixed('10-09', 7),
	'wave-of-light': fixed('10-15')
};
