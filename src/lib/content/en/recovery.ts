// The recovery code, and the way back in with it.
export const recoveryWords = {
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
	}
};
