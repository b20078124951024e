import type { NeedId, OfferId, SoftTime } from '../needs.ts';

const needs: Record<NeedId, string> = {
	'hold-me': 'Hold me',
	'sit-with-me': 'Sit with me, no talking',
	'hold-my-hand': 'Hold my hand',
	'stay-near': 'Stay near tonight',
	'sleep-close': 'Sleep close to me',
	cry: 'Let me cry, with you there',
	walk: 'A walk together',
	'eat-together': 'Eat with me',
	listen: 'Listen, nothing to fix',
	'talk-about-it': 'Talk about what happened',
	'ask-me': 'Ask me about it',
	'hear-you': 'Tell me how you are',
	reassure: 'Tell me we are all right',
	remember: 'Remember a day with me',
	alone: 'An hour alone, and it is not about you',
	'not-today': 'Not to talk about it today',
	'quiet-house': 'A quiet house',
	'no-touch': 'No touch for now',
	'no-advice': 'No advice today',
	'no-visitors': 'No visitors, no news of others',
	'no-decisions': 'No decisions this week',
	rest: 'Sleep, or rest',
	'see-friend': 'Time with a friend',
	food: 'Something to eat or drink',
	phone: 'Take the phone and the messages',
	'tell-them': 'Tell people for us',
	visitors: 'Deal with visitors',
	house: 'Take the house for a while',
	'come-along': 'Come with me',
	paperwork: 'Deal with a hard letter or call',
	'find-help': 'Help me find help',
	laugh: 'Something silly',
	film: 'A film, or music',
	'get-out': 'Get me out of the house',
	ordinary: 'Something ordinary together'
};

/** The same where the two have a word of their own for it (content/our-words.ts). */
const withIt: Partial<Record<NeedId, (it: string) => string>> = {
	'talk-about-it': (it) => `Talk about ${it}`,
	'ask-me': (it) => `Ask me about ${it}`,
	'not-today': (it) => `Not to talk about ${it} today`
};

const it = { baby: 'our baby', pregnancy: 'our pregnancy', loss: 'the loss' };

const offers: Record<OfferId, string> = {
	soup: 'Soup, in a while',
	tea: 'A cup of something warm',
	'ring-family': 'I’ll ring your family',
	'sit-no-talk': 'I’ll sit with you, no talk',
	shopping: 'I’ll do the shopping',
	morning: 'I’ll take tomorrow morning',
	'walk-with-me': 'Walk with me',
	drive: 'I’ll drive you',
	'listen-only': 'I’ll listen, only listen',
	'run-bath': 'I’ll run you a bath',
	'answer-door': 'I’ll answer the door and the phone',
	'write-together': 'We can write that message together'
};

const times: Record<SoftTime, string> = {
	'in-a-bit': 'in a bit',
	'after-work': 'after work',
	'after-supper': 'after supper',
	tonight: 'tonight',
	'tomorrow-morning': 'tomorrow morning',
	'this-weekend': 'at the weekend'
};

export const needWords = {
	needs,
	withIt,
	it,
	offers,
	times,
	whens: { now: 'now', today: 'today', 'no-hurry': 'no hurry' }
};
