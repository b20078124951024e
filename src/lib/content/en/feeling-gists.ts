// What the words for feelings mean here, for whoever chooses among them.
import type { FeelingGroupId, FeelingId } from '../feelings.ts';

const gists: Record<FeelingId, string> = {
	grieving: 'the loss is near; love with nowhere to go',
	sad: 'plain sadness, with or without tears',
	longing: 'wanting what was going to be',
	empty: 'a hollow place, in the body or the days',
	heartbroken: 'it hurts, and that is all of it',
	angry: 'at anyone, at no one, at luck, at the body',
	unfair: 'others are given it without asking',
	resentful: 'something is being held against someone',
	guilty: 'feels like my doing, even if I know it is not',
	'to-blame': 'going over the days again and again',
	ashamed: 'wanting to hide',
	'body-failed': 'the trust in it is broken',
	numb: 'not much gets through',
	shocked: 'it has not arrived yet',
	unreal: 'watching from outside',
	foggy: 'cannot think, or finish a sentence',
	distant: 'here, and not reachable',
	nothing: 'nothing to report; as common as sad',
	anxious: 'worry without an off switch',
	'on-edge': 'waiting for the next bad thing',
	'afraid-again': 'the future feels unsafe',
	overwhelmed: 'too much at once',
	helpless: 'nothing I do makes it better',
	hopeless: 'cannot see a way on from here',
	jealous: 'of prams, of news, of other people; as common as sad',
	'left-out': 'life goes on without us',
	lonely: 'alone, even in company',
	unseen: 'nobody asks how I am',
	misunderstood: 'they mean well, and it hurts',
	tired: 'plain tired',
	drained: 'rest does not reach it',
	'holding-it-together': 'steady outside, and paying for it inside',
	relieved: 'the waiting is over; allowed beside grief, as common as sad',
	torn: 'both true, and neither cancels the other',
	'no-word': 'something, and it has no name',
	okay: 'an ordinary hour; allowed',
	calm: 'quiet for now',
	loved: 'held in mind by someone',
	close: 'on the same side of it',
	tender: 'soft, and easily hurt',
	grateful: 'for a person, a moment, for having hoped',
	hopeful: 'about anything at all',
	lighter: 'laughed, and it was fine',
	proud: 'we did a hard thing'
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

export const feelingGistWords = { gists, groups };
