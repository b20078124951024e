export const landingWords = {
	title: 'Two Tides: a quiet place for two after a pregnancy loss',
	heading: 'One quiet place for the two of you, after a loss.',
	lead: 'Grief moves in two people like two tides. Here you can give each other a feeling, ask for an hour, or say nothing, on both phones, at your own pace.',
	start: 'Make a place',
	open: 'Open mine',
	alone: 'It works alone too. Your partner can come later, or not at all.',
	today: 'To Today',
	signedOut: 'You are signed out. Nothing of it is left on this device.',
	erased: 'The account is erased. Nothing of it is left on this device.',
	preview: {
		caption: 'An example',
		label:
			'Two phones with made-up people. Mara sees her stone beside Tom’s, and that he would like a walk after supper. Tom sees the same stones, and that she said yes.',
		mara: {
			greeting: 'Good evening, Mara.',
			people: [
				{ who: 'You', line: 'Heavy: numb' },
				{ who: 'Tom', line: 'In between: tired' }
			],
			need: 'Tom needs',
			words: 'A walk together. We don’t have to talk.',
			answers: ['Yes, now', 'Yes, a little later…', 'I can’t now, and I love you']
		},
		tom: {
			greeting: 'Good evening, Tom.',
			people: [
				{ who: 'You', line: 'In between: tired' },
				{ who: 'Mara', line: 'Heavy: numb' }
			],
			need: 'Mara says',
			words: 'Yes, after supper.',
			answers: ['That helped']
		}
	},
	partsTitle: 'What there is',
	parts: [
		{
			title: 'How it is right now',
			text: 'A stone as heavy as it feels, and words if you have any. Keep it, or give it. Your partner can answer “I’m here” with one tap.'
		},
		{
			title: 'I need, I can',
			text: '“Hold me.” “An hour alone.” “Soup, in a while.” Asked in one tap and answered in one, and “not now” is always an answer.'
		},
		{
			title: 'No pressure, anywhere',
			text: 'Nothing is counted, nothing is late, nothing turns red. Three weeks away feel like an hour away.'
		}
	],
	whoTitle: 'For whom',
	who: 'For two people after any pregnancy loss: days or years ago, at any week, in any way it happened. Whoever you are to each other, near or apart. Neither of you is the guest.',
	seenTitle: 'Who sees what',
	seen: [
		{
			title: 'Your partner sees',
			text: 'what you give, from the moment you give it. Never what you keep, when you opened something, or that you have not answered.'
		},
		{
			title: 'Nobody else sees',
			text: 'a word of it. Your phone encrypts it before it leaves, and the keys stay with the two of you. The server keeps sealed boxes.'
		},
		{
			title: 'It does not protect against',
			text: 'somebody who holds your unlocked phone, a partner who copies what you gave them, or whoever runs the server sending you a changed app. Choose a server you trust.'
		}
	],
	more: 'What the server can see, line by line',
	how: 'How it works',
	helpTitle: 'If it cannot wait',
	help: 'Heavy bleeding, fever, strong pain, thoughts of dying, or fear of somebody at home: there is help now, day and night.',
	helpLink: 'Where to find help',
	afraid:
		'If you are afraid of your partner, a shared space may not be safe for you. There are people to talk to first.',
	footer: 'Not medical care. Made for two people, not for money.'
};
