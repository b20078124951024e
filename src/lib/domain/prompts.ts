// Starters: prompts answered in writing, opened together. What waits sealed is not here but with the
// device that wrote it; this folds what both may see, and says which prompt a day has.
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import type { DomainEntry, DomainEvent, EventData } from './event.ts';

/** An answer both can read. */
export type PromptAnswer = EventData<'prompt.answered'> & {
	readonly eid: EntryId;
	readonly author: Slot;
	readonly t: number;
	readonly pending: boolean;
	/** The partner's latest way of being present, or null. */
	readonly reply: EventData<'prompt.replied'> | null;
};

/** One prompt in one round, with what can be read of it: by slot, or null. */
export type PromptRound = {
	readonly prompt: string;
	readonly round: number;
	readonly answers: readonly [PromptAnswer | null, PromptAnswer | null];
	/** When the later of the answers was written. */
	readonly t: number;
};

export type OwnQuestion = {
	readonly prompt: string;
	readonly eid: EntryId;
	readonly author: Slot;
	readonly text: string;
	readonly t: number;
	readonly pending: boolean;
};

/** A prompt put to both by one of them. */
export type Chosen = {
	readonly eid: EntryId;
	readonly prompt: string;
	readonly author: Slot;
	readonly t: number;
	readonly pending: boolean;
};

/** "Let's talk about this tonight", with what the other said to it, or null. */
export type Tonight = Chosen & {
	readonly answer: EventData<'prompt.tonight-answered'>['answer'] | null;
};

/** A choice about which prompts may come, and when it was made. */
export type PromptChoice =
	| { readonly t: number; readonly decks: readonly string[] }
	| { readonly t: number; readonly prompt: string; readonly forUs: boolean };

export type Prompts = {
	readonly rounds: readonly PromptRound[];
	readonly own: readonly OwnQuestion[];
	/** The latest one to be talked about in an evening, or null. */
	readonly tonight: Tonight | null;
	/** The latest card drawn, or put to both, or null. */
	readonly drawn: Chosen | null;
	/** What they chose about decks and prompts, in the order of the log: see daily-prompt.ts. */
	readonly choices: readonly PromptChoice[];
	readonly notForUs: ReadonlySet<string>;
	/** Decks the daily prompt may come from besides its own; null until chosen. */
	readonly decks: readonly string[] | null;
	/** In one's own space. */
	readonly favourites: ReadonlySet<string>;
	/** In one's own space: what was set aside last, and on which day. */
	readonly aside: EventData<'prompt.set-aside'> | null;
};

/** The name of a question of one's own, as answers refer to it. */
export const ownPrompt = (eid: EntryId): string => `own-${eid}`;

const roundKey = (prompt: string, round: number) => `${prompt}#${round}`;

/** Collects what was asked and answered; a reply may come before its answer. */
export function promptFold() {
	const rounds = new Map<string, PromptRound>();
	const roundOf = new Map<EntryId, string>();
	const replies = new Map<EntryId, { author: Slot; reply: EventData<'prompt.replied'> }>();
	const own: OwnQuestion[] = [];
	const notForUs = new Set<string>();
	const favourites = new Set<string>();
	let aside: Prompts['aside'] = null;
	let tonight: Chosen | null = null;
	let drawn: Chosen | null = null;
	const evenings = new Map<EntryId, { author: Slot; answer: Tonight['answer'] }>();
	const choices: PromptChoice[] = [];
	let decks: readonly string[] | null = null;

	const replyTo = (eid: EntryId, author: Slot) => {
		const known = replies.get(eid);
		return known && known.author !== author ? known.reply : null;
	};
	// Only the other can say yes to an evening.
	const answerFor = ({ eid, author }: Chosen) => {
		const said = evenings.get(eid);
		return said && said.author !== author ? said.answer : null;
	};
	const put = (key: string, { prompt, round, answers, t }: PromptRound, answer: PromptAnswer) => {
		// The latest answer of each counts: a changed one is written anew.
		const both = answers.with(answer.author, answer) as [PromptAnswer | null, PromptAnswer | null];
		rounds.set(key, { prompt, round, answers: both, t: Math.max(t, answer.t) });
		roundOf.set(answer.eid, key);
	};

	return {
		apply({ eid, author, t, pending }: DomainEntry, event: DomainEvent): void {
			switch (event.kind) {
				case 'prompt.answered': {
					const { prompt, round } = event.data;
					const key = roundKey(prompt, round);
					const known = rounds.get(key) ?? { prompt, round, answers: [null, null] as const, t: 0 };
					const reply = replyTo(eid, author);
					put(key, known, { ...event.data, eid, author, t, pending, reply });
					break;
				}
				case 'prompt.replied': {
					const { to } = event.data;
					replies.set(to, { author, reply: event.data });
					const key = roundOf.get(to);
					const known = key && rounds.get(key);
					const answer = known && known.answers.find((a) => a?.eid === to);
					if (answer) put(key, known, { ...answer, reply: replyTo(to, answer.author) });
					break;
				}
				case 'prompt.asked':
					own.push({ prompt: ownPrompt(eid), eid, author, text: event.data.text, t, pending });
					break;
				case 'prompt.chosen': {
					const chosen = { prompt: event.data.prompt, eid, author, t, pending };
					if (event.data.how === 'tonight') tonight = chosen;
					else drawn = chosen;
					break;
				}
				case 'prompt.tonight-answered':
					evenings.set(event.data.to, { author, answer: event.data.answer });
					break;
				case 'prompt.marked': {
					const { prompt, mark } = event.data;
					choices.push({ t, prompt, forUs: mark === 'none' });
					if (mark === 'not-for-us') notForUs.add(prompt);
					else notForUs.delete(prompt);
					break;
				}
				case 'prompt.decks':
					decks = event.data.decks;
					choices.push({ t, decks });
					break;
				case 'prompt.kept': {
					const { prompt, mark } = event.data;
					if (mark === 'favourite') favourites.add(prompt);
					else favourites.delete(prompt);
					break;
				}
				case 'prompt.set-aside':
					aside = event.data;
					break;
			}
		},
		result: (): Prompts => ({
			rounds: [...rounds.values()],
			own,
			tonight: tonight && { ...tonight, answer: answerFor(tonight) },
			drawn,
			choices,
			notForUs,
			decks,
			favourites,
			aside
		})
	};
}

/**
 * Which day it is for the two, as a number. They share one beginning of the day (minutes after
 * midnight UTC), wherever each of them is, so that both have the same prompt in every moment.
 */
export function dayOf(now: number, dayStarts: number): number {
	const minute = 60_000;
	return Math.floor((now - dayStarts * minute) / (24 * 60 * minute));
}

/** From when on "tonight" means the evening that begins then: four hours before the next day does. */
const lateMs = 4 * 3600_000;

/**
 * Whether what was put to both at `t` still stands at `now`: until the night is over. What is said
 * in the small hours, just before the next day begins, is for that day.
 */
export const standsTonight = ({ t }: { t: number }, now: number, dayStarts: number): boolean =>
	dayOf(now, dayStarts) <= dayOf(t + lateMs, dayStarts);

/** What one of them would like to talk about tonight, while it stands; or null. */
export function tonightOf(
	{ prompts, dayStarts }: { prompts: Pick<Prompts, 'tonight'>; dayStarts: number },
	now: number
): Tonight | null {
	const { tonight } = prompts;
	return tonight && standsTonight(tonight, now, dayStarts) ? tonight : null;
}
