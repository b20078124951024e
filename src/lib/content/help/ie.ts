import type { HelpEntry } from './entry.ts';

export const IE: readonly HelpEntry[] = [
	{
		id: 'miscarriage-association-of-ireland-ie',
		country: 'IE',
		name: 'Miscarriage Association of Ireland',
		topics: ['loss'],
		what: 'Volunteers on the phone, monthly meetings, a book of remembrance.',
		url: 'https://miscarriage.ie',
		source: 'miscarriage.ie/aboutus (own, no number); public code index, file 66126675155 (hours)',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'feileac-in-ie',
		country: 'IE',
		name: 'Féileacáin',
		topics: ['loss'],
		what: 'Stillbirth and newborn loss: others who know it, memory boxes.',
		url: 'https://feileacain.ie',
		source:
			'public code index, file 66126675155, public code index, file 59084088554, public code index, file 54869699454',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'a-little-lifetime-foundation-ie',
		country: 'IE',
		name: 'A Little Lifetime Foundation',
		topics: ['loss'],
		what: 'Others who know it.',
		url: 'https://alittlelifetime.ie',
		source:
			'public code index, file 66126675155, public code index, file 59084088554; miscarriage.ie names it',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'anam-cara-ie',
		country: 'IE',
		name: 'Anam Cara',
		topics: ['loss'],
		what: 'Groups for bereaved parents.',
		url: 'https://anamcara.ie',
		source: 'public code index, file 59085024018; public code index, file 66126675155 (no number)',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: 'ectopic-ireland-ie',
		country: 'IE',
		name: 'Ectopic Ireland',
		topics: ['loss'],
		what: 'Ectopic pregnancy: support and information.',
		url: 'https://ectopicireland.ie',
		source: 'public code index, file 59085024018',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: 'pregnancy-and-infant-loss-ireland-ie',
		country: 'IE',
		name: 'Pregnancy and Infant Loss Ireland',
		topics: ['loss'],
		what: 'What is said, what is owed to you, where to go.',
		url: 'https://pregnancyandinfantloss.ie',
		source: 'pregnancyandinfantloss.ie (own, no number); public code index, file 66126675155',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: 'cork-miscarriage-ie',
		country: 'IE',
		name: 'Cork Miscarriage',
		topics: ['loss', 'medical'],
		what: 'After-care at home, and warning signs.',
		url: 'https://corkmiscarriage.com',
		source: 'corkmiscarriage.com (own)',
		seen: '2020+',
		confidence: 'A'
	},
	{
		id: 'ifpa-pregnancy-loss-counselling-ie',
		country: 'IE',
		name: 'IFPA pregnancy loss counselling',
		topics: ['counsel', 'couple'],
		what: 'Free sessions after two or more losses in a row, by hospital referral.',
		url: 'https://ifpa.ie',
		source: 'Irish Examiner 2025-06-20 (copies)',
		seen: '2025–06',
		confidence: 'B'
	},
	{
		id: 'pieta-ie',
		country: 'IE',
		name: 'Pieta',
		topics: ['now'],
		what: 'Thoughts of suicide, self-harm.',
		phone: '1800 247 247',
		dial: '1800247247',
		url: 'https://pieta.ie',
		source: 'public code index, file 71268923109, public code index, file 24165183263',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'women-s-aid-ireland-ie',
		country: 'IE',
		name: 'Women’s Aid Ireland',
		topics: ['safety'],
		what: 'For women afraid of somebody at home, day and night.',
		phone: '1800 341 900',
		dial: '1800341900',
		url: 'https://womensaid.ie',
		source: 'public code index, file 71306217698, public code index, file 66126675155',
		seen: '2026',
		confidence: 'B'
	}
];
