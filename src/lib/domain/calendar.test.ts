import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, easter, inYear, isDay, localDay, nthSunday } from './calendar.ts';
import { yearlyDays } from './yearly-days.ts';

describe('a day', () => {
	test.each(['2027-02-29', '2027-13-01', '2027-00-10', '1850-01-01', '27-01-01', '', '2027-1-1'])(
		'“%s” is none',
		(text) => expect(isDay(text)).toBe(false)
	);

	test('is the day on the wall of whoever reads it, late at night as well', () => {
		expect(localDay(new Date(2027, 2, 7, 0, 1))).toBe('2027-03-07');
		expect(localDay(new Date(2027, 2, 7, 23, 59))).toBe('2027-03-07');
	});

	test('so many days on and back again is the same day, across every change of the clocks', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 70_000 }),
				fc.integer({ min: -800, max: 800 }),
				(d, n) => {
					const day = addDays('1950-01-01', d);
					expect(addDays(addDays(day, n), -n)).toBe(day);
					expect(daysBetween(day, addDays(day, n))).toBe(n);
				}
			)
		);
	});

	test('the 29th of February comes on the 28th in a year without one', () => {
		expect(inYear('2024-02-29', 2027)).toBe('2027-02-28');
		expect(inYear('2024-02-29', 2028)).toBe('2028-02-29');
	});
});

describe('days that many people keep', () => {
	const on = (id: string, year: number) => yearlyDays[id]!.in(year);

	// Dates as printed in calendars, not computed by the code they check.
	test.each([
		[2020, '2020-04-12'],
		[2023, '2023-04-09'],
		[2024, '2024-03-31'],
		[2026, '2026-04-05'],
		[2027, '2027-03-28'],
		[2038, '2038-04-25']
	])('Easter of %i', (year, day) => expect(easter(year)).toBe(day));

	test.each([
		['mothers-gb', 2026, '2026-03-15'],
		['mothers-ie', 2027, '2027-03-07'],
		['mothers-gb', 2028, '2028-03-26'],
		['mothers-us', 2026, '2026-05-10'],
		['mothers-za', 2027, '2027-05-09'],
		['mothers-nz', 2028, '2028-05-14'],
		['mothers-es', 2026, '2026-05-03'],
		['mothers-es', 2027, '2027-05-02'],
		['fathers-gb', 2026, '2026-06-21'],
		['fathers-in', 2027, '2027-06-20'],
		['fathers-au', 2026, '2026-09-06'],
		['fathers-nz', 2015, '2015-09-06'],
		['fathers-de', 2027, '2027-05-06'],
		['fathers-es', 2027, '2027-03-19'],
		['awareness-week', 2026, '2026-10-09'],
		['wave-of-light', 2026, '2026-10-15']
	])('%s in %i', (id, year, day) => expect(on(id, year)).toBe(day));

	test.each([
		[2007, '2007-06-03'],
		[2008, '2008-05-25'],
		[2009, '2009-06-07'],
		[2010, '2010-05-30'],
		[2012, '2012-06-03'],
		[2020, '2020-06-07'],
		[2023, '2023-06-04'],
		[2026, '2026-05-31'],
		[2034, '2034-06-04']
	])('in France, in %i, Pentecost has the last Sunday of May to itself', (year, day) =>
		expect(on('mothers-fr', year)).toBe(day)
	);

	test('the Bereaved Mother’s Day is the Sunday before that of the United States', () => {
		for (let year = 2024; year < 2060; year++) {
			expect(addDays(on('bereaved-mothers', year), 7)).toBe(on('mothers-us', year));
		}
	});

	test('are days there are, on a Sunday where they should be, in every year', () => {
		for (let year = 2020; year < 2100; year++) {
			for (const [id, rule] of Object.entries(yearlyDays)) {
				const day = rule.in(year);
				expect(isDay(day), `${id} ${year}`).toBe(true);
				const fixed = /fathers-es|fathers-de|awareness|wave/.test(id);
				if (!fixed) expect(new Date(`${day}T12:00:00Z`).getUTCDay(), `${id} ${year}`).toBe(0);
			}
		}
		expect(nthSunday(2026, 2, 1)).toBe('2026-02-01');
	});
});
