// Guided conversations as data: who speaks in which step, for how long, and where the form comes
// from. Ids never change: sessions in the log refer to them. The ten breaths before and the one line
// after are added by the app. Turn-taking is a frame for talking, not a treatment.

/** `one` speaks first (whoever invited, unless they choose otherwise); `both` = together, nobody has the floor. */
export type StepRole = 'one' | 'other' | 'both';

export type ConversationStep = {
	readonly id: string;
	readonly role: StepRole;
	readonly minutes: number;
};

export type Conversation = {
	readonly id: string;
	readonly minutes: number;
	readonly steps: readonly ConversationStep[];
	readonly sources: readonly string[];
};

const trial =
	'Speaker–listener, small trial: Cornelius, Alessi, Shorey 2007, doi 10.1177/1066480706297971';
const underneath =
	'The feeling underneath: Johnson, Attachment Theory, Springer; Wiebe & Johnson, docslib 4221951';
const imago = 'Imago, one sends and one receives: Hendrix et al., pdfslide.us';
const hopesGivenUp = 'Hopes that both grieve for: Beutel 1996, pubmed 8861120';
const hurtfulRemarks =
	'Remarks that hurt: paradeah.pages.dev; Miscarriage Association “Simply Say”, fertilitymatters.org.uk';

export const conversations: readonly Conversation[] = [
	{
		id: 'speaking-listening',
		minutes: 12,
		steps: [
			{ id: 'both-1', role: 'both', minutes: 1 },
			{ id: 'one-1', role: 'one', minutes: 3 },
			{ id: 'other-1', role: 'other', minutes: 3 },
			{ id: 'one-2', role: 'one', minutes: 2 },
			{ id: 'other-2', role: 'other', minutes: 2 },
			{ id: 'both-2', role: 'both', minutes: 1 }
		],
		sources: [
			trial,
			'Gottman on saying back: marriageguardian.com; darkwing.uoregon.edu',
			imago,
			underneath
		]
	},
	{
		id: 'missing',
		minutes: 14,
		steps: [
			{ id: 'both-1', role: 'both', minutes: 1 },
			{ id: 'one-1', role: 'one', minutes: 3 },
			{ id: 'both-2', role: 'both', minutes: 1 },
			{ id: 'other-1', role: 'other', minutes: 3 },
			{ id: 'one-2', role: 'one', minutes: 2 },
			{ id: 'other-2', role: 'other', minutes: 2 },
			{ id: 'both-3', role: 'both', minutes: 2 }
		],
		sources: [hopesGivenUp]
	},
	{
		id: 'each-grieves',
		minutes: 13,
		steps: [
			{ id: 'both-1', role: 'both', minutes: 1 },
			{ id: 'one-1', role: 'one', minutes: 2 },
			{ id: 'other-1', role: 'other', minutes: 2 },
			{ id: 'one-2', role: 'one', minutes: 2 },
			{ id: 'other-2', role: 'other', minutes: 2 },
			{ id: 'one-3', role: 'one', minutes: 1 },
			{ id: 'other-3', role: 'other', minutes: 1 },
			{ id: 'both-2', role: 'both', minutes: 2 }
		],
		sources: ['“Perceived incongruent grief”, n=39, researcher.life', underneath]
	},
	{
		id: 'hard-days',
		minutes: 10,
		steps: [
			{ id: 'both-1', role: 'both', minutes: 1 },
			{ id: 'one-1', role: 'one', minutes: 2 },
			{ id: 'other-1', role: 'other', minutes: 2 },
			{ id: 'both-2', role: 'both', minutes: 3 },
			{ id: 'both-3', role: 'both', minutes: 1 },
			{ id: 'both-4', role: 'both', minutes: 1 }
		],
		sources: ['Planning a hard day, or planning nothing: joinphoenixhealth.com; joincake.com']
	},
	{
		id: 'telling-others',
		minutes: 15,
		steps: [
			{ id: 'both-1', role: 'both', minutes: 2 },
			{ id: 'one-1', role: 'one', minutes: 1 },
			{ id: 'other-1', role: 'other', minutes: 1 },
			{ id: 'both-2', role: 'both', minutes: 3 },
			{ id: 'one-2', role: 'one', minutes: 2 },
			{ id: 'other-2', role: 'other', minutes: 2 },
			{ id: 'both-3', role: 'both', minutes: 2 },
			{ id: 'both-4', role: 'both', minutes: 2 }
		],
		sources: ['Telling others: bearsofhope.org.au; Pink Elephants, hcf.com.au']
	},
	{
		id: 'after-a-fight',
		minutes: 16,
		steps: [
			{ id: 'both-1', role: 'both', minutes: 1 },
			{ id: 'one-1', role: 'one', minutes: 3 },
			{ id: 'other-1', role: 'other', minutes: 3 },
			{ id: 'one-2', role: 'one', minutes: 2 },
			{ id: 'other-2', role: 'other', minutes: 2 },
			{ id: 'one-3', role: 'one', minutes: 2 },
			{ id: 'other-3', role: 'other', minutes: 2 },
			{ id: 'both-2', role: 'both', minutes: 1 }
		],
		sources: [
			'The break before it, one laboratory’s figure: southtampacounselor.com 2021; ixcoach.com physiological-soothing; gottman.com physiological self-soothing; observingsolution.com'
		]
	},
	{
		id: 'gentle-hopes',
		minutes: 16,
		steps: [
			{ id: 'both-1', role: 'both', minutes: 1 },
			{ id: 'one-1', role: 'one', minutes: 3 },
			{ id: 'other-1', role: 'other', minutes: 3 },
			{ id: 'one-2', role: 'one', minutes: 2 },
			{ id: 'other-2', role: 'other', minutes: 2 },
			{ id: 'both-2', role: 'both', minutes: 3 },
			{ id: 'both-3', role: 'both', minutes: 2 }
		],
		sources: [hurtfulRemarks]
	},
	{
		id: 'small-lights',
		minutes: 8,
		steps: [
			{ id: 'both-1', role: 'both', minutes: 1 },
			{ id: 'one-1', role: 'one', minutes: 2 },
			{ id: 'other-1', role: 'other', minutes: 2 },
			{ id: 'one-2', role: 'one', minutes: 1 },
			{ id: 'other-2', role: 'other', minutes: 1 },
			{ id: 'both-2', role: 'both', minutes: 1 }
		],
		sources: [
			'Thanks, given and not asked for: Algoe, PMC5085264',
			'Answering good news: Gable 2006, studylib 18237115; Gable 2004, abcdocz 740622'
		]
	}
];
