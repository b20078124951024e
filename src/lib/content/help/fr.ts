import type { HelpEntry } from './entry.ts';

export const FR: readonly HelpEntry[] = [
	{
		id: '3114-fr',
		country: 'FR',
		name: '3114',
		topics: ['now'],
		what: 'Thoughts of suicide, day and night.',
		url: 'https://3114.fr',
		source: 'public code index, file 71306217698',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: 'agapa-fr',
		country: 'FR',
		name: 'Agapa',
		topics: ['loss'],
		what: 'After any ending of a pregnancy: somebody who listens.',
		url: 'https://association-agapa.fr',
		source:
			'lasuiteandco.com interview; pointinfofamille-cantal.fr 2025; public code index, file 56239140965',
		seen: '2025',
		confidence: 'B'
	},
	{
		id: 'spama-fr',
		country: 'FR',
		name: 'SPAMA',
		topics: ['loss'],
		what: 'Meetings of bereaved parents.',
		url: 'https://spama.asso.fr',
		source: 'france3-regions; pointinfofamille-cantal.fr; public code index, file 54869699454',
		seen: '2025',
		confidence: 'B'
	},
	{
		id: 'petite-emilie-fr',
		country: 'FR',
		name: 'Petite Émilie',
		topics: ['loss'],
		what: 'After ending a pregnancy for medical reasons: others who know it.',
		url: 'https://petiteemilie.org',
		source: 'doczz.fr newsletter 2015; public code index, file 54869699454',
		seen: '2015–2025',
		confidence: 'B'
	},
	{
		id: 'sos-amitie-fr',
		country: 'FR',
		name: 'SOS Amitié',
		topics: ['listen'],
		what: 'Somebody to talk to, day and night.',
		phone: '09 72 39 40 50',
		dial: '0972394050',
		url: 'https://sos-amitie.com',
		source: 'public code index, file 54869699454; two code copies',
		seen: 'undated',
		confidence: 'B'
	}
];
