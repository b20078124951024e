import type { BodyPlace, FeelingId, Strength } from '../feelings.ts';

const feelings: Record<FeelingId, string> = {
	grieving: 'grieving',
	sad: 'sad',
	longing: 'longing',
	empty: 'empty',
	heartbroken: 'heartbroken',
	angry: 'angry',
	unfair: 'it is not fair',
	resentful: 'resentful',
	guilty: 'guilty',
	'to-blame': 'searching for what I did',
	ashamed: 'ashamed',
	'body-failed': 'let down by my body',
	numb: 'numb',
	shocked: 'in shock',
	unreal: 'unreal',
	foggy: 'foggy',
	distant: 'far away from you',
	nothing: 'nothing',
	anxious: 'anxious',
	'on-edge': 'on edge',
	'afraid-again': 'afraid it will happen again',
	overwhelmed: 'overwhelmed',
	helpless: 'helpless',
	hopeless: 'hopeless',
	jealous: 'jealous',
	'left-out': 'left out',
	lonely: 'lonely',
	unseen: 'unseen',
	misunderstood: 'misunderstood',
	tired: 'tired',
	drained: 'worn out',
	'holding-it-together': 'holding it together',
	relieved: 'relieved',
	torn: 'two things at once',
	'no-word': 'no word for it',
	okay: 'okay',
	calm: 'calm',
	loved: 'loved',
	close: 'close to you',
	tender: 'tender',
	grateful: 'grateful',
	hopeful: 'a little hopeful',
	lighter: 'lighter',
	proud: 'proud of us'
};

const body: Record<BodyPlace, string> = {
	chest: 'chest',
	throat: 'throat',
	stomach: 'stomach',
	shoulders: 'shoulders',
	head: 'head',
	'all-over': 'all over',
	nowhere: 'nowhere'
};

const strength: Record<Strength, string> = {
	trace: 'a trace',
	there: 'there',
	strong: 'strong',
	'nearly-too-much': 'nearly too much',
	'too-much': 'too much'
};

export const feelingWords = {
	feelings,
	body,
	strength,
	/** The size of the stone, light to heavy. */
	weight: ['Light', 'Fairly light', 'In between', 'Heavy', 'Very heavy'] as const
};
