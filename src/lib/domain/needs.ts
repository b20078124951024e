// "I need" and "I can": asked, answered in one tap, closed by whoever asked. A need is a request:
// it never expires, is never overdue, and every answer is as good as another.
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import type { DomainEntry, DomainEvent, EventData } from './event.ts';

export type NeedAnswer = EventData<'need.answered'> & {
	readonly eid: EntryId;
	readonly t: number;
	readonly pending: boolean;
};

type Common = {
	readonly eid: EntryId;
	readonly author: Slot;
	readonly t: number;
	readonly pending: boolean;
	/** The partner's latest answer, or null. */
	readonly answer: NeedAnswer | null;
	readonly closed: EventData<'need.closed'>['how'] | null;
	/** When whoever asked closed it. */
	readonly closedAt: number | null;
	/** What closed it: taken back, it is open again. */
	readonly closing: EntryId | null;
	/** Said anew in other words: shown as changed. */
	readonly changed: boolean;
};
export type Ask = Common & { readonly type: 'ask' } & EventData<'need.asked'>;
export type Offer = Common & { readonly type: 'offer' } & EventData<'need.offered'>;
export type Need = Ask | Offer;

export type Needs = { readonly all: readonly Need[] };

/** How many needs a person may send in an hour: enough for a hard night, not enough to press with. */
export const asksPerHour = 6;

/** Collects needs; what refers to one that is not here yet waits for it. */
export function needFold() {
	const needs = new Map<EntryId, Need>();
	const answers = new Map<EntryId, { author: Slot; answer: NeedAnswer }>();
	type Closing = { eid: EntryId; author: Slot; how: NonNullable<Need['closed']>; t: number };
	const closings = new Map<EntryId, Closing[]>();

	const complete = <N extends Need>(need: N): N => {
		const answered = answers.get(need.eid);
		const answer = answered && answered.author !== need.author ? answered.answer : null;
		// Only whoever asked can say that it helped, or let it go.
		const closing = closings.get(need.eid)?.find(({ author }) => author === need.author);
		const { how: closed = null, t: closedAt = null, eid: by = null } = closing ?? {};
		return { ...need, answer, closed, closedAt, closing: by };
	};
	const put = (need: Need) => {
		const old = need.replaces && needs.get(need.replaces);
		// Only one's own words can be said anew.
		if (old && old.author === need.author) needs.delete(old.eid);
		needs.set(need.eid, complete(need));
	};
	const refresh = (eid: EntryId) => {
		const need = needs.get(eid);
		if (need) needs.set(eid, complete(need));
	};

	return {
		apply({ eid, author, t, pending }: DomainEntry, event: DomainEvent): void {
			const open = { answer: null, closed: null, closedAt: null, closing: null };
			if (event.kind === 'need.asked') {
				const changed = event.data.replaces !== undefined;
				put({ ...event.data, eid, author, t, pending, ...open, changed, type: 'ask' });
			} else if (event.kind === 'need.offered') {
				const changed = event.data.replaces !== undefined;
				put({ ...event.data, eid, author, t, pending, ...open, changed, type: 'offer' });
			} else if (event.kind === 'need.answered') {
				answers.set(event.data.to, { author, answer: { ...event.data, eid, t, pending } });
				refresh(event.data.to);
			} else if (event.kind === 'need.closed') {
				const { to, how } = event.data;
				closings.set(to, [...(closings.get(to) ?? []), { eid, author, how, t }]);
				refresh(to);
			}
		},
		result: (): Needs => ({ all: [...needs.values()] })
	};
}

/** What is open for both, in the order of the log. */
export const openNeeds = ({ all }: Needs): Need[] => all.filter((need) => need.closed === null);

/** Whether `author` may send one more need at `now`. */
export function mayAsk({ all }: Needs, author: Slot, now: number): boolean {
	const hour = 60 * 60 * 1000;
	const recent = all.filter((n) => n.type === 'ask' && n.author === author && now - n.t < hour);
	return recent.length < asksPerHour;
}
