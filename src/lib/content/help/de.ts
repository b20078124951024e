import type { HelpEntry } from './entry.ts';

export const DE: readonly HelpEntry[] = [
	{
		id: 'telefonseelsorge-de',
		country: 'DE',
		name: 'TelefonSeelsorge',
		topics: ['now', 'listen'],
		what: 'Somebody to talk to, free, day and night.',
		phone: '0800 111 0 111',
		dial: '08001110111',
		url: 'https://telefonseelsorge.de',
		source: 'public code index, file 71306217698; echtemamas.de',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'initiative-regenbogen-de',
		country: 'DE',
		name: 'Initiative Regenbogen',
		topics: ['loss'],
		what: 'People and groups in your region.',
		url: 'https://initiative-regenbogen.de',
		source: 'heilbronn.de; bestattungen-schuetz.de 2024-07-31; public code index, file 54869699454',
		seen: '2024',
		confidence: 'B'
	},
	{
		id: 'bundesverband-verwaiste-eltern-de',
		country: 'DE',
		name: 'Bundesverband Verwaiste Eltern',
		topics: ['loss'],
		what: 'Bereaved parents: seminars, forum, people near you.',
		url: 'https://veid.de',
		source: 'echtemamas.de; public code index, file 54869699454',
		seen: '2025',
		confidence: 'B'
	},
	{
		id: 'hilfetelefon-schwangere-in-not-de',
		country: 'DE',
		name: 'Hilfetelefon Schwangere in Not',
		topics: ['listen'],
		what: 'Anonymous, in nineteen languages, day and night.',
		phone: '0800 40 40 020',
		dial: '08004040020',
		url: 'https://hilfetelefon-schwangere.de',
		source:
			'public code index, file 59072237106 (BZgA source), public code index, file 57138835960, six more',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'schwangerschaftsberatung-de',
		country: 'DE',
		name: 'Schwangerschaftsberatung',
		topics: ['counsel'],
		what: 'Counselling near you, free, also after a loss.',
		url: 'https://familienplanung.de',
		source: 'heilbronn.de',
		seen: 'undated',
		confidence: 'B'
	},
	{
		id: 'arztlicher-bereitschaftsdienst-de',
		country: 'DE',
		name: 'Ärztlicher Bereitschaftsdienst',
		topics: ['medical'],
		what: 'A doctor out of hours.',
		phone: '116 117',
		dial: '116117',
		url: 'https://116117.de',
		source: 'public code index, file 66923105794, public code index, file 66663655694',
		seen: '2026',
		confidence: 'B'
	},
	{
		id: 'hilfetelefon-gewalt-gegen-frauen-de',
		country: 'DE',
		name: 'Hilfetelefon Gewalt gegen Frauen',
		topics: ['safety'],
		what: 'For women who meet violence, day and night.',
		url: 'https://hilfetelefon.de',
		source: 'public code index, file 29480452278',
		seen: 'undated',
		confidence: 'C'
	}
];
