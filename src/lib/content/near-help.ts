// What stands beside words that cannot wait: a sentence, the place on the help page, and one number
// when this device knows the country.
import { crisisSign, type CrisisSign } from './crisis-words.ts';
import type { Line, OneCountry } from './help/by-country.ts';
import { crisisLines } from './help/crisis-lines.ts';
import type { WordsOf } from './words.ts';

export type NearHelp = {
	text: string;
	link: string;
	href: string;
	call: { label: string; dial: string } | null;
};

const lineOf = (country: string): Line | null =>
	Object.hasOwn(crisisLines, country) ? crisisLines[country as OneCountry] : null;

/** For a sign, in the interface's language; `country` is the one chosen on the help page, or empty. */
export function nearHelp(
	words: WordsOf<'nearHelp'>,
	{ about, wrote }: CrisisSign,
	country: string
): NearHelp {
	const w = words.nearHelp;
	const text = {
		dying: wrote ? w.helpNear : w.helpNearChosen,
		safety: w.helpNearSafety,
		body: w.helpNearBody
	}[about];
	const line = about === 'dying' ? lineOf(country) : null;
	return {
		text,
		link: w.helpLink,
		href: `/help#${about}`,
		call: line && { label: w.helpCall(line.name, line.phone), dial: line.dial }
	};
}

/** Beside a text while it is written: null while there is nothing heavy in it. */
export function helpBeside(
	words: WordsOf<'nearHelp'>,
	text: string,
	country: string
): NearHelp | null {
	const sign = crisisSign({ text });
	return sign && nearHelp(words, sign, country);
}
