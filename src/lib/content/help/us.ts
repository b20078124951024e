import type { HelpEntry } from './entry.ts';

export const US: readonly HelpEntry[] = [
	{
		id: '988-suicide-crisis-lifeline-us',
		country: 'US',
		name: '988 Suicide & Crisis Lifeline',
		topics: ['now'],
		what: 'Call, text or chat, day and night; for Spanish press 2.',
		phone: '988',
		dial: '988',
		url: 'https://988lifeline.org',
		source:
			'public code index, file 71306217698, public code index, file 24118236472; internationalmentalhealth.org',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'crisis-text-line-us',
		country: 'US',
		name: 'Crisis Text Line',
		topics: ['now'],
		what: 'Crisis help by text, day and night.',
		text: { number: '741741', word: 'HOME' },
		url: 'https://crisistextline.org',
		source: 'public code index, file 67427583204, public code index, file 24118236472',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'national-maternal-mental-health-hotline-us',
		country: 'US',
		name: 'National Maternal Mental Health Hotline',
		topics: ['mind', 'listen'],
		what: 'Before, during and after a pregnancy; call or text, day and night.',
		phone: '1-833-852-6262',
		dial: '18338526262',
		url: 'https://mchb.hrsa.gov/national-maternal-mental-health-hotline',
		source:
			'khaquality.com; public code index, file 69590569995, public code index, file 57434919427, public code index, file 67427583204; ten files agree',
		seen: '2025–2026',
		confidence: 'B'
	},
	{
		id: 'share-pregnancy-infant-loss-support-us',
		country: 'US',
		name: 'Share Pregnancy & Infant Loss Support',
		topics: ['loss'],
		what: 'Chat groups and a staffed line, also in Spanish.',
		phone: '800-821-6819',
		dial: '8008216819',
		url: 'https://nationalshare.org',
		source: 'nationalshare.org/chat-guidelines (own); cdc.gov (links)',
		seen: 'undated',
		confidence: 'A'
	},
	{
		id: 'star-legacy-foundation-us',
		country: 'US',
		name: 'Star Legacy Foundation',
		topics: ['loss'],
		what: 'Stillbirth and other losses: online groups, companions who know it.',
		url: 'https://starlegacyfoundation.org',
		source: 'cdc.gov (links); public code index, file 54869699454',
		seen: 'undated',
		confidence: 'A'
	},
	{
		id: 'return-to-zero-hope-us',
		country: 'US',
		name: 'Return to Zero: HOPE',
		topics: ['loss'],
		what: 'Online groups after the loss of a pregnancy or a baby.',
		url: 'https://rtzhope.org',
		source: 'public code index, file 55634579828; rtzhope.org/support-group-faqs (mission report)',
		seen: 'undated',
		confidence: 'B'
	},
	{
		id: 'first-candle-us',
		country: 'US',
		name: 'First Candle',
		topics: ['loss'],
		what: 'Online groups.',
		url: 'https://firstcandle.org',
		source: 'cdc.gov (links); stonybrookmedicine.edu',
		seen: 'undated',
		confidence: 'A'
	},
	{
		id: 'the-compassionate-friends-us',
		country: 'US',
		name: 'The Compassionate Friends',
		topics: ['loss'],
		what: 'Local chapters of bereaved parents.',
		url: 'https://compassionatefriends.org',
		source: 'cdc.gov (links)',
		seen: 'undated',
		confidence: 'A'
	},
	{
		id: 'miss-foundation-us',
		country: 'US',
		name: 'MISS Foundation',
		topics: ['loss'],
		what: 'Groups and forums of bereaved parents.',
		url: 'https://missfoundation.org',
		source: 'cdc.gov (links)',
		seen: 'undated',
		confidence: 'A'
	},
	{
		id: 'now-i-lay-me-down-to-sleep-us',
		country: 'US',
		name: 'Now I Lay Me Down to Sleep',
		topics: ['loss'],
		what: 'Photographs for remembrance, free.',
		url: 'https://nowilaymedowntosleep.org',
		source: 'public code index, file 54869699454; purplelotusdoulas.com',
		seen: 'undated',
		confidence: 'B'
	},
	{
		id: 'resolve-us',
		country: 'US',
		name: 'RESOLVE',
		topics: ['loss'],
		what: 'Infertility, and loss after treatment: groups.',
		url: 'https://resolve.org',
		source: 'inmanjen.wixsite.com',
		seen: 'undated',
		confidence: 'C'
	},
	{
		id: 'national-domestic-violence-hotline-us',
		country: 'US',
		name: 'National Domestic Violence Hotline',
		topics: ['safety'],
		what: 'If you are afraid of your partner, day and night.',
		url: 'https://thehotline.org',
		source: 'public code index, file 71306217698',
		seen: '2026',
		confidence: 'C'
	}
];
