import type { HelpEntry } from './entry.ts';

export const ZA: readonly HelpEntry[] = [
	{
		id: 'sadag-suicide-crisis-line-za',
		country: 'ZA',
		name: 'SADAG suicide crisis line',
		topics: ['now'],
		what: 'Thoughts of suicide.',
		phone: '0800 567 567',
		dial: '0800567567',
		url: 'https://sadag.org',
		source:
			'public code index, file 71306217698, public code index, file 65724378930, public code index, file 55044460350',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'sadag-mental-health-line-za',
		country: 'ZA',
		name: 'SADAG mental health line',
		topics: ['mind'],
		what: 'Mental health.',
		url: 'https://sadag.org',
		source: 'public code index, file 71306217698',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: 'lifeline-south-africa-za',
		country: 'ZA',
		name: 'LifeLine South Africa',
		topics: ['listen'],
		what: 'Somebody to talk to.',
		phone: '0861 322 322',
		dial: '0861322322',
		url: 'https://lifeline.co.za',
		source: 'public code index, file 71306217698, public code index, file 68774774896',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'born-sleeping-za',
		country: 'ZA',
		name: 'Born Sleeping',
		topics: ['loss'],
		what: 'Groups led by parents, Cape Town and online.',
		url: 'https://bornsleeping.wordpress.com',
		source: 'bornsleeping.wordpress.com (own; says active on social media since 2019)',
		seen: '2020',
		confidence: 'A'
	},
	{
		id: 'empty-wombs-za',
		country: 'ZA',
		name: 'Empty Wombs',
		topics: ['loss'],
		what: 'Groups.',
		url: 'https://ifaasa.co.za',
		source: 'ifaasa.co.za 2020-10-15 (own); citizen.co.za 2021',
		seen: '2021',
		confidence: 'B'
	}
];
