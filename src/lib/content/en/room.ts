export const roomWords = {
	title: 'Room tonight',
	intro: (time: string) =>
		`What do you have room for this evening? At ${time} you both see what you have in common, and only that.`,
	legend: 'I have room for',
	note: 'Nothing has to be set. What only one of you chose, nobody sees.',
	choices: {
		'quiet-company': 'Quiet company',
		doing: 'Doing something',
		walk: 'A walk',
		writing: 'Writing',
		'little-talk': 'A little talk',
		'big-talk': 'The big talk',
		rest: 'Rest, always'
	},
	/** The same, in the middle of a sentence. */
	within: {
		'quiet-company': 'quiet company',
		doing: 'doing something',
		walk: 'a walk',
		writing: 'writing',
		'little-talk': 'a little talk',
		'big-talk': 'the big talk',
		rest: 'rest'
	},
	set: 'Set it for tonight',
	yours: (list: string) => `You have room for ${list}.`,
	until: (time: string) => `You can change it until ${time}.`,
	change: 'Change it',
	waiting: 'Will be set when you’re online',
	both: (list: string) => `You both have room for ${list}.`,
	bothNote: 'And for rest, always.',
	rest: 'An evening for rest.',
	unknown: 'What you both have room for stands here when you’re online.',
	late: 'What you set may not have left this device in time. There is another evening tomorrow.',
	steps: {
		'quiet-company': 'Breathe together',
		doing: 'Something from your list',
		'little-talk': 'A question to talk about',
		'big-talk': 'Sit down together'
	}
};
