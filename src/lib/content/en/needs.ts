import type { NeedGroupId, NeedId, OfferId, SoftTime } from '../needs.ts';

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

const groups: Record<NeedGroupId, string> = {
	'with-me': 'Be with me',
	'hear-me': 'Hear me',
	room: 'Give me room',
	do: 'Do something',
	lighten: 'Lighten it'
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
	groups,
	times,
	/** The form is as it was left. */
	stillHere: 'Still here from before.',
	afresh: 'Start afresh',
	ask: {
		title: 'I need…',
		intro: 'Pick what comes closest, or say it in your own words.',
		mine: 'In your own words',
		when: 'When',
		whens: { now: 'now', today: 'today', 'no-hurry': 'no hurry' },
		note: 'Add a line',
		noteHint: 'Only if you like.',
		send: (name: string) => `Tell ${name}`,
		sendSolo: 'Keep it for myself',
		soloNote:
			'Only you can read this. It stays on Today, and you can give it once you share a space with somebody.',
		more: 'More',
		fewer: 'Fewer',
		enough: (name: string) =>
			`${name} has what you told. More can go in a while. If it cannot wait, ring ${name}; in danger, the emergency number.`,
		crossing: 'I can…'
	},
	offer: {
		title: 'I can…',
		intro: 'Something small counts. Pick one, or say it in your own words.',
		when: 'When, if you like',
		send: (name: string) => `Offer it to ${name}`,
		crossing: 'I need…'
	},
	card: {
		partnerNeeds: (name: string) => `${name} needs`,
		partnerOffers: (name: string) => `${name} offers`,
		youNeed: 'You need',
		youOffer: 'You offer',
		knows: (name: string) => `${name} can see this.`,
		answers: {
			yes: 'Yes, now',
			'yes-at': 'Yes, a little later…',
			instead: 'I can’t, but I can…',
			'not-now': 'I can’t now, and I love you',
			words: 'My own words'
		},
		offerAnswers: {
			yes: 'Yes, please',
			'yes-at': 'Yes, a little later…',
			'not-now': 'Not now, thank you',
			words: 'My own words'
		},
		said: (name: string) => `${name} says`,
		youSaid: 'You said',
		answerText: {
			yes: 'Yes, now.',
			yesAt: (time: string) => `Yes, ${time}.`,
			instead: (words: string) => `I can’t, but: ${words}`,
			'not-now': 'I can’t now, and I love you.'
		},
		offerAnswerText: { yes: 'Yes, please.', 'not-now': 'Not now, thank you.' },
		another: 'Answer differently',
		helped: 'That helped',
		/** Said where it stood, to whoever was helped. */
		knowsHelped: (name: string) => `${name} knows.`,
		closed: 'It is closed.',
		openAgain: 'Take that back',
		saysHelped: (name: string) => `${name} says that helped.`,
		neverMind: 'I no longer need it',
		offerDone: 'It’s done',
		offerBack: 'I take it back',
		goneAsk: (name: string) => `${name} no longer needs this, or has said it anew.`,
		goneOffer: (name: string) => `${name} took this back, or has said it anew.`,
		insteadLabel: 'What I can do',
		wordsLabel: 'Your words',
		timeLabel: 'When?',
		sendAnswer: 'Send'
	}
};
