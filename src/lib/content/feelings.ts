// The feelings a person can name. Ids never change: entries refer to them. Nothing here is good or
// bad, and nothing is sorted by either. Chosen from what studies and charities name, what partners
// named, and the ordinary and warm ones, so that no screen says grief is the only right answer.

/** Order within a group is the order shown. */
export const feelingGroups = [
	{ id: 'missing', feelings: ['grieving', 'sad', 'longing', 'empty', 'heartbroken'] },
	{ id: 'anger', feelings: ['angry', 'unfair', 'resentful'] },
	{ id: 'self', feelings: ['guilty', 'to-blame', 'ashamed', 'body-failed'] },
	{ id: 'far', feelings: ['numb', 'shocked', 'unreal', 'foggy', 'distant', 'nothing'] },
	{
		id: 'fear',
		feelings: ['anxious', 'on-edge', 'afraid-again', 'overwhelmed', 'helpless', 'hopeless']
	},
	{ id: 'apart', feelings: ['jealous', 'left-out', 'lonely', 'unseen', 'misunderstood'] },
	{ id: 'worn', feelings: ['tired', 'drained', 'holding-it-together'] },
	{ id: 'mixed', feelings: ['relieved', 'torn', 'no-word'] },
	{
		id: 'steady',
		feelings: [
			'okay',
			'calm',
			'loved',
			'close',
			'tender',
			'grateful',
			'hopeful',
			'lighter',
			'proud'
		]
	}
] as const;

export type FeelingGroupId = (typeof feelingGroups)[number]['id'];
export type FeelingId = (typeof feelingGroups)[number]['feelings'][number];

/** Every feeling, in order. */
export const feelingIds: readonly FeelingId[] = feelingGroups.flatMap((group) => [
	...group.feelings
]);

/** Shown first, mixed, so that no row is all dark or all bright; the rest is a tap away. */
export const firstFeelings: readonly FeelingId[] = [
	'sad',
	'numb',
	'tired',
	'angry',
	'relieved',
	'lonely',
	'tender',
	'guilty',
	'anxious',
	'jealous',
	'calm',
	'close',
	'nothing',
	'no-word'
];

/** Where in the body. */
export const bodyPlaces = [
	'chest',
	'throat',
	'stomach',
	'shoulders',
	'head',
	'all-over',
	'nowhere'
] as const;
export type BodyPlace = (typeof bodyPlaces)[number];

/** How strong, in words. */
export const strengths = ['trace', 'there', 'strong', 'nearly-too-much', 'too-much'] as const;
export type Strength = (typeof strengths)[number];
