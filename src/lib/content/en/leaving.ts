// Leaving, a break, a closed space, and who signed in.
export const leavingWords = {
	leave: {
		title: 'Leaving the space of the two',
		text: (name: string) =>
			`You can close the space you share with ${name} at any time. It needs no reason and nobody’s yes.`,
		open: 'Leave this space…',
		dialog: 'What will happen',
		steps: (name: string) => [
			'The space closes for both of you, at once. Nothing more can be given in it.',
			'Sealed answers of yours that wait there are destroyed unread.',
			`${name} reads, when they next open it: “This space has been closed.” Not by whom, not when.`,
			'For thirty days each of you can read it, keep a copy of your own words, and erase what you gave. Then the server deletes it.',
			'What is on the other phone already cannot be called back from here.'
		],
		yes: 'Leave',
		offline: 'Leaving needs the server, and there is no connection to it now. Nothing has changed.',
		left: 'The space is closed. You are by yourself here, and everything works as before.'
	},
	closed: {
		title: 'The closed space',
		intro:
			'Nothing can be given here any more. It can be read for thirty days from its closing, then the server deletes it.',
		empty: 'There are no words in it.',
		you: 'You',
		earlier: 'Earlier ones',
		kept: 'A copy is kept.',
		keep: 'Keep a copy',
		keepAll: 'Keep copies of all that is yours',
		keepNote: 'Copies lie under “Kept to yourself”, where only you can read them.',
		keptDone: 'Kept, under “Kept to yourself”.',
		notSent: 'was not sent',
		erase: 'Erase what I gave',
		eraseNote: (name: string) =>
			`Everything you gave in this space is erased from the server now, and from ${name}’s app when it is next opened. What has been read has been read. Copies you kept stay.`,
		eraseYes: 'Erase it',
		erased: 'What you gave is erased.',
		away: 'Put it away',
		awayNote:
			'The closed space leaves all your devices. Copies you kept stay. What you gave stays on the server until the thirty days are over, unless you erase it first.',
		awayYes: 'Put it away',
		offline: 'This needs the server, and there is no connection to it now. Nothing has changed.'
	},
	copies: {
		title: 'From the closed space',
		erase: 'Erase',
		gone: 'Erased.',
		bringBack: 'Bring it back'
	},
	/** What an entry is, above its words. */
	kinds: {
		'feeling.given': 'A feeling',
		'feeling.answered': 'A reply',
		'need.asked': 'A need',
		'need.offered': 'An offer',
		'need.answered': 'A reply',
		'prompt.answered': 'An answer',
		'prompt.replied': 'A reply',
		'prompt.asked': 'A question',
		'goal.made': 'Something for someday',
		'goal.worded': 'Something for someday, in other words',
		'step.added': 'A small step',
		'step.worded': 'A small step, in other words',
		'light.noticed': 'A small light',
		'talk.line': 'A line from a conversation',
		'date.named': 'A tender date',
		'date.changed': 'A tender date, said anew',
		'date.planned': 'A line of a plan for a day',
		'date.wished': 'A wish for a day',
		other: 'Words'
	},
	pause: {
		title: 'A break from sharing',
		text: (name: string) =>
			`For as long as you like, nothing from ${name} comes to your screens, and nothing of yours goes out. ${name} is not told, and sees no difference. What they give meanwhile is here when you come back.`,
		start: 'Take a break from sharing',
		paused: 'Sharing rests.',
		pausedText: 'What you write now is kept to yourself.',
		resume: 'Come back to sharing',
		offline:
			'A break is kept for all your devices, and there is no connection to the server now. Without one nothing arrives here anyway.'
	}
};
