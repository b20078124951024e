import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { inOurWords, itOf, ourWords, type OurWord } from './our-words.ts';

describe('the words follow what both chose', () => {
	test.each<[OurWord, string, string]>([
		[{ noun: 'baby' }, 'Talk about our baby', 'Ask me about our baby'],
		[{ noun: 'pregnancy' }, 'Talk about our pregnancy', 'Ask me about our pregnancy'],
		[{ noun: 'loss' }, 'Talk about the loss', 'Ask me about the loss'],
		[{ noun: 'name', name: 'Juno' }, 'Talk about Juno', 'Ask me about Juno'],
		[{ noun: 'none' }, 'Talk about what happened', 'Ask me about it'],
		[null, 'Talk about what happened', 'Ask me about it']
	])('%o', (word, talk, ask) => {
		const { needs } = inOurWords(en.needs, word);
		expect(needs['talk-about-it']).toBe(talk);
		expect(needs['ask-me']).toBe(ask);
	});

	test('and nothing else changes', () => {
		const named = inOurWords(en.needs, { noun: 'name', name: 'Juno' });
		const { 'talk-about-it': _talk, 'ask-me': _ask, 'not-today': _not, ...rest } = named.needs;
		expect(en.needs.needs).toMatchObject(rest);
		expect({ ...named, needs: en.needs.needs }).toEqual(en.needs);
		expect(inOurWords(en.needs, null)).toBe(en.needs);
	});

	test('and a layout hands them on, made once for as long as they are the same', () => {
		let word: OurWord = null;
		const instead = ourWords(() => word);
		expect(instead('needs', en.needs)).toBe(en.needs);
		expect(instead('common', en.common)).toBe(en.common);
		word = { noun: 'baby' };
		const named = instead('needs', en.needs);
		expect(named.needs['ask-me']).toBe('Ask me about our baby');
		expect(instead('needs', en.needs)).toBe(named);
	});

	test('a name is said as they wrote it', () => {
		expect(itOf(en.needs, { noun: 'name', name: 'Little Fox' })).toBe('Little Fox');
		expect(itOf(en.needs, { noun: 'none' })).toBeNull();
	});
});
