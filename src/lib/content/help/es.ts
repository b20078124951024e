import type { HelpEntry } from './entry.ts';

export const ES: readonly HelpEntry[] = [
	{
		id: '024-es',
		country: 'ES',
		name: '024',
		topics: ['now'],
		what: 'Thoughts of suicide: phone and chat, day and night.',
		url: 'https://sanidad.gob.es/linea024',
		source: 'public code index, file 71306217698',
		seen: '2026',
		confidence: 'C'
	},
	{
		id: 'umamanita-es',
		country: 'ES',
		name: 'Umamanita',
		topics: ['loss'],
		what: 'Others who know it; also in English.',
		url: 'https://umamanita.es',
		source: 'public code index, file 54869699454',
		seen: 'undated',
		confidence: 'C'
	},
	{
		id: 'red-el-hueco-de-mi-vientre-es',
		country: 'ES',
		name: 'Red El Hueco de mi Vientre',
		topics: ['loss'],
		what: 'A network after a loss.',
		url: 'https://redelhuecodemivientre.es',
		source: 'public code index, file 54869699454',
		seen: 'undated',
		confidence: 'C'
	},
	{
		id: 'telefono-de-la-esperanza-es',
		country: 'ES',
		name: 'Teléfono de la Esperanza',
		topics: ['now', 'listen'],
		what: 'Somebody to talk to, day and night.',
		phone: '717 003 717',
		dial: '717003717',
		url: 'https://telefonodelaesperanza.org',
		source: 'public code index, file 54869699454; one code copy',
		seen: 'undated',
		confidence: 'B'
	}
];
