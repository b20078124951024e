export const doorWords = {
	handle: 'Sign-in name',
	password: 'Password',
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
