// Guided conversations, live. A session is a fold over the log, so it survives a reload, a lost
// network and a change of device; the moment within a step is computed from when it began, so both
// screens show the same without a message a second. Nobody is told who paused or ended.
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import type { DomainEntry, DomainEvent, EventData } from './event.ts';

export type TalkMode = EventData<'talk.invited'>['mode'];

/** Invited: waits for the other. Gathering: both are here. Live: it goes on. Ended: for both. */
export type TalkStage = 'invited' | 'gathering' | 'live' | 'ended';

export type Talk = {
	readonly eid: EntryId;
	readonly conversation: string;
	readonly mode: TalkMode;
	readonly inviter: Slot;
	/** Who speaks in the turns of `one`. */
	readonly first: Slot;
	readonly t: number;
	readonly stage: TalkStage;
	readonly joined: readonly [boolean, boolean];
	readonly ready: readonly [boolean, boolean];
	/** 0 the ten breaths, then the steps, then the closing. */
	readonly moment: number;
	/** The clock of this moment: how much had run until `since`, and whether it runs. */
	readonly clock: { readonly ran: number; readonly since: number; readonly runs: boolean };
	/** Why the clock stands, while it does. */
	readonly pause: { readonly lost: boolean; readonly until: number | null } | null;
	readonly lines: readonly [EventData<'talk.line'> | null, EventData<'talk.line'> | null];
};

export type Talks = {
	/** In the order of the log. */
	readonly all: readonly Talk[];
	/** The one that is open, or null: the latest that has not ended. */
	readonly open: Talk | null;
};

type TalkEvent = Extract<DomainEvent, { kind: `talk.${string}` }>;

/** An open session that nothing happened to for this long is over: nobody has to end it. */
const forgottenAfter = 12 * 3600_000;

const both = (pair: readonly [boolean, boolean]) => pair[0] && pair[1];
const mark = (pair: readonly [boolean, boolean], slot: Slot) =>
	pair.with(slot, true) as [boolean, boolean];

/** Milliseconds that a clock has run at `now`. */
export const ranAt = ({ ran, since, runs }: Talk['clock'], now: number): number =>
	runs ? ran + Math.max(0, now - since) : ran;

/** What an entry makes of a session; the same session when it makes nothing of it. */
function after(talk: Talk, { author, t }: DomainEntry, event: TalkEvent): Talk {
	if (talk.stage === 'ended' && event.kind !== 'talk.line') return talk;
	switch (event.kind) {
		case 'talk.joined': {
			const joined = mark(talk.joined, author);
			return {
				...talk,
				joined,
				stage: both(joined) && talk.stage === 'invited' ? 'gathering' : talk.stage
			};
		}
		case 'talk.ready': {
			if (talk.stage === 'live') return talk;
			const joined = mark(talk.joined, author);
			const ready = mark(talk.ready, author);
			if (!both(ready) && talk.mode !== 'one-phone') {
				return { ...talk, joined, ready, stage: both(joined) ? 'gathering' : talk.stage };
			}
			// The later of the two begins the ten breaths.
			return { ...talk, joined, ready, stage: 'live', clock: { ran: 0, since: t, runs: true } };
		}
		case 'talk.moved':
			if (talk.stage !== 'live' || event.data.from !== talk.moment) return talk;
			return {
				...talk,
				moment: talk.moment + 1,
				clock: { ran: 0, since: t, runs: true },
				pause: null
			};
		case 'talk.paused': {
			const { from, lost, minutes } = event.data;
			if (talk.stage !== 'live' || from !== talk.moment) return talk;
			const until = minutes === undefined ? null : t + minutes * 60_000;
			// Somebody's pause stands above a lost phone; a lost phone does not touch a pause.
			if (talk.pause && (lost || !talk.pause.lost)) return talk;
			const clock = { ran: ranAt(talk.clock, t), since: t, runs: false };
			return { ...talk, clock, pause: { lost, until } };
		}
		case 'talk.resumed':
			if (!talk.pause || event.data.from !== talk.moment) return talk;
			return { ...talk, clock: { ...talk.clock, since: t, runs: true }, pause: null };
		case 'talk.ended':
			return { ...talk, stage: 'ended', clock: { ...talk.clock, runs: false }, pause: null };
		case 'talk.line':
			return { ...talk, lines: talk.lines.with(author, event.data) as [null, null] };
		default:
			return talk;
	}
}

/** Collects sessions; what refers to one that is not here yet waits for it. */
export function talkFold() {
	const talks = new Map<EntryId, Talk>();
	const waiting = new Map<EntryId, { entry: DomainEntry; event: TalkEvent }[]>();
	let openId: EntryId | null = null;
	let touched = 0;

	function invited({ eid, author, t }: DomainEntry, data: EventData<'talk.invited'>): void {
		const open = openId && talks.get(openId);
		if (open && open.stage !== 'ended' && t - touched < forgottenAfter) {
			// Two who invite at once mean the same: the second of them joins the first.
			if (open.inviter !== author && open.stage === 'invited') {
				const joined = mark(open.joined, author);
				talks.set(open.eid, { ...open, joined, stage: both(joined) ? 'gathering' : 'invited' });
				return;
			}
			// Whoever begins another has let go of their own; a live one goes on.
			if (open.stage !== 'invited') return;
			talks.set(open.eid, { ...open, stage: 'ended' });
		}
		const first: Slot = data.first === 'me' ? author : author === 0 ? 1 : 0;
		talks.set(eid, {
			...data,
			first,
			eid,
			inviter: author,
			t,
			stage: 'invited',
			joined: mark([false, false], author),
			ready: [false, false],
			moment: 0,
			clock: { ran: 0, since: t, runs: false },
			pause: null,
			lines: [null, null]
		});
		openId = eid;
		touched = t;
		const late = waiting.get(eid) ?? [];
		waiting.delete(eid);
		for (const { entry, event } of late) change(entry, event);
	}

	function change(entry: DomainEntry, event: TalkEvent): void {
		if (event.kind === 'talk.invited') return invited(entry, event.data);
		const talk = talks.get(event.data.talk);
		if (!talk) {
			const { talk: target } = event.data;
			return void waiting.set(target, [...(waiting.get(target) ?? []), { entry, event }]);
		}
		talks.set(talk.eid, after(talk, entry, event));
		if (talk.eid === openId) touched = Math.max(touched, entry.t);
	}

	return {
		apply(entry: DomainEntry, event: DomainEvent): void {
			if (event.kind.startsWith('talk.')) change(entry, event as TalkEvent);
		},
		result: (): Talks => {
			const open = openId && talks.get(openId);
			return { all: [...talks.values()], open: open && open.stage !== 'ended' ? open : null };
		}
	};
}

/** Whether an open session is still meant at `now` (ms), or was simply left. */
export const isFresh = (talk: Talk, now: number): boolean =>
	now - Math.max(talk.t, talk.clock.since) < forgottenAfter;

/** What the closing lines of a session are sealed under. */
export const sealOfTalk = (talk: EntryId): string => `talk|${talk}`;
