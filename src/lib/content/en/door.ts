export const doorWords = {
	signUp: {
		title: 'A place for you',
		intro: 'A few questions, then it is open. No email is asked.',
		handle: 'Sign-in name',
		handleHint: 'Any name or address, three to 64 characters, no spaces. Only you need to know it.',
		handleWrong: 'A sign-in name has three to 64 characters and no spaces.',
		password: 'Password',
		passwordHint:
			'Ten characters or more. A few plain words are good. Pasting and password managers are welcome.',
		passwordShort: 'A password has ten characters or more. There is no other rule.',
		offer: 'Suggest a password',
		offered:
			'Write it down or let your browser keep it. Only you know it; nothing but this or your recovery code opens your place.',
		name: 'How your partner sees you',
		nameHint: 'A first name, a nickname.',
		nameMissing: 'A name is needed here. Any name will do.',
		nounTitle: 'Which word feels right?',
		nounHint:
			'The words here follow what you both choose. You can change it at any time, or leave it.',
		nouns: { baby: 'baby', pregnancy: 'pregnancy', loss: 'loss', name: 'a name', none: 'no word' },
		ownName: 'The name',
		submit: 'Open it',
		busy: 'Making your keys. This takes a moment.',
		lost: 'If you lose both the password and the recovery code, what you keep to yourself cannot be brought back by anybody.',
		haveOne: 'I have an account',
		invited: (name: string) => `${name} would like to share a space with you.`,
		invitedText:
			'Your own place comes first. You will both compare four words before anything is shared.'
	},
	before: {
		title: 'Who sees what',
		lines: [
			'Your partner sees what you give, from the moment you give it.',
			'Nobody sees what you keep: not your partner, not whoever runs the server.',
			'It cannot protect against somebody who holds your unlocked phone.'
		],
		afraid: 'If you are afraid of your partner, a shared space may not be safe for you.',
		afraidLink: 'Where to find help first',
		more: 'More about this',
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
	},
	signIn: {
		title: 'Welcome back',
		submit: 'Sign in',
		busy: 'Opening. This takes a moment.',
		forgot: 'I have lost my password',
		newHere: 'I am new here'
	},
	locked: {
		open: 'Open',
		wrong: 'That password does not open it. Have another look; nothing was changed.',
		why: 'It closes by itself after a while, and when it is hidden. Settings say how soon.',
		other: 'Sign in another way'
	},
	ended:
		'This device was signed out. Sign in to see your space again; what was not sent yet is kept for you.',
	recover: {
		title: 'Back in with your recovery code',
		intro: 'The code on paper, in any case, with or without dashes. Then a new password.',
		code: 'Recovery code',
		newPassword: 'New password',
		submit: 'Open my space',
		done: 'You are in. This is your new code; the old one opens nothing any more. Paper in a drawer is good.',
		none: 'Without the code and without the password, nobody can open it: not us, not your partner. What you shared can be seen again if your partner invites you anew.'
	},
	code: {
		title: 'Your recovery code',
		intro:
			'If you lose your password, this opens your space. It is shown once. Paper in a drawer is good.',
		print: 'Print',
		check: 'Type the third group back',
		checkHint: 'Four characters, to be sure it is written down.',
		wrong: 'That is not the third group. Have another look; there is no hurry.',
		done: 'It is written down',
		later: 'Later',
		laterNote: 'You can make a new one in Settings whenever you like.',
		printTitle: 'Two Tides recovery code'
	},
	problems: {
		auth: 'That name and password do not go together. Have another look; nothing was changed.',
		handle_taken:
			'Somebody has this sign-in name already. Another one, perhaps with a number or a dot.',
		busy: (minutes: number) =>
			minutes > 1
				? `Too many tries for now. In about ${minutes} minutes it works again.`
				: 'Too many tries for now. In about a minute it works again.',
		closed: 'This server takes no new accounts. Whoever runs it can open it for you.',
		offline:
			'There is no connection to the server. What you typed is still here; it works once you are online.',
		damaged:
			'What the server sent does not fit your account, so it was not opened. Whoever runs the server can look into it.',
		bad_code:
			'That is not a recovery code; perhaps one character slipped. Have another look at the paper.',
		code_apart:
			'This name and this code do not go together. If you made a newer code, that one opens it.',
		server: 'The server had a problem. What you typed is still here; in a moment it may work.',
		other: 'That did not work. What you typed is still here.'
	}
};
