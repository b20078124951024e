// The directory as a person in need of it reads it: what cannot wait comes first.
import { helpDirectory } from './directory.ts';
import { countries, type Country, type HelpEntry } from './entry.ts';

/** A country of its own; "everywhere" has no number to call. */
export type OneCountry = Exclude<Country, 'INT'>;
export const oneCountries = countries.filter((country) => country !== 'INT') as OneCountry[];

const order = ({ topics }: HelpEntry) =>
	topics.includes('now') ? 0 : topics.includes('safety') ? 1 : 2;

/** Everything known for a country: crisis lines, then lines for those afraid of somebody, then the rest. */
export const inCountry = (country: Country): readonly HelpEntry[] =>
	helpDirectory
		.filter((entry) => entry.country === country)
		.toSorted((one, other) => order(one) - order(other));

/** A line that can be called: its number as read and as dialled. */
export type Line = Pick<HelpEntry, 'name' | 'phone' | 'dial'> & { phone: string; dial: string };
const isLine = (entry: HelpEntry): entry is HelpEntry & Line =>
	entry.phone !== undefined && entry.dial !== undefined;

/** The one number for thoughts of dying; a listening line where no crisis line has a sure number. */
export function crisisLine(country: OneCountry): Line {
	const lines = inCountry(country).filter(isLine);
	const line =
		lines.find(({ topics }) => topics.includes('now')) ??
		lines.find(({ topics }) => topics.includes('listen'));
	if (!line) throw new Error(`no crisis line in ${country}`);
	return line;
}

/** Lines for somebody who is afraid at home; none where no sure number is known. */
export const safetyLines = (country: OneCountry): readonly (HelpEntry & Line)[] =>
	inCountry(country)
		.filter(isLine)
		.filter(({ topics }) => topics.includes('safety'));

/** How old a source is: a year, a year and a month, or null when that is unknown. */
export function ageOf(seen: string): { year: number; month?: number } | null {
	const [first, last] = seen.match(/\d+/g) ?? [];
	if (!first) return null;
	if (last?.length === 2) return { year: Number(first), month: Number(last) };
	return { year: Number(last ?? first) };
}
