// Real help, by country. Every entry says where its facts were seen and when; a telephone number is
// here only where two independent copies or the organisation's own page showed it (confidence A or
// B). Nobody learns what was looked at: it is one static page.
//
// Before a release somebody rings or opens each page and writes the day into `checkedAt`; until then
// the page says that numbers can change and shows the address first.

import type { Country, HelpEntry } from './entry.ts';
import { INT } from './int.ts';
import { GB } from './gb.ts';
import { IE } from './ie.ts';
import { US } from './us.ts';
import { CA } from './ca.ts';
import { AU } from './au.ts';
import { NZ } from './nz.ts';
import { IN } from './in.ts';
import { DE } from './de.ts';
import { FR } from './fr.ts';
import { ES } from './es.ts';
import { ZA } from './za.ts';

/** The number for an ambulance and for danger. Source: national emergency pages as collected in 2026. */
export const emergencyNumbers: Readonly<Record<Exclude<Country, 'INT'>, string>> = {
	GB: '999',
	IE: '112',
	US: '911',
	CA: '911',
	AU: '000',
	NZ: '111',
	IN: '112',
	DE: '112',
	FR: '112',
	ES: '112',
	ZA: '10177'
};

export const helpDirectory: readonly HelpEntry[] = [
	...INT,
	...GB,
	...IE,
	...US,
	...CA,
	...AU,
	...NZ,
	...IN,
	...DE,
	...FR,
	...ES,
	...ZA
];
