// What stands on Today: at most three things, each of which may be left. Pure: what there is, in which
// order, and which of it has a seat. A seat once taken is kept while the page is looked at, so that
// nothing moves under a finger and no card goes away under somebody who writes in it.
import type { CheckIn } from './check-ins.ts';
import { glows, type Light } from './goals.ts';
import type { Need } from './needs.ts';
import { openNeeds } from './needs.ts';
import { dayOf } from './prompts.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import type { SpaceView } from './space.ts';
import { declinedFor, type Talk } from './talks.ts';

/**
 * The places things have on Today, the first first. A new kind of thing takes its place here, is
 * found in `thingsOf`, and has its card in `routes/(space)/today/ThingCard.svelte`.
 */
export const places = [
	/** A conversation that is open. */
	'talk',
	/** What the partner needs or offers. */
	'need',
	/** What the partner gave last, or to be read alone and not opened yet. */
	'feeling',
	/** What was given, needed or offered, and the partner has answered it. */
	'answered',
	/** A small light the partner saw in one, or in the two. */
	'light',
	/** What the partner needs or offers and one has answered: nothing is open in it. */
	'seen-to',
	/** What was needed or offered, or is kept to be given. */
	'own-need',
	/** The question of the day. */
	'prompt',
	/** What was given last. */
	'own-feeling',
	/** What was given and answered before. */
	'earlier'
] as const;
export type Place = (typeof places)[number];

type What =
	| { readonly kind: 'talk'; readonly talk: Talk }
	| { readonly kind: 'need'; readonly need: Need }
	/** A need kept in one's own space until there is somebody to tell. */
	| { readonly kind: 'kept-need'; readonly need: Need }
	| { readonly kind: 'feeling'; readonly checkIn: CheckIn }
	| { readonly kind: 'light'; readonly light: Light }
	| { readonly kind: 'prompt'; readonly prompt: string };

export type Thing = What & {
	readonly id: string;
	readonly place: Place;
	readonly t: number;
	/** Whose it is: the desktop has a column for what comes from the partner. */
	readonly from: 'me' | 'partner' | 'both';
	/** Changes when something new happens to it: what was left comes back then. */
	readonly mark: string;
	/**
	 * It is over: the partner took it back or let it go while it stood here, or it helped. It stays where
	 * it stands until the page is left, and has no place anew.
	 */
	readonly gone?: true;
};

/** What was left for now, by id: the mark it had. Kept on this device alone. */
export type Left = Readonly<Record<string, string>>;

export type Sources = {
	/** The space of the two; null while alone. */
	readonly shared: SpaceView | null;
	readonly solo: SpaceView;
	readonly slot: Slot;
	readonly talk: Talk | null;
	readonly prompt: string | null;
	/** Given to be read alone or beside its author, and opened here. */
	readonly opened: ReadonlySet<string>;
	readonly now: number;
};

const hour = 3_600_000;
/** How long what was given stays at hand after something newer was given. */
const recent = 48 * hour;

/** The moment (ms) the day of `now` began for the two. */
export const dayBegan = (now: number, dayStarts: number): number =>
	(dayOf(now, dayStarts) * 24 * 60 + dayStarts) * 60_000;

/** Whether it waits for a tap: given to be read alone, or beside its author. */
export const isGuarded = ({ wish }: Pick<CheckIn, 'wish'>): boolean =>
	wish === 'alone' || wish === 'beside';

function needThings({ shared, solo, slot, now }: Sources): Thing[] {
	const things: Thing[] = openNeeds(solo.needs).map((need) => {
		const { eid, t } = need;
		const id = `kept/${eid}`;
		return { kind: 'kept-need', need, id, place: 'own-need', t, from: 'me', mark: '' };
	});
	if (!shared) return things;
	const began = dayBegan(now, shared.dayStarts);
	for (const need of shared.needs.all) {
		const { eid, t, answer, closed, closedAt } = need;
		const mine = need.author === slot;
		// "That helped" is for whoever answered: it stands until tomorrow.
		const thanks = !mine && closed === 'helped' && answer !== null && (closedAt ?? 0) >= began;
		// Whoever was helped sees that it is told, where it stood.
		const told = mine && closed === 'helped' && (closedAt ?? 0) >= began;
		if (closed !== null && !thanks && !told) continue;
		const settled = answer !== null && answer.t < began && !thanks;
		const open = mine ? 'own-need' : 'need';
		const place = settled ? 'earlier' : !answer ? open : mine ? 'answered' : 'seen-to';
		const mark = mine ? (answer?.eid ?? '') : (closed ?? '');
		const from = mine ? 'me' : 'partner';
		const id = `need/${eid}`;
		things.push({ kind: 'need', need, id, place, t, from, mark, ...(told && { gone: true }) });
	}
	return things;
}

function feelingThings({ shared, slot, opened, now }: Sources): Thing[] {
	const things: Thing[] = [];
	const passed = [false, false];
	for (const checkIn of shared?.checkIns.given.toReversed() ?? []) {
		const { eid, t, author, presence } = checkIn;
		const mine = author === slot;
		const latest = !passed[author];
		passed[author] = true;
		const young = now - t < recent;
		const place = (): Place | null => {
			if (mine && presence && now - presence.t < recent / 2) return 'answered';
			if (!mine && isGuarded(checkIn) && !opened.has(eid)) return 'feeling';
			if (latest) return mine ? 'own-feeling' : young ? 'feeling' : 'earlier';
			return young ? 'earlier' : null;
		};
		const at = place();
		if (at === null) continue;
		const mark = mine ? (presence?.eid ?? '') : '';
		const from = mine ? 'me' : 'partner';
		things.push({ kind: 'feeling', checkIn, id: `feeling/${eid}`, place: at, t, from, mark });
	}
	return things;
}

function promptThing({ shared, solo, slot, prompt, now }: Sources): Thing[] {
	if (prompt === null) return [];
	const view = shared ?? solo;
	const began = dayBegan(now, view.dayStarts);
	// Only what both may see changes it: nothing tells that the other has written.
	const theirs = view.prompts.rounds.findLast((r) => r.prompt === prompt)?.answers[1 - slot];
	const mark = `${began}/${(shared && theirs?.eid) ?? ''}`;
	const id = `prompt/${prompt}`;
	return [{ kind: 'prompt', prompt, id, place: 'prompt', t: began, from: 'both', mark }];
}

function lightThings({ shared, slot, now }: Sources): Thing[] {
	const lights = shared?.goals.lights.filter((light) => glows(light, slot, now)) ?? [];
	return lights.map((light) => {
		const { eid, t } = light;
		const id = `light/${eid}`;
		return { kind: 'light', light, id, place: 'light', t, from: 'partner', mark: '' };
	});
}

function talkThing({ shared, talk: open, slot, now }: Sources): Thing[] {
	// "Not now" is for whoever asked: it stands until tomorrow.
	const talk = open ?? (shared && declinedFor(shared.talks, slot, dayBegan(now, shared.dayStarts)));
	if (!talk) return [];
	const mark = `${talk.stage}/${talk.joined[slot === 0 ? 1 : 0]}/${talk.pause?.until ?? ''}`;
	const { eid, t } = talk;
	const from = talk.inviter === slot && !talk.declined ? 'me' : 'partner';
	return [{ kind: 'talk', talk, id: `talk/${eid}`, place: 'talk', t, from, mark }];
}

/** When the last thing happened to it: an answer counts as new however old what it answers is. */
function latestAt(thing: Thing): number {
	if (thing.place !== 'answered') return thing.t;
	if (thing.kind === 'need') return thing.need.answer?.t ?? thing.t;
	if (thing.kind === 'feeling') return thing.checkIn.presence?.t ?? thing.t;
	return thing.t;
}

/** Everything there is for Today, in order: by place, and the newest first. */
export function thingsOf(sources: Sources): Thing[] {
	return [
		...talkThing(sources),
		...needThings(sources),
		...feelingThings(sources),
		...lightThings(sources),
		...promptThing(sources)
	].toSorted(
		(a, b) => places.indexOf(a.place) - places.indexOf(b.place) || latestAt(b) - latestAt(a)
	);
}

/** How many things stand on the page at once. */
export const seatsOnToday = 3;

export type Seating = {
	/** On the page, in their seats. */
	readonly shown: readonly Thing[];
	/** Behind "More": what had no seat, and what was left. */
	readonly rest: readonly Thing[];
	/** Of the rest: what the partner did while the page was looked at. */
	readonly waiting: readonly Thing[];
};

/**
 * Of what is shown, the ids of what stands under the stones on a wide screen: one's own, and what
 * belongs to both as soon as something of the partner's stands beside. `before`: how it was, when
 * nothing may change sides any more.
 */
export function underStones(
	shown: readonly Thing[],
	before: { readonly shown: readonly Thing[]; readonly under: ReadonlySet<string> } | null
): Set<string> {
	const beside = shown.some(({ from }) => from === 'partner');
	const stood = new Set(before?.shown.map(({ id }) => id));
	const under = shown.filter(({ id, from }) =>
		before && stood.has(id) ? before.under.has(id) : from === 'me' || (from === 'both' && beside)
	);
	return new Set(under.map(({ id }) => id));
}

const isLeft = (left: Left, { id, mark }: Thing) => left[id] === mark;

/** The first things get the seats; `first` are put before all others. */
export function seat(all: readonly Thing[], left: Left, first: readonly Thing[] = []): Seating {
	const things = all.filter(({ gone }) => !gone);
	const wanted = new Set(first.map(({ id }) => id));
	const free = things.filter((thing) => !isLeft(left, thing));
	const shown = [
		...free.filter(({ id }) => wanted.has(id)),
		...free.filter(({ id }) => !wanted.has(id))
	].slice(0, seatsOnToday);
	return { shown, rest: things.filter((thing) => !shown.includes(thing)), waiting: [] };
}

/**
 * Seats while the page is looked at. Whoever has one keeps it; a free one is taken only by what is
 * new since `before`, after the others, so that leaving one thing does not bring up the next.
 */
export function reseat(things: readonly Thing[], left: Left, before: Seating): Seating {
	const now = new Map(things.map((thing) => [thing.id, thing]));
	const known = new Map([...before.shown, ...before.rest].map((thing) => [thing.id, thing.mark]));
	const kept = before.shown.flatMap((thing): Thing[] => {
		const still = now.get(thing.id);
		if (still) return isLeft(left, still) ? [] : [still];
		// Somebody may be writing in it, or about to tap what would move into its place.
		const written = thing.kind === 'need' || thing.kind === 'feeling';
		const stays = written && thing.from === 'partner' && !isLeft(left, thing);
		return stays ? [{ ...thing, gone: true }] : [];
	});
	const has = new Set(kept.map(({ id }) => id));
	const still = new Set(before.waiting.map(({ id }) => id));
	const there = new Set(before.rest.map(({ id }) => id));
	const news = things.filter((thing) => {
		if (thing.gone || has.has(thing.id) || isLeft(left, thing)) return false;
		return known.get(thing.id) !== thing.mark || still.has(thing.id);
	});
	const shown = [...kept, ...news.slice(0, Math.max(0, seatsOnToday - kept.length))];
	const seated = new Set(shown.map(({ id }) => id));
	const isNews = new Set(news);
	return {
		shown,
		rest: things.filter(({ id, gone }) => !seated.has(id) && (!gone || there.has(id))),
		waiting: things.filter((thing) => {
			// What the partner answered is news, too.
			const theirs = thing.from === 'partner' || known.has(thing.id);
			return isNews.has(thing) && !seated.has(thing.id) && theirs;
		})
	};
}
