import type { HelpEntry } from './entry.ts';

export const IN: readonly HelpEntry[] = [
	{
		id: 'tele-manas-in',
		country: 'IN',
		name: 'Tele-MANAS',
		topics: ['now', 'mind'],
		what: 'Free, in many languages.',
		phone: '14416',
		dial: '14416',
		url: 'https://telemanas.mohfw.gov.in',
		source:
			'public code index, file 71306217698, public code index, file 71650701635, public code index, file 67314103520',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'icall-in',
		country: 'IN',
		name: 'iCall',
		topics: ['counsel'],
		what: 'Counselling by phone and email.',
		url: 'https://icallhelpline.org',
		source: 'public code index, file 56781639605',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: 'stillbirth-society-of-india-in',
		country: 'IN',
		name: 'Stillbirth Society of India',
		topics: ['loss'],
		what: 'Stillbirth: information.',
		url: 'https://stillbirthindia.org',
		source: 'stillbirthindia.org (own)',
		seen: '2021+',
		confidence: 'A'
	}
];
