import type { HelpEntry } from './entry.ts';

export const INT: readonly HelpEntry[] = [
	{
		id: 'find-a-helpline-int',
		country: 'INT',
		name: 'Find a Helpline',
		topics: ['now'],
		what: 'Crisis lines by country and topic, free.',
		url: 'https://findahelpline.com',
		source: 'public code index, file 71306217698, public code index, file 66993637120',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'befrienders-worldwide-int',
		country: 'INT',
		name: 'Befrienders Worldwide',
		topics: ['now'],
		what: 'Listening centres by country.',
		url: 'https://befrienders.org',
		source:
			'public code index, file 71306217698, public code index, file 69590569995, pastebin copies',
		seen: '2017–2026',
		confidence: 'B'
	},
	{
		id: 'international-stillbirth-alliance-int',
		country: 'INT',
		name: 'International Stillbirth Alliance',
		topics: ['loss'],
		what: 'Member organisations in more than fifty countries.',
		url: 'https://stillbirthalliance.org',
		source: 'cdc.gov/stillbirth (links), public code index, file 54869699454, stillbirthindia.org',
		seen: 'undated',
		confidence: 'A'
	},
	{
		id: 'postpartum-support-international-int',
		country: 'INT',
		name: 'Postpartum Support International',
		topics: ['loss', 'mind', 'partner'],
		what: 'Help line, free online groups, groups after a loss; English and Spanish. Not for emergencies.',
		phone: '1-800-944-4773',
		dial: '18009444773',
		url: 'https://postpartum.net',
		source:
			'prnewswire 2025-10-01; public code index, file 71268923109, public code index, file 66993637120, public code index, file 54869699454',
		seen: '2025–10',
		confidence: 'B'
	},
	{
		id: 'gottman-referral-network-int',
		country: 'INT',
		name: 'Gottman Referral Network',
		topics: ['couple'],
		what: 'Couples’ therapists in the US and about forty other countries.',
		url: 'https://gottmanreferralnetwork.com',
		source: 'verywellmind.com review',
		seen: '2023',
		confidence: 'B'
	}
];
