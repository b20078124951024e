// What a person can ask for, and what a person can offer. Ids never change: entries refer to them.

export const needGroups = [
	{
		id: 'with-me',
		needs: [
			'hold-me',
			'sit-with-me',
			'hold-my-hand',
			'stay-near',
			'sleep-close',
			'cry',
			'walk',
			'eat-together'
		]
	},
	{
		id: 'hear-me',
		needs: ['listen', 'talk-about-it', 'ask-me', 'hear-you', 'reassure', 'remember']
	},
	{
		id: 'room',
		needs: [
			'alone',
			'not-today',
			'quiet-house',
			'no-touch',
			'no-advice',
			'no-visitors',
			'no-decisions',
			'rest',
			'see-friend'
		]
	},
	{
		id: 'do',
		needs: [
			'food',
			'phone',
			'tell-them',
			'visitors',
			'house',
			'come-along',
			'paperwork',
			'find-help'
		]
	},
	{ id: 'lighten', needs: ['laugh', 'film', 'get-out', 'ordinary'] }
] as const;

export type NeedGroupId = (typeof needGroups)[number]['id'];
export type NeedId = (typeof needGroups)[number]['needs'][number];

export const offerIds = [
	'soup',
	'tea',
	'ring-family',
	'sit-no-talk',
	'shopping',
	'morning',
	'walk-with-me',
	'drive',
	'listen-only',
	'run-bath',
	'answer-door',
	'write-together'
] as const;
export type OfferId = (typeof offerIds)[number];

/** Shown first, from every group; the rest is a tap away. */
export const firstNeeds: readonly NeedId[] = [
	'hold-me',
	'sit-with-me',
	'listen',
	'walk',
	'alone',
	'not-today',
	'rest',
	'food'
];

/** One-tap answers to "I can't, but I can…": small things that fit beside most needs. */
export const offersInstead: readonly OfferId[] = ['tea', 'sit-no-talk', 'listen-only', 'soup'];

/** Soft times: both see the words, never a clock. */
export const softTimes = [
	'in-a-bit',
	'after-work',
	'after-supper',
	'tonight',
	'tomorrow-morning',
	'this-weekend'
] as const;
export type SoftTime = (typeof softTimes)[number];
