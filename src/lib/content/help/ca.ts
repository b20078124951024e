import type { HelpEntry } from './entry.ts';

export const CA: readonly HelpEntry[] = [
	{
		id: '9-8-8-ca',
		country: 'CA',
		name: '9-8-8',
		topics: ['now'],
		what: 'Call or text, in English and French.',
		phone: '988',
		dial: '988',
		url: 'https://988.ca',
		source: 'public code index, file 71306217698, public code index, file 71268923109',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'pail-network-ca',
		country: 'CA',
		name: 'PAIL Network',
		topics: ['loss'],
		what: 'Others who know it, in Ontario.',
		url: 'https://pailnetwork.sunnybrook.ca',
		source: 'pailnetwork.sunnybrook.ca (own); pregnancyed.com',
		seen: 'undated',
		confidence: 'A'
	},
	{
		id: 'pregnancy-infant-and-child-loss-support-centre-ca',
		country: 'CA',
		name: 'Pregnancy, Infant and Child Loss Support Centre',
		topics: ['loss', 'lgbtq'],
		what: 'Free remote counselling and groups, from Alberta.',
		url: 'https://pilsc.org',
		source: 'ckc.calgaryfoundation.org',
		seen: 'undated',
		confidence: 'B'
	},
	{
		id: 'hope-for-wellness-ca',
		country: 'CA',
		name: 'Hope for Wellness',
		topics: ['now'],
		what: 'For Indigenous people: phone and chat, day and night.',
		phone: '1-855-242-3310',
		dial: '18552423310',
		url: 'https://hopeforwellness.ca',
		source: 'public code index, file 71306217698; pastebin copies',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'sheltersafe-ca',
		country: 'CA',
		name: 'ShelterSafe',
		topics: ['safety'],
		what: 'A map of shelters.',
		url: 'https://sheltersafe.ca',
		source: 'public code index, file 71306217698',
		seen: '2026',
		confidence: 'C'
	}
];
