export const whoSeesWords = {
	title: 'Who sees what',
	lines: [
		'Your partner sees what you give, from the moment you give it.',
		'Nobody sees what you keep: not your partner, not whoever runs the server.',
		'It cannot protect against somebody who holds your unlocked phone.'
	],
	afraid: 'If you are afraid of your partner, a shared space may not be safe for you.',
	afraidLink: 'Where to find help first',
	more: 'More about this',
	privacy: 'What the server can see',
	parts: [
		{
			title: 'Your partner can see',
			text: 'the name you give here, the word you chose, and every feeling, need, answer and plan that you give. Never what you keep or leave out, when you opened something, or that you have not answered.'
		},
		{
			title: 'Nobody else can see',
			text: 'a word of it. This device encrypts it before it leaves, and the keys stay with the two of you. The server keeps sealed boxes, and knows which two accounts share a space and when it was used.'
		},
		{
			title: 'It does not protect against',
			text: 'somebody who holds this device unlocked, a partner who copies what you gave, spying software, or whoever runs the server sending you a changed app. Choose a server you trust.'
		},
		{
			title: 'You can go at any time',
			text: 'Hide clears the screen at once. Signing out leaves nothing on this device. You can rest the sharing, which your partner does not notice, or close the space you share. Nobody has to agree to any of it.'
		}
	]
};
