// The two pages on how it works and on what can be seen.
export const openWords = {
	how: {
		title: 'How it works',
		parts: [
			{
				title: 'You make a place',
				text: 'A sign-in name, a password, the name your partner sees. No email. Your phone makes the keys and keeps them.'
			},
			{
				title: 'You use it alone, or invite one person',
				text: 'An invitation is a link or a picture to scan. Both of you compare four words, so that nobody in between can join in your partner’s name. From then on both own the space alike.'
			},
			{
				title: 'You give, or you keep',
				text: 'What you keep lies in a space of your own that your partner is not in. What you give appears on the other phone at once. You can take it back; what has been read has been read.'
			},
			{
				title: 'It works without a network',
				text: 'Everything is on your phone first. What you write without a network is kept, sealed, and goes out by itself.'
			},
			{
				title: 'You can leave at any time',
				text: '“Hide” at the top of every page, or Shift pressed three times, clears the screen at once. “Sign out and forget” in Settings leaves nothing on the phone. There you can also rest the sharing, which your partner does not notice, or close the space you share: alone, at once, without a reason.'
			}
		],
		lostTitle: 'If you lose your password',
		lost: 'The recovery code on paper opens your place again. Without both, what you kept is closed for good, for us as for anybody. What you both shared can be seen again if your partner invites you anew.'
	},
	privacy: {
		title: 'What can be seen, and by whom',
		intro:
			'Two Tides was made so that a loss cannot be read from a server. This is all of it, in plain words.',
		table: {
			what: 'What',
			you: 'You',
			partner: 'Partner',
			server: 'Server',
			yes: 'yes',
			no: 'no',
			nowhere: 'not recorded',
			rows: [
				{ what: 'What you keep to yourself', you: true, partner: false, server: false },
				{ what: 'Feelings and needs you give', you: true, partner: true, server: false },
				{ what: 'Names, words, answers', you: true, partner: true, server: false },
				{ what: 'What only you have room for tonight', you: true, partner: false, server: false },
				{ what: 'Your password and recovery code', you: true, partner: false, server: false },
				{ what: 'When you opened what was given', you: null, partner: null, server: null }
			]
		},
		knowsTitle: 'What the server keeps about you',
		knows: [
			'a random number instead of your name, and a keyed fingerprint of your sign-in name',
			'the day your account began and the day it was last used',
			'sealed boxes: how many, how large in coarse steps, in which minute they came',
			'which two accounts share a space',
			'for an evening, that you set what you have room for, and how much of it you both chose; never what',
			'no address of your device, no email, no telephone number, no place'
		],
		notTitle: 'What it does not protect against',
		not: [
			'somebody who holds your unlocked phone',
			'your partner copying or photographing what you gave them',
			'a phone or a browser with spying software on it',
			'whoever runs the server, if they send you a changed app. Choose a server you trust, or run it yourselves',
			'somebody who watches the network can tell that you use this server, and when'
		],
		historyTitle: 'What your browser remembers',
		history:
			'Nothing you write stands in an address. Your browser’s history shows that you were on this site; only you can clear that.',
		thirdTitle: 'Others',
		third: 'No page here asks anything of another site: no counting, no fonts, no pictures.'
	}
};
