// A need or an offer, as both see it, and the answers to it.
export const needCardWords = {
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
};
