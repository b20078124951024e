import type { HelpEntry } from './entry.ts';

export const NZ: readonly HelpEntry[] = [
	{
		id: '1737-need-to-talk-nz',
		country: 'NZ',
		name: '1737 Need to talk?',
		topics: ['now', 'listen'],
		what: 'Call or text a trained counsellor, day and night.',
		phone: '1737',
		dial: '1737',
		url: 'https://1737.org.nz',
		source:
			'public code index, file 71306217698, public code index, file 43717185022, public code index, file 5481415418',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'suicide-crisis-helpline-nz',
		country: 'NZ',
		name: 'Suicide Crisis Helpline',
		topics: ['now'],
		what: 'Thoughts of suicide, day and night.',
		phone: '0508 828 865',
		dial: '0508828865',
		url: 'https://lifeline.org.nz',
		source: 'public code index, file 71306217698, public code index, file 9609506840, eight more',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'lifeline-aotearoa-nz',
		country: 'NZ',
		name: 'Lifeline Aotearoa',
		topics: ['now', 'listen'],
		what: 'Somebody to talk to.',
		phone: '0800 543 354',
		dial: '0800543354',
		url: 'https://lifeline.org.nz',
		source: 'public code index, file 71306217698, public code index, file 33271654471',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'healthline-nz',
		country: 'NZ',
		name: 'Healthline',
		topics: ['medical'],
		what: 'A nurse on the phone, day and night.',
		phone: '0800 611 116',
		dial: '0800611116',
		url: 'https://health.govt.nz',
		source: 'miscarriagematters.org.nz/health-hub (own); public code index, file 2479656890',
		seen: 'undated',
		confidence: 'A'
	},
	{
		id: 'miscarriage-matters-nz-nz',
		country: 'NZ',
		name: 'Miscarriage Matters NZ',
		topics: ['loss', 'medical'],
		what: 'Miscarriage: information, care packages.',
		url: 'https://miscarriagematters.org.nz',
		source: 'miscarriagematters.org.nz (own)',
		seen: '2020+',
		confidence: 'A'
	},
	{
		id: 'sands-new-zealand-nz',
		country: 'NZ',
		name: 'Sands New Zealand',
		topics: ['loss'],
		what: 'Local groups.',
		url: 'https://sands.org.nz',
		source:
			'public code index, file 60613962836 (live audit 2026-08-05); public code index, file 16040634634',
		seen: '2026–08',
		confidence: 'B'
	},
	{
		id: 'miscarriage-support-nz',
		country: 'NZ',
		name: 'Miscarriage Support',
		topics: ['loss'],
		what: 'Miscarriage: Auckland and online.',
		url: 'https://miscarriagesupport.org.nz',
		source:
			'public code index, file 16040634634, public code index, file 36246780350 (government birth pages, inf)',
		seen: 'undated',
		confidence: 'B'
	},
	{
		id: 'skylight-nz',
		country: 'NZ',
		name: 'Skylight',
		topics: ['counsel'],
		what: 'Counselling for grief.',
		url: 'https://skylight.org.nz',
		source: 'public code index, file 16040634634',
		seen: 'undated',
		confidence: 'C'
	},
	{
		id: 'outline-nz',
		country: 'NZ',
		name: 'OUTLine',
		topics: ['lgbtq'],
		what: 'Evenings.',
		phone: '0800 688 5463',
		dial: '08006885463',
		url: 'https://outline.org.nz',
		source: 'public code index, file 71306217698, public code index, file 33271654471',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'women-s-refuge-nz',
		country: 'NZ',
		name: 'Women’s Refuge',
		topics: ['safety'],
		what: 'For women afraid of somebody at home, day and night.',
		url: 'https://womensrefuge.org.nz',
		source: 'public code index, file 9609506840',
		seen: 'undated',
		confidence: 'C'
	}
];
