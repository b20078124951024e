// Gentle goals and small lights. Nothing here is late, counted or failed: a goal can rest, be laid
// down, be picked up again. Both may change everything, at once and offline, and both keep their work:
// texts merge as in wording.ts (no wording is lost), the order of steps as in order.ts (every move
// moves one step), and all else is the latest word in the order of the log, which both devices share.
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import type { DomainEntry, DomainEvent, EventData } from './event.ts';
import { standing, type Wording } from './wording.ts';

export type GoalState = EventData<'goal.placed'>['state'];

export type GoalStep = {
	readonly eid: EntryId;
	readonly author: Slot;
	/** More than one while two wordings of the same moment wait to be settled. */
	readonly wordings: readonly Wording[];
	readonly at: string;
	/** Who said "I'll do this", or 'together', or nobody. */
	readonly by: Slot | 'together' | null;
	readonly done: boolean;
	readonly pending: boolean;
};

export type Goal = {
	readonly eid: EntryId;
	readonly author: Slot;
	readonly t: number;
	/** When something last happened to it. */
	readonly changed: number;
	readonly wordings: readonly Wording[];
	readonly state: GoalState;
	readonly season: EventData<'goal.timed'>['season'] | null;
	readonly date: string | null;
	/** By slot: who said "not yet". */
	readonly notYet: readonly [boolean, boolean];
	readonly steps: readonly GoalStep[];
	/** Steps that were let go, and can come back. */
	readonly letGo: readonly GoalStep[];
	readonly pending: boolean;
};

export type Light = EventData<'light.noticed'> & {
	readonly eid: EntryId;
	readonly author: Slot;
	readonly t: number;
	readonly pending: boolean;
};

export type Goals = { readonly goals: readonly Goal[]; readonly lights: readonly Light[] };

type Worded = Wording & { over: readonly EntryId[] };
type GoalDraft = Omit<Goal, 'wordings' | 'steps' | 'letGo'> & { wordings: Worded[] };
type StepDraft = Omit<GoalStep, 'wordings'> & {
	goal: EntryId;
	wordings: Worded[];
	gone: boolean;
};
type GoalEvent = Extract<DomainEvent, { kind: `goal.${string}` | `step.${string}` }>;

/** Collects goals; what refers to one that is not here yet waits for it. */
export function goalFold() {
	const goals = new Map<EntryId, GoalDraft>();
	const steps = new Map<EntryId, StepDraft>();
	const lights: Light[] = [];
	const waiting = new Map<EntryId, { entry: DomainEntry; event: GoalEvent }[]>();

	const wait = (target: EntryId, entry: DomainEntry, event: GoalEvent) =>
		void waiting.set(target, [...(waiting.get(target) ?? []), { entry, event }]);
	const arrived = (eid: EntryId) => {
		const late = waiting.get(eid) ?? [];
		waiting.delete(eid);
		for (const { entry, event } of late) change(entry, event);
	};
	const setGoal = (eid: EntryId, t: number, part: Partial<GoalDraft>) => {
		const goal = goals.get(eid);
		if (goal) goals.set(eid, { ...goal, ...part, changed: Math.max(goal.changed, t) });
	};
	const setStep = (eid: EntryId, t: number, part: Partial<StepDraft>) => {
		const step = steps.get(eid);
		if (!step) return;
		steps.set(eid, { ...step, ...part });
		setGoal(step.goal, t, {});
	};

	function change(entry: DomainEntry, event: GoalEvent): void {
		const { eid, author, t, pending } = entry;
		if (event.kind === 'goal.made') {
			const wordings = [{ eid, author, text: event.data.title, over: [] }];
			const notYet = [false, false] as const;
			const fresh = { state: 'wish' as const, season: null, date: null, notYet };
			goals.set(eid, { eid, author, t, changed: t, pending, wordings, ...fresh });
			return arrived(eid);
		}
		if ('goal' in event.data) {
			const goal = goals.get(event.data.goal);
			if (!goal) return wait(event.data.goal, entry, event);
			switch (event.kind) {
				case 'goal.worded': {
					const { title: text, over } = event.data;
					return setGoal(goal.eid, t, {
						wordings: [...goal.wordings, { eid, author, text, over }]
					});
				}
				case 'goal.placed':
					return setGoal(goal.eid, t, { state: event.data.state });
				case 'goal.timed': {
					const { season = null, date = null } = event.data;
					return setGoal(goal.eid, t, { season, date });
				}
				case 'goal.not-yet': {
					const notYet = goal.notYet.with(author, event.data.notYet) as [boolean, boolean];
					return setGoal(goal.eid, t, { notYet });
				}
				case 'step.added': {
					const wordings = [{ eid, author, text: event.data.text, over: [] }];
					const { at } = event.data;
					const fresh = { by: null, done: false, gone: false };
					steps.set(eid, { eid, author, pending, goal: goal.eid, wordings, at, ...fresh });
					setGoal(goal.eid, t, {});
					return arrived(eid);
				}
			}
		}
		if ('step' in event.data) {
			const step = steps.get(event.data.step);
			if (!step) return wait(event.data.step, entry, event);
			switch (event.kind) {
				case 'step.worded': {
					const { text, over } = event.data;
					return setStep(step.eid, t, {
						wordings: [...step.wordings, { eid, author, text, over }]
					});
				}
				case 'step.moved':
					return setStep(step.eid, t, { at: event.data.at });
				case 'step.taken': {
					const { by } = event.data;
					return setStep(step.eid, t, {
						by: by === 'me' ? author : by === 'together' ? 'together' : null
					});
				}
				case 'step.ticked':
					return setStep(step.eid, t, { done: event.data.done });
				case 'step.let-go':
					return setStep(step.eid, t, { gone: event.data.gone });
			}
		}
	}

	const stepsOf = (goal: EntryId, gone: boolean): GoalStep[] =>
		[...steps.values()]
			.filter((step) => step.goal === goal && step.gone === gone)
			.toSorted(inOrder)
			.map(({ goal: _goal, gone: _gone, ...step }) => ({
				...step,
				wordings: standing(step.wordings)
			}));

	return {
		apply(entry: DomainEntry, event: DomainEvent): void {
			if (event.kind === 'light.noticed') {
				const { eid, author, t, pending } = entry;
				lights.push({ ...event.data, eid, author, t, pending });
			} else if (event.kind.startsWith('goal.') || event.kind.startsWith('step.')) {
				change(entry, event as GoalEvent);
			}
		},
		result: (): Goals => ({
			goals: [...goals.values()].map((goal) => ({
				...goal,
				wordings: standing(goal.wordings),
				steps: stepsOf(goal.eid, false),
				letGo: stepsOf(goal.eid, true)
			})),
			lights
		})
	};
}

/** Two steps set to the same place by both at once stand in the order of their ids, on both devices. */
const inOrder = (a: StepDraft, b: StepDraft): number =>
	a.at < b.at ? -1 : a.at > b.at ? 1 : a.eid < b.eid ? -1 : 1;

const day = 24 * 3600_000;

/** Whether a light the other noticed, in the one at `slot` or in the two, is still new at `now` (ms). */
export const glows = ({ author, in: seen, t }: Light, slot: Slot, now: number): boolean =>
	author !== slot && seen !== 'me' && now - t < day;
