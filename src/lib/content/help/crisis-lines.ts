// One number for each country, small enough to be in the app at any moment, also offline: the same as
// the directory's (help.test.ts holds that). Sources stand in the directory.
import type { Line, OneCountry } from './by-country.ts';

export const crisisLines: Readonly<Record<OneCountry, Line>> = {
	GB: { name: 'Samaritans', phone: '116 123', dial: '116123' },
	IE: { name: 'Pieta', phone: '1800 247 247', dial: '1800247247' },
	US: { name: '988 Suicide & Crisis Lifeline', phone: '988', dial: '988' },
	CA: { name: '9-8-8', phone: '988', dial: '988' },
	AU: { name: 'Lifeline', phone: '13 11 14', dial: '131114' },
	NZ: { name: '1737 Need to talk?', phone: '1737', dial: '1737' },
	IN: { name: 'Tele-MANAS', phone: '14416', dial: '14416' },
	DE: { name: 'TelefonSeelsorge', phone: '0800 111 0 111', dial: '08001110111' },
	FR: { name: 'SOS Amitié', phone: '09 72 39 40 50', dial: '0972394050' },
	ES: { name: 'Teléfono de la Esperanza', phone: '717 003 717', dial: '717003717' },
	ZA: { name: 'SADAG suicide crisis line', phone: '0800 567 567', dial: '0800567567' }
};
