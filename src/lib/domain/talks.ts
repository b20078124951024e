// Guided conversations, live. A session is a fold over the log, so it survives a reload, a lost
// network and a change of device; the moment within a step is computed from when it began, so both
// screens show the same without a message a second. Nobody is told who paused or ended
// (docs/sync-spec.md, TALK rules).
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
	/** When something last happened to it, and the entry that did it. */
	readonly changed: number;
	readonly last: EntryId;
	/** The soft time it is meant for, when it is not for now. */
	readonly when: string | null;
	readonly stage: TalkStage;
	/** Whether the two sat down at all before it ended. */
	readonly sat: boolean;
	/** Whoever was asked said "not now": that is an answer, and theirs. */
	readonly declined: boolean;
	readonly joined: readonly [boolean, boolean];
	readonly ready: readonly [boolean, boolean];
	/** 0 the ten breaths, then the steps, then the closing. */
	readonly moment: number;
	/** The clock of this moment: how much had run until `since`, and whether it runs. */
	readonly clock: { readonly ran: number; readonly since: number; readonly runs: boolean };
	/** Why the clock stands, while it does. `until`: when the two said they would be back. */
	readonly pause: { readonly lost: boolean; readonly until: number | null } | null;
	readonly lines: readonly [EventData<'talk.line'> | null, EventData<'talk.line'> | null];
};

export type Talks = {
	/** In the order of the log. */
	readonly all: readonly Talk[];
	/** The one on two phones that is open, or null: the latest that has not ended. */
	readonly open: Talk | null;
	/** The one that is open on one phone, by whose phone it is: the other's shows nothing of it. */
	readonly onePhone: readonly [Talk | null, Talk | null];
};

type TalkEvent = Extract<DomainEvent, { kind: `talk.${string}` }>;
type Later = Exclude<TalkEvent, { kind: 'talk.invited' }>;

const hour = 3600_000;
const minute = 60_000;

const both = (pair: readonly [boolean, boolean]) => pair[0] && pair[1];
const mark = (pair: readonly [boolean, boolean], slot: Slot) =>
	pair.with(slot, true) as [boolean, boolean];

/** Milliseconds that a clock has run at `now`. */
export const ranAt = ({ ran, since, runs }: Talk['clock'], now: number): number =>
	runs ? ran + Math.max(0, now - since) : ran;

/**
 * TALK3: when it was, for both: what its author says, within the minute in which the server took it
 * in, and never before what was already known. A clock that is wrong, or lies, moves nothing further.
 */
function timeOf({ t, minute: taken }: DomainEntry, known: number): number {
	const within =
		taken === undefined ? t : Math.min(Math.max(t, taken * minute), (taken + 1) * minute);
	return Math.max(within, known);
}

/**
 * Whether an open session is still meant at `now` (ms), or was simply left: nobody has to end one.
 * One for a time to come, or with a time to be back, waits longer.
 */
export function isFresh({ changed, stage, when, pause }: Talk, now: number): boolean {
	const waits = stage !== 'live' && when !== null ? 7 * 24 * hour : 12 * hour;
	return now - Math.max(changed, pause?.until ?? 0) < waits;
}

/** What an entry makes of a session; the same session when it makes nothing of it. */
function after(talk: Talk, entry: DomainEntry, event: Later): Talk {
	if (event.kind === 'talk.line') {
		return { ...talk, lines: talk.lines.with(entry.author, event.data) as [null, null] };
	}
	if (talk.stage === 'ended') return talk;
	const now = timeOf(entry, talk.changed);
	const next = step(talk, entry.author, event, now);
	return next === talk ? talk : { ...next, changed: now, last: entry.eid };
}

function step(talk: Talk, author: Slot, event: Exclude<Later, { kind: 'talk.line' }>, now: number) {
	switch (event.kind) {
		case 'talk.joined': {
			if (talk.stage === 'live') return talk;
			return gathered({ ...talk, when: event.data.when ?? talk.when }, author);
		}
		case 'talk.ready': {
			if (talk.stage === 'live') return talk;
			const here = gathered({ ...talk, ready: mark(talk.ready, author) }, author);
			if (!both(here.ready) && talk.mode !== 'one-phone') return here;
			// The later of the two begins the ten breaths.
			const clock = { ran: 0, since: now, runs: true };
			return { ...here, stage: 'live' as const, sat: true, clock };
		}
		case 'talk.moved':
			// TALK1: of any who say so of this moment, the first moves it.
			if (talk.stage !== 'live' || event.data.from !== talk.moment) return talk;
			// A pause that was asked for in the same breath stays.
			return {
				...talk,
				moment: talk.moment + 1,
				clock: { ran: 0, since: now, runs: talk.pause === null }
			};
		case 'talk.paused': {
			const { from, lost, minutes, held = Infinity } = event.data;
			// Whoever needs a pause has it, though the other went on a step in the same breath.
			const crossed = !lost && from === talk.moment - 1;
			if (talk.stage !== 'live' || (from !== talk.moment && !crossed)) return talk;
			// A lost phone does not touch a pause; somebody's pause stands above a lost phone, and the
			// latest time to be back is the one that counts.
			if (talk.pause && lost) return talk;
			const until = minutes === undefined ? null : now + minutes * minute;
			const shown = ranAt(talk.clock, now);
			const ran = lost ? Math.min(shown, Math.max(talk.clock.ran, held)) : shown;
			return { ...talk, clock: { ran, since: now, runs: false }, pause: { lost, until } };
		}
		case 'talk.resumed':
			if (!talk.pause || event.data.from !== talk.moment) return talk;
			if (event.data.lost && !talk.pause.lost) return talk;
			return { ...talk, clock: { ...talk.clock, since: now, runs: true }, pause: null };
		case 'talk.ended': {
			const clock = { ran: ranAt(talk.clock, now), since: now, runs: false };
			const declined = talk.stage === 'invited' && author !== talk.inviter;
			return { ...talk, stage: 'ended' as const, declined, clock, pause: null };
		}
	}
}

/** `author` is here; when both are, they gather. */
function gathered(talk: Talk, author: Slot): Talk {
	const joined = mark(talk.joined, author);
	return { ...talk, joined, stage: both(joined) ? 'gathering' : talk.stage };
}

/** What the one at `slot` sees of what is open: their own phone first, and never the other's. */
export const openFor = ({ open, onePhone }: Talks, slot: Slot): Talk | null =>
	onePhone[slot] ?? open;

/**
 * The session that `slot` asked for and the other said "not now" to, since `began` (ms); null once
 * another was asked for.
 */
export function declinedFor({ all }: Talks, slot: Slot, began: number): Talk | null {
	const last = all.findLast(({ mode }) => mode !== 'one-phone');
	return last?.declined && last.inviter === slot && last.changed >= began ? last : null;
}

/** Collects sessions; what refers to one that is not here yet waits for it. */
export function talkFold() {
	const talks = new Map<EntryId, Talk>();
	const waiting = new Map<EntryId, { entry: DomainEntry; event: Later }[]>();
	/** Invitations that met another on the way, and the one they became. */
	const met = new Map<EntryId, EntryId>();
	let openId: EntryId | null = null;
	const atHand: [EntryId | null, EntryId | null] = [null, null];

	const notEnded = (id: EntryId | null): Talk | null => {
		const talk = id && talks.get(id);
		return talk && talk.stage !== 'ended' ? talk : null;
	};

	function invited(entry: DomainEntry, data: EventData<'talk.invited'>): void {
		const { eid, author } = entry;
		const { conversation, mode, when = null } = data;
		const t = timeOf(entry, 0);
		const open = mode === 'one-phone' ? null : notEnded(openId);
		if (open && isFresh(open, t)) {
			// Two who invite at once mean the same: the second of them joins the first.
			if (open.inviter !== author && open.stage === 'invited') {
				const changed = Math.max(open.changed, t);
				talks.set(open.eid, { ...gathered(open, author), changed, last: eid });
				met.set(eid, open.eid);
				return arrived(eid);
			}
			// Whoever begins another has let go of their own; a live one goes on.
			if (open.stage !== 'invited') return;
			talks.set(open.eid, { ...open, stage: 'ended' });
		}
		talks.set(eid, {
			eid,
			conversation,
			mode,
			inviter: author,
			first: data.first === 'me' ? author : author === 0 ? 1 : 0,
			t,
			changed: t,
			last: eid,
			when,
			stage: 'invited',
			sat: false,
			declined: false,
			joined: mark([false, false], author),
			ready: [false, false],
			moment: 0,
			clock: { ran: 0, since: t, runs: false },
			pause: null,
			lines: [null, null]
		});
		if (mode === 'one-phone') atHand[author] = eid;
		else openId = eid;
		arrived(eid);
	}

	function arrived(eid: EntryId): void {
		const late = waiting.get(eid) ?? [];
		waiting.delete(eid);
		for (const { entry, event } of late) change(entry, event);
	}

	function change(entry: DomainEntry, event: TalkEvent): void {
		if (event.kind === 'talk.invited') return invited(entry, event.data);
		const target = met.get(event.data.talk) ?? event.data.talk;
		const talk = talks.get(target);
		if (talk) return void talks.set(target, after(talk, entry, event));
		waiting.set(target, [...(waiting.get(target) ?? []), { entry, event }]);
	}

	return {
		apply(entry: DomainEntry, event: DomainEvent): void {
			if (event.kind.startsWith('talk.')) change(entry, event as TalkEvent);
		},
		result: (): Talks => ({
			all: [...talks.values()],
			open: notEnded(openId),
			onePhone: [notEnded(atHand[0]), notEnded(atHand[1])]
		})
	};
}

/** What the closing lines of a session are sealed under. */
export const sealOfTalk = (talk: EntryId): string => `talk|${talk}`;
