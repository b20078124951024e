import type { HelpEntry } from './entry.ts';

export const AU: readonly HelpEntry[] = [
	{
		id: 'red-nose-au',
		country: 'AU',
		name: 'Red Nose',
		topics: ['loss', 'partner'],
		what: 'A grief line day and night; volunteers who know it; for men too. Sands Australia is part of it.',
		phone: '1300 308 307',
		dial: '1300308307',
		url: 'https://rednose.org.au',
		source:
			'public code index, file 54869699454 (number); amp.abc.net.au 2025 (24/7 line exists); sands.org.au "Red Nose (including Sands)"',
		seen: '2025',
		confidence: 'B'
	},
	{
		id: 'bears-of-hope-au',
		country: 'AU',
		name: 'Bears of Hope',
		topics: ['loss'],
		what: 'Grief support, and how to tell others.',
		phone: '1300 11 4673',
		dial: '1300114673',
		url: 'https://bearsofhope.org.au',
		source: 'newborn.org.au; expydoc brochure; bearsofhope.org.au (own, no number)',
		seen: '2013–2019',
		confidence: 'B'
	},
	{
		id: 'the-pink-elephants-support-network-au',
		country: 'AU',
		name: 'The Pink Elephants Support Network',
		topics: ['loss'],
		what: 'Early loss: others who know it.',
		url: 'https://pinkelephants.org.au',
		source: 'pinkelephants.org.au (own); health.gov.au minister, $4m grant',
		seen: '2024+',
		confidence: 'A'
	},
	{
		id: 'panda-au',
		country: 'AU',
		name: 'PANDA',
		topics: ['mind', 'partner'],
		what: 'Mental health around pregnancy, for partners too.',
		phone: '1300 726 306',
		dial: '1300726306',
		hours: 'Mon–Sat',
		url: 'https://panda.org.au',
		source: 'public code index, file 67226222502 (Sept 2026, Mon-Sat), ten files agree',
		seen: '2026–09',
		confidence: 'B'
	},
	{
		id: 'lifeline-au',
		country: 'AU',
		name: 'Lifeline',
		topics: ['now', 'listen'],
		what: 'Call, text or chat, day and night.',
		phone: '13 11 14',
		dial: '131114',
		text: { number: '0477 13 11 14' },
		url: 'https://lifeline.org.au',
		source: 'public code index, file 67226222502, public code index, file 71306217698',
		seen: '2026–09',
		confidence: 'B'
	},
	{
		id: 'beyond-blue-au',
		country: 'AU',
		name: 'Beyond Blue',
		topics: ['mind'],
		what: 'Mental health, day and night.',
		phone: '1300 22 4636',
		dial: '1300224636',
		url: 'https://beyondblue.org.au',
		source: 'public code index, file 67226222502, public code index, file 71306217698',
		seen: '2026–09',
		confidence: 'B'
	},
	{
		id: '13yarn-au',
		country: 'AU',
		name: '13YARN',
		topics: ['now'],
		what: 'For Aboriginal and Torres Strait Islander people, day and night.',
		url: 'https://13yarn.org.au',
		source: 'public code index, file 67226222502',
		seen: '2026–09',
		confidence: 'C'
	},
	{
		id: 'mensline-australia-au',
		country: 'AU',
		name: 'MensLine Australia',
		topics: ['partner', 'listen'],
		what: 'For men, day and night.',
		url: 'https://mensline.org.au',
		source: 'public code index, file 71306217698',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: 'qlife-au',
		country: 'AU',
		name: 'QLife',
		topics: ['lgbtq'],
		what: 'Three in the afternoon until midnight.',
		phone: '1800 184 527',
		dial: '1800184527',
		url: 'https://qlife.org.au',
		source: 'public code index, file 67226222502, public code index, file 55458273714',
		seen: '2026–09',
		confidence: 'B'
	},
	{
		id: 'griefline-au',
		country: 'AU',
		name: 'Griefline',
		topics: ['listen'],
		what: 'Somebody to talk to about grief.',
		url: 'https://griefline.org.au',
		source: 'public code index, file 71306217698',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: '1800respect-au',
		country: 'AU',
		name: '1800RESPECT',
		topics: ['safety'],
		what: 'Violence at home or elsewhere, day and night.',
		phone: '1800 737 732',
		dial: '1800737732',
		url: 'https://1800respect.org.au',
		source: 'public code index, file 67226222502, public code index, file 71306217698',
		seen: '2026–09',
		confidence: 'B'
	},
	{
		id: 'relationships-australia-au',
		country: 'AU',
		name: 'Relationships Australia',
		topics: ['couple'],
		what: 'Couples’ counselling; the fee follows what you earn.',
		url: 'https://relationships.org.au',
		source: 'public code index, file 67226222502',
		seen: '2026–09',
		confidence: 'C'
	},
	{
		id: 'aaft-au',
		country: 'AU',
		name: 'AAFT',
		topics: ['couple'],
		what: 'Family therapists, also in New Zealand.',
		url: 'https://aaft.asn.au',
		source: 'aaft.asn.au (own)',
		seen: '2020+',
		confidence: 'A'
	}
];
