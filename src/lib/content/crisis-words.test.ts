// What people write when they need help now, and what they write when they do not.
import { describe, expect, test } from 'vitest';
import { crisisSign, mentionsCrisis } from './crisis-words.ts';

describe('where help is shows beside', () => {
	test.each([
		'I want to die',
		'I WANT TO DIE.',
		'i just want to die',
		'I wanna die',
		'I wish I had died too',
		'I wish I could die',
		'I wish I was dead',
		'I wish I wasn’t here',
		'I wish I had never been born',
		'I should have died with her',
		'i don’t want to be here any more',
		'I don’t want to be alive',
		'I don’t want to live like this',
		'I do not want to wake up',
		'I just want to go to sleep and not wake up',
		'I hope I don’t wake up',
		"I can't go on",
		'I can’t do this any more',
		'I can’t do this anymore',
		'I cannot take it any longer',
		'I can’t take any more',
		'I can’t live without our baby',
		'I couldn’t bear it any more',
		'everyone would be better off without me',
		'You would be better without me',
		'It would be better if I wasn’t here',
		'There is no point in going on',
		'no reason to live',
		'What is the point of living',
		'nothing left to live for',
		'life isn’t worth it',
		'I am tired of living',
		'I see no way out',
		'I am a burden to all of you',
		'I keep thinking about dying',
		'I think of killing myself',
		'I have been hurting myself again',
		'I cut myself last night',
		'I have thought of suicide',
		'I want it all to end',
		'I could take all the tablets',
		'I want to join my baby',
		'I want to be with our baby',
		'I hear voices'
	])('«%s»', (text) => {
		expect(crisisSign({ text })).toEqual({ about: 'dying', wrote: true });
	});

	test.each([
		'I am afraid of you',
		'I’m scared of my partner',
		'I don’t feel safe',
		'I am not safe at home',
		'He hit me last night',
		'you hit me',
		'she threatened me',
		'I am afraid to go home'
	])('«%s», and leads to those who help there', (text) => {
		expect(crisisSign({ text })).toEqual({ about: 'safety', wrote: true });
	});

	test.each([
		'I am still bleeding heavily',
		'the bleeding won’t stop',
		'I’m soaking a pad every half hour'
	])('«%s», and leads to the signs for a hospital', (text) => {
		expect(crisisSign({ text })).toEqual({ about: 'body', wrote: true });
	});
});

describe('nothing shows beside', () => {
	test.each([
		'I am dying for a cup of tea',
		'we nearly died of laughter',
		'I could die of laughter when you do that',
		'I want to die laughing with you again',
		'I’d rather die of boredom than see them',
		'the cat died years ago',
		'our baby died',
		'I saw her die in my dream',
		'it would be better if I was at home',
		'so tired',
		'It hit me again in the shop',
		'the news hit me that evening',
		'you beat me at cards',
		'I don’t want to be here for the party',
		'I don’t want to be here when they come',
		'I don’t want to live near the hospital',
		'I don’t want to wake up early',
		'I didn’t want to wake you',
		'I could not wake up this morning',
		'we can’t go on holiday',
		'I cut myself shaving',
		'I hurt myself running',
		'I cannot do this tonight',
		'I can’t take the bus',
		'no way out of the car park',
		'I was afraid of the scan',
		'I am afraid of her leaving',
		'I want to be with my sister',
		'the bleeding has stopped',
		'say goodbye to the summer',
		''
	])('«%s»', (text) => {
		expect(crisisSign({ text })).toBeNull();
	});
});

test('the words “hopeless” and “too much” of the lists show help, though nothing was written', () => {
	expect(crisisSign({ text: '', feelings: ['hopeless'] })).toEqual({
		about: 'dying',
		wrote: false
	});
	expect(crisisSign({ strength: 'too-much' })).toEqual({ about: 'dying', wrote: false });
	expect(crisisSign({ text: '', feelings: ['sad'], strength: 'strong' })).toBeNull();
	expect(mentionsCrisis({ text: 'I can’t go on', feelings: ['hopeless'] })).toBe(true);
});
