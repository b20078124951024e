// A feeling that was given, as both see it.
export const givenWords = {
	give: (name: string) => `Give it to ${name}`,
	/** One's own wish, as the giver reads it afterwards. */
	wishAsked: {
		alone: 'You asked: read it alone',
		beside: 'You asked: read it beside me',
		'no-answer': 'You said: no answer needed',
		hold: 'You asked: hold me after'
	},
	wishFor: {
		alone: (name: string) => `${name} would like you to read this alone.`,
		beside: (name: string) => `${name} would like to be beside you when you read this.`,
		'no-answer': () => 'No answer needed.',
		hold: (name: string) => `${name} would like to be held after.`
	},
	open: 'Open when ready',
	changed: 'changed',
	takeBack: 'Take it back',
	takenBack: 'It is taken back and kept for you. What has been read has been read.',
	reword: 'Say it differently',
	gone: 'This was taken back, or said anew.',
	goneDraft: 'What you wrote is still here.',
	letDraftGo: 'Let it go',
	presences: {
		see: 'I see it',
		here: 'I’m here',
		thanks: 'Thank you for telling me',
		'some-too': 'I feel some of this too',
		words: 'My own words'
	},
	ownPresence: 'Your words',
	presencesMore: 'More',
	answerAgain: 'Answer differently',
	presenceSend: 'Send',
	presenceFrom: (name: string) => `${name} says`,
	youSaid: 'You said',
	keptOne: 'Kept to yourself.'
};
