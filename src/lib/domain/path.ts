// Our path: what was shared, in the order of its time, on two currents that sometimes meet. A pure
// selection from what is folded already: nothing is counted, averaged, compared or missing, and what a
// person keeps to themself comes from their own space alone, so it can be on no other screen.
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { type PromptAnswer, type PromptRound } from './prompts.ts';
import { answeredTogether } from './prompt-answers.ts';
import type { CheckIn, KeptCheckIn } from './check-ins.ts';
import type { Goal, Light } from './goals.ts';
import type { Need } from './needs.ts';
import type { SpaceView } from './space.ts';
import type { Talk } from './talks.ts';

/** One of the two. */
export type OneOfTwo = Slot;

type What =
	| { readonly what: 'feeling'; readonly of: CheckIn | KeptCheckIn }
	| { readonly what: 'light'; readonly of: Light }
	| { readonly what: 'answer'; readonly of: PromptAnswer }
	| { readonly what: 'opened'; readonly of: PromptRound }
	| { readonly what: 'talk'; readonly of: Talk }
	| { readonly what: 'goal'; readonly of: Goal }
	| { readonly what: 'need'; readonly of: Need };

export type PathItem = What & {
	/** The same on every device, and for ever. */
	readonly id: string;
	/** Whose current it lies at; both, where the two met. */
	readonly by: Slot | 'both';
	/** In the reader's own space: nobody else has it. */
	readonly kept: boolean;
	readonly t: number;
	/** What can be taken back as one, when it is the reader's own to take back. */
	readonly eid: EntryId | null;
};

/** The last moment that every calendar can name; a broken clock may say anything. */
const lastMoment = Date.UTC(9999, 11, 31);
const nameableMoment = (t: number) => Math.min(Math.max(t, 0), lastMoment);

/** A conversation was held once it came past the breaths. */
const held = ({ moment }: Talk) => moment > 0;

/** What one space holds of the path, with what was done together as `both`. */
function itemsOf({ checkIns, goals, prompts, needs, talks }: SpaceView, kept: boolean): PathItem[] {
	const item = (id: string, by: Slot | 'both', t: number, eid: EntryId | null, what: What) =>
		({ ...what, id, by, t: nameableMoment(t), eid, kept }) satisfies PathItem;
	// What is kept counts in one's own space alone, whatever a broken device may write elsewhere.
	const feelings = kept
		? checkIns.kept.map((of) => item(of.eid, 0, of.t, of.eid, { what: 'feeling', of }))
		: checkIns.given.map((of) => item(of.eid, of.author, of.t, of.eid, { what: 'feeling', of }));
	const lights = goals.lights.map((of) =>
		// A light of one's own lies at one's own current; one seen in the other is a meeting.
		item(of.eid, of.in === 'me' ? of.author : 'both', of.t, of.eid, { what: 'light', of })
	);
	const done = goals.goals
		.filter(({ state }) => state === 'done')
		.map((of) => item(of.eid, 'both', of.changed, null, { what: 'goal', of }));
	const opened = answeredTogether(prompts).map((of) =>
		item(`${of.prompt}#${of.round}`, 'both', of.t, null, { what: 'opened', of })
	);
	const alone = prompts.rounds
		.filter(({ answers }) => answers.some((answer) => answer === null))
		.flatMap(({ answers }) => answers.filter((answer) => answer !== null))
		.map((of) => item(of.eid, of.author, of.t, null, { what: 'answer', of }));
	const helped = needs.all
		.filter(({ closed }) => closed === 'helped')
		.map((of) => item(of.eid, 'both', of.t, null, { what: 'need', of }));
	const talked = talks.all
		.filter(held)
		.map((of) => item(of.eid, 'both', Math.max(of.t, of.clock.since), null, { what: 'talk', of }));
	return [...feelings, ...lights, ...done, ...opened, ...alone, ...helped, ...talked];
}

/**
 * The path as the one at `me` sees it, the latest first. `shared`: the space of the two, or null while
 * alone. `own`: their own space, of which all lies at their own current.
 */
export function pathOf(shared: SpaceView | null, own: SpaceView, me: Slot): PathItem[] {
	const items = [
		...(shared ? itemsOf(shared, false) : []),
		...itemsOf(own, true).map((item) => ({ ...item, by: me }))
	];
	return [...new Map(items.map((item) => [item.id, item])).values()].toSorted(latestFirst);
}

/** Two of the same moment stand in the order of their ids, on every device. */
const latestFirst = (a: PathItem, b: PathItem): number => b.t - a.t || (a.id < b.id ? -1 : 1);

export type Stretch = 'week' | 'month';

/**
 * When the week or month of `t` began on this device, in ms. `weekStart`: the day that weeks begin
 * with here, 1 Monday … 7 Sunday.
 */
export function stretchStart(t: number, by: Stretch, weekStart: number): number {
	const date = new Date(t);
	const back = by === 'month' ? date.getDate() - 1 : (date.getDay() - (weekStart % 7) + 7) % 7;
	return new Date(date.getFullYear(), date.getMonth(), date.getDate() - back).getTime();
}

/** The items of each week or month, in their order; weeks without anything are just weeks. */
export function stretches(
	items: readonly PathItem[],
	by: Stretch,
	weekStart: number
): { start: number; items: PathItem[] }[] {
	const groups = Map.groupBy(items, ({ t }) => stretchStart(t, by, weekStart));
	return [...groups].map(([start, list]) => ({ start, items: list }));
}
