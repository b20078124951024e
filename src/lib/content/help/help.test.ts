// The help page: what cannot wait comes first, and one number is the same everywhere.
import { describe, expect, test } from 'vitest';
import { en } from '../en.ts';
import { nearHelp } from '../near-help.ts';
import { ageOf, crisisLine, inCountry, oneCountries, safetyLines } from './by-country.ts';
import { crisisLines } from './crisis-lines.ts';
import { countries } from './entry.ts';

describe('in every country', () => {
	test.each(countries)('%s: crisis lines come before everything else', (country) => {
		const rest = inCountry(country).findIndex(({ topics }) => !topics.includes('now'));
		const after = inCountry(country).slice(rest === -1 ? Infinity : rest);
		expect(after.filter(({ topics }) => topics.includes('now'))).toEqual([]);
	});

	test.each(oneCountries)('%s: the number the app keeps is the one of the directory', (country) => {
		expect(crisisLine(country)).toMatchObject(crisisLines[country]);
	});

	test('a line for somebody who is afraid is one whose number is sure', () => {
		for (const country of oneCountries)
			for (const { confidence, dial } of safetyLines(country)) {
				expect(['A', 'B']).toContain(confidence);
				expect(dial).toMatch(/^\d+$/);
			}
		expect(safetyLines('GB').length).toBeGreaterThan(0);
	});
});

test.each([
	['2026', { year: 2026 }],
	['2025–2026', { year: 2026 }],
	['2024+', { year: 2024 }],
	['2025–10', { year: 2025, month: 10 }],
	['undated', null]
])('a source of %s says how old it is, or nothing', (seen, age) => {
	expect(ageOf(seen)).toEqual(age);
});

describe('beside words that cannot wait', () => {
	test('stands one number where the country is known, and the place on the help page', () => {
		const near = nearHelp(en, { about: 'dying', wrote: true }, 'GB');
		expect(near.call).toEqual({ label: 'Call Samaritans, 116 123', dial: '116123' });
		expect(near.href).toBe('/help#dying');
	});

	test('no number is guessed', () => {
		for (const country of ['', 'XX', 'constructor'])
			expect(nearHelp(en, { about: 'dying', wrote: true }, country).call).toBeNull();
	});

	test('nobody is told that they wrote something when they chose a word', () => {
		expect(nearHelp(en, { about: 'dying', wrote: false }, '').text).not.toMatch(/wrote/);
	});
});
