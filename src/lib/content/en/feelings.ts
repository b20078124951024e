import type { BodyPlace, FeelingGroupId, FeelingId, Strength } from '../feelings.ts';

const feelings: Record<FeelingId, { word: string; gist: string }> = {
	grieving: { word: 'grieving', gist: 'the loss is near; love with nowhere to go' },
	sad: { word: 'sad', gist: 'plain sadness, with or without tears' },
	longing: { word: 'longing', gist: 'wanting what was going to be' },
	empty: { word: 'empty', gist: 'a hollow place, in the body or the days' },
	heartbroken: { word: 'heartbroken', gist: 'it hurts, and that is all of it' },
	angry: { word: 'angry', gist: 'at anyone, at no one, at luck, at the body' },
	unfair: { word: 'it is not fair', gist: 'others are given it without asking' },
	resentful: { word: 'resentful', gist: 'something is being held against someone' },
	guilty: { word: 'guilty', gist: 'feels like my doing, even if I know it is not' },
	'to-blame': { word: 'searching for what I did', gist: 'going over the days again and again' },
	ashamed: { word: 'ashamed', gist: 'wanting to hide' },
	'body-failed': { word: 'let down by my body', gist: 'the trust in it is broken' },
	numb: { word: 'numb', gist: 'not much gets through' },
	shocked: { word: 'in shock', gist: 'it has not arrived yet' },
	unreal: { word: 'unreal', gist: 'watching from outside' },
	foggy: { word: 'foggy', gist: 'cannot think, or finish a sentence' },
	distant: { word: 'far away from you', gist: 'here, and not reachable' },
	nothing: { word: 'nothing', gist: 'nothing to report; as common as sad' },
	anxious: { word: 'anxious', gist: 'worry without an off switch' },
	'on-edge': { word: 'on edge', gist: 'waiting for the next bad thing' },
	'afraid-again': { word: 'afraid it will happen again', gist: 'the future feels unsafe' },
	overwhelmed: { word: 'overwhelmed', gist: 'too much at once' },
	helpless: { word: 'helpless', gist: 'nothing I do makes it better' },
	hopeless: { word: 'hopeless', gist: 'cannot see a way on from here' },
	jealous: { word: 'jealous', gist: 'of prams, of news, of other people; as common as sad' },
	'left-out': { word: 'left out', gist: 'life goes on without us' },
	lonely: { word: 'lonely', gist: 'alone, even in company' },
	unseen: { word: 'unseen', gist: 'nobody asks how I am' },
	misunderstood: { word: 'misunderstood', gist: 'they mean well, and it hurts' },
	tired: { word: 'tired', gist: 'plain tired' },
	drained: { word: 'worn out', gist: 'rest does not reach it' },
	'holding-it-together': {
		word: 'holding it together',
		gist: 'steady outside, and paying for it inside'
	},
	relieved: {
		word: 'relieved',
		gist: 'the waiting is over; allowed beside grief, as common as sad'
	},
	torn: { word: 'two things at once', gist: 'both true, and neither cancels the other' },
	'no-word': { word: 'no word for it', gist: 'something, and it has no name' },
	okay: { word: 'okay', gist: 'an ordinary hour; allowed' },
	calm: { word: 'calm', gist: 'quiet for now' },
	loved: { word: 'loved', gist: 'held in mind by someone' },
	close: { word: 'close to you', gist: 'on the same side of it' },
	tender: { word: 'tender', gist: 'soft, and easily hurt' },
	grateful: { word: 'grateful', gist: 'for a person, a moment, for having hoped' },
	hopeful: { word: 'a little hopeful', gist: 'about anything at all' },
	lighter: { word: 'lighter', gist: 'laughed, and it was fine' },
	proud: { word: 'proud of us', gist: 'we did a hard thing' }
};

const groups: Record<FeelingGroupId, string> = {
	missing: 'Missing',
	anger: 'Anger',
	self: 'Turned on myself',
	far: 'Far away',
	fear: 'Fear',
	apart: 'Apart from others',
	worn: 'Worn',
	mixed: 'Mixed',
	steady: 'Steady or warm'
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
	groups,
	body,
	strength,
	/** The size of the stone, light to heavy. */
	weight: ['Light', 'Fairly light', 'In between', 'Heavy', 'Very heavy'] as const
};
