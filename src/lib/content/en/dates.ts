import type { countryDays, dateIdeas, sharedDays } from '../dates.ts';

const ideas: Record<(typeof dateIdeas)[number], string> = {
	'due-date': 'The due date',
	'that-day': 'The day it happened',
	'known-day': 'The day we knew',
	scan: 'A scan',
	birth: 'A day of birth',
	goodbye: 'The day we said goodbye',
	transfer: 'The day of the transfer',
	shower: 'A shower',
	'told-day': 'The day we told them',
	'others-due': 'Somebody else’s due date'
};
/** As these days are called; the names are nobody's choice of words here. */
const known: Record<(typeof sharedDays)[number] | (typeof countryDays)[number], string> = {
	mothers: 'Mother’s Day',
	fathers: 'Father’s Day',
	'bereaved-mothers': 'Bereaved Mother’s Day',
	'awareness-week': 'Baby Loss Awareness Week',
	'wave-of-light': 'Wave of Light'
};

export const dateWords = {
	title: 'Tender dates',
	intro: 'Days that may be hard, and how you would like to meet them. Nothing is set for you.',
	none: 'No day is named here, and none has to be.',
	been: 'Days that have been',
	add: 'Name a day',
	name: 'What you call it',
	nameMissing: 'A word for it is needed, any word.',
	day: 'The day',
	dayMissing: 'A day is needed, with its year.',
	yearly: 'It comes again each year',
	found: 'It falls on another day each year; the day is found for you.',
	keep: 'Keep it to myself',
	share: (name: string) => `Share it with ${name}`,
	preview: (name: string) => `${name} will see this:`,
	previewShare: 'Share it',
	ideasTitle: 'Days others have named',
	ideasNote: 'Only if one of them is yours. They are not offered anywhere else.',
	ideas,
	known,
	knownNotes: {
		'wave-of-light': '15 October, seven in the evening where you are',
		'awareness-week': '9 to 15 October'
	},
	country: 'In which country',
	eachYear: 'each year',
	onlyHere: 'only here',
	sharedWith: (name: string) => `shared with ${name}`,
	aDate: 'A date',
	open: (name: string) => `Open: ${name}`,
	openShort: 'Open',
	tell: 'Tell me',
	tellNote: 'On Today, as a closed line. Nobody is told what you choose.',
	warnings: {
		never: 'Not at all',
		'0': 'On the day',
		'1': 'The day before',
		'3': 'Three days before',
		'7': 'A week before',
		'14': 'Two weeks before'
	},
	unnamed: 'Do not name it',
	unnamedNote: 'Closed, it reads only “A date”, on your screens alone.',
	onlyPartner: (name: string) => `Tell only ${name}`,
	onlyPartnerNote: (name: string) =>
		`Then you are told nothing. ${name} can read here that you asked, and chooses for themself.`,
	entrusted: (name: string) =>
		`${name} would rather not be told of this one. If you like, keep it in mind for both.`,
	wish: 'What I would like that day',
	wishes: { near: 'Be near me', busy: 'Keep me busy', 'leave-me': 'Leave me be' },
	ifAsked: 'What I’ll say if somebody asks',
	wishSeen: (name: string) => `${name} sees this, and what you’ll say.`,
	wishOf: (name: string) => `${name} would like`,
	ifAskedOf: (name: string) => `If asked, ${name} says`,
	mine: 'You would like',
	ifAskedMine: 'If asked, you say',
	plan: 'The plan, in three lines',
	planNote: 'Both of you can write here.',
	lines: ['The morning', 'The middle of the day', 'The evening'],
	planWrite: 'Write it',
	planChange: 'Change it',
	twoLines: 'You both wrote this at the same time. Choose one, or write a third.',
	keepThis: 'Keep this one',
	change: 'Change the day or the name',
	takeAway: 'Take it away',
	takeAwayTitle: 'Take this date away',
	takeAwayShared: (name: string) =>
		`It leaves your phone and ${name}’s, with everything you wrote about it.`,
	takeAwayKept: 'It is erased, with everything you wrote about it.',
	near: {
		coming: 'A date is coming up',
		here: 'It is one of your dates',
		over: 'It is over. Rest.',
		name: 'Name it',
		look: 'Tender dates'
	}
};
