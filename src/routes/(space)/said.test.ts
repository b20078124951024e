import { describe, expect, test } from 'vitest';
import { en } from '#lib/content/en.ts';
import { promptText } from '#lib/content/prompts.ts';
import { kinds, newEvent, type EventInput, type Kind } from '#lib/domain/event.ts';
import type { EntryId } from '#lib/protocol/ids.ts';
import { saidIn } from './said.ts';

const eid = '0123456789abcdef0123456789abcdef' as EntryId;
const marks = { goal: eid, step: eid, talk: eid, date: eid, to: eid };

/** An entry of every kind there is, and what a person wrote in it. */
const entries: { [K in Kind]: { d: EventInput<K>; says: readonly string[] } } = {
	'us.profile': { d: { name: 'Mara' }, says: [] },
	'feeling.kept': { d: { feelings: [], body: [], text: 'a', ready: false }, says: ['a'] },
	'feeling.given': {
		d: { feelings: ['tired'], ownWords: 'worn', body: [], strength: 'a-lot', text: 'a' },
		says: ['worn', 'a']
	},
	'feeling.answered': { d: { ...marks, with: 'words', words: 'yes' }, says: ['yes'] },
	'need.asked': { d: { ownWords: 'sea', note: 'soon' }, says: ['sea', 'soon'] },
	'need.offered': { d: { ownWords: 'soup' }, says: ['soup'] },
	'need.answered': { d: { ...marks, answer: 'words', words: 'later' }, says: ['later'] },
	'need.closed': { d: { ...marks, how: 'helped' }, says: [] },
	'prompt.answered': { d: { prompt: 'daily-d01', round: 0, text: 'rain' }, says: ['rain'] },
	'prompt.replied': { d: { ...marks, with: 'words', words: 'so' }, says: ['so'] },
	'prompt.asked': { d: { text: 'why' }, says: ['why'] },
	'prompt.chosen': { d: { prompt: 'daily-d01', how: 'drawn' }, says: [] },
	'prompt.tonight-answered': { d: { ...marks, answer: 'yes' }, says: [] },
	'prompt.marked': { d: { prompt: 'daily-d01', mark: 'none' }, says: [] },
	'prompt.decks': { d: { decks: ['us'] }, says: [] },
	'prompt.kept': { d: { prompt: 'daily-d01', mark: 'none' }, says: [] },
	'prompt.set-aside': { d: { prompt: 'daily-d01', day: 1 }, says: [] },
	'goal.made': { d: { title: 'lake' }, says: ['lake'] },
	'goal.worded': { d: { ...marks, title: 'lake', over: [eid] }, says: ['lake'] },
	'goal.placed': { d: { ...marks, state: 'laid-down' }, says: [] },
	'goal.timed': { d: { ...marks, season: 'spring', date: '2027-04-01' }, says: [] },
	'goal.not-yet': { d: { ...marks, notYet: true }, says: [] },
	'step.added': { d: { ...marks, text: 'ring', at: 'm' }, says: ['ring'] },
	'step.worded': { d: { ...marks, text: 'ring', over: [eid] }, says: ['ring'] },
	'step.moved': { d: { ...marks, at: 'n' }, says: [] },
	'step.taken': { d: { ...marks, by: 'me' }, says: [] },
	'step.ticked': { d: { ...marks, done: true }, says: [] },
	'step.let-go': { d: { ...marks, gone: true }, says: [] },
	'light.noticed': { d: { in: 'me', text: 'slept' }, says: ['slept'] },
	'talk.invited': { d: { conversation: 'hopes', mode: 'apart', first: 'me' }, says: [] },
	'talk.joined': { d: marks, says: [] },
	'talk.ready': { d: marks, says: [] },
	'talk.moved': { d: { ...marks, from: 1 }, says: [] },
	'talk.paused': { d: { ...marks, from: 1, lost: false }, says: [] },
	'talk.resumed': { d: { ...marks, from: 1 }, says: [] },
	'talk.ended': { d: marks, says: [] },
	'talk.line': { d: { ...marks, text: 'warm', keep: true }, says: ['warm'] },
	'date.named': {
		d: { name: 'june', day: '2027-06-03', yearly: true },
		says: ['june', '3 June 2027, each year']
	},
	'date.changed': {
		d: { ...marks, name: 'june', day: '2027-06-03', yearly: false },
		says: ['june', '3 June 2027']
	},
	'date.planned': { d: { ...marks, line: 0, text: 'walk', over: [] }, says: ['walk'] },
	'date.wished': {
		d: { ...marks, wish: 'near', ifAsked: 'fine' },
		says: ['Be near me', 'fine']
	},
	'date.entrusted': { d: { ...marks, on: true }, says: [] },
	'date.told': { d: { ...marks, warn: 1, unnamed: false }, says: [] },
	'copy.kept': { d: { of: eid, t: 1, k: 'prompt.asked', v: 1, d: {} }, says: [] }
};
/** What stands in one's own space alone needs no name among what was shared. */
const own: readonly Kind[] = ['feeling.kept'];

describe('an entry apart from the screen it was made for', () => {
	test.each(Object.keys(kinds) as Kind[])('%s is read with all that was written in it', (kind) => {
		const { d, says } = entries[kind];
		const said = saidIn(en, null, newEvent(kind, d));
		if (says.length === 0) return expect(said).toBeNull();
		const lines = said!.lines.join('\n');
		for (const words of says) expect(lines).toContain(words);
		if (!own.includes(kind)) expect(said!.title).not.toBe(en.leaving.kinds.other);
	});

	test('an answer stands under its question, once the questions are there', async () => {
		const texts = await en.load.prompts();
		const entry = newEvent('prompt.answered', { prompt: 'daily-d01', round: 0, text: 'rain' });
		expect(saidIn(en, texts, entry)).toEqual({
			title: promptText(texts, 'daily-d01'),
			lines: ['rain']
		});
		expect(saidIn(en, null, entry)!.title).toBe('An answer');
	});

	test('of a kind from a newer app, the words are read all the same', () => {
		const newer = { k: 'letter.kept', v: 1, d: { to: eid, text: 'Dear you', mode: 'turns' } };
		expect(saidIn(en, null, newer)).toEqual({ title: 'Words', lines: ['Dear you'] });
	});
});
