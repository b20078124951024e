// Tender dates: days that may be hard, named by either, each for themself or for both. Nothing here
// is set by the app, counts days or years, or tells one of the two what the other chose to be told.
// The plan is written by both and merges as in wording.ts; a wish is each one's own; the name and the
// day are changed only by whoever named it.
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { addDays, inYear, yearOf, type Day } from './calendar.ts';
import type { DomainEntry, DomainEvent, EventData } from './event.ts';
import { standing, type Wording } from './wording.ts';
import { yearlyDays } from './yearly-days.ts';

export type DayWish = Omit<EventData<'date.wished'>, 'date'>;

export type TenderDate = {
	readonly eid: EntryId;
	readonly author: Slot;
	readonly t: number;
	readonly pending: boolean;
	readonly name: string;
	readonly day: Day;
	readonly yearly: boolean;
	readonly lasts: number;
	/** A rule for the day of each year, perhaps one that this app does not know. */
	readonly rule: string | null;
	/** The plan's lines for the morning, the middle and the evening; two wordings wait to be settled. */
	readonly lines: readonly [readonly Wording[], readonly Wording[], readonly Wording[]];
	readonly wishes: readonly [DayWish | null, DayWish | null];
	/** By slot: who asked that only the other be told. */
	readonly entrusted: readonly [boolean, boolean];
	/** By slot: everything each wrote of it, to be taken back together. */
	readonly written: readonly [readonly EntryId[], readonly EntryId[]];
};

/** When somebody wants to be told of a date; null: never. */
export type Told = {
	readonly warn: number | null;
	readonly unnamed: boolean;
	readonly written: readonly EntryId[];
};

export type Dates = {
	/** In the order of the log. */
	readonly all: readonly TenderDate[];
	/** In one's own space: by date, of either space. */
	readonly told: ReadonlyMap<EntryId, Told>;
};

type Worded = Wording & { over: readonly EntryId[] };
type DateDraft = Omit<TenderDate, 'lines' | 'written'> & {
	lines: Worded[];
	lineOf: Map<EntryId, number>;
	written: [EntryId[], EntryId[]];
};
type DateEvent = Extract<DomainEvent, { kind: `date.${string}` }>;

/** Collects dates; what refers to one that is not here yet waits for it. */
export function dateFold() {
	const dates = new Map<EntryId, DateDraft>();
	const told = new Map<EntryId, Told>();
	const waiting = new Map<EntryId, { entry: DomainEntry; event: DateEvent }[]>();

	const saidOf = ({ name, day, yearly, lasts, rule }: EventData<'date.named'>) => ({
		name,
		day,
		yearly,
		lasts: lasts ?? 1,
		rule: rule ?? null
	});

	function change(entry: DomainEntry, event: DateEvent): void {
		const { eid, author, t, pending } = entry;
		if (event.kind === 'date.told') {
			const { date, warn, unnamed } = event.data;
			told.set(date, { warn, unnamed, written: [...(told.get(date)?.written ?? []), eid] });
			return;
		}
		if (event.kind === 'date.named') {
			if (dates.has(eid)) return;
			dates.set(eid, {
				...saidOf(event.data),
				eid,
				author,
				t,
				pending,
				lines: [],
				lineOf: new Map(),
				wishes: [null, null],
				entrusted: [false, false],
				written: author === 0 ? [[eid], []] : [[], [eid]]
			});
			const late = waiting.get(eid) ?? [];
			waiting.delete(eid);
			for (const { entry: then, event: what } of late) change(then, what);
			return;
		}
		const date = dates.get(event.data.date);
		if (!date) {
			const { date: target } = event.data;
			return void waiting.set(target, [...(waiting.get(target) ?? []), { entry, event }]);
		}
		if (date.written[author].includes(eid)) return;
		date.written[author].push(eid);
		switch (event.kind) {
			case 'date.changed':
				if (author === date.author) dates.set(date.eid, { ...date, ...saidOf(event.data) });
				break;
			case 'date.planned': {
				const { line, text, over } = event.data;
				date.lineOf.set(eid, line);
				date.lines.push({ eid, author, text, over });
				break;
			}
			case 'date.wished': {
				const { wish, ifAsked } = event.data;
				const wishes = date.wishes.with(author, wish || ifAsked ? { wish, ifAsked } : null);
				dates.set(date.eid, { ...date, wishes: wishes as [DayWish | null, DayWish | null] });
				break;
			}
			case 'date.entrusted': {
				const entrusted = date.entrusted.with(author, event.data.on) as [boolean, boolean];
				dates.set(date.eid, { ...date, entrusted });
				break;
			}
		}
	}

	return {
		apply(entry: DomainEntry, event: DomainEvent): void {
			if (event.kind.startsWith('date.')) change(entry, event as DateEvent);
		},
		result: (): Dates => ({
			all: [...dates.values()].map(({ lines, lineOf, ...date }) => {
				const of = (line: number) => standing(lines.filter(({ eid }) => lineOf.get(eid) === line));
				return { ...date, lines: [of(0), of(1), of(2)] as const };
			}),
			told
		})
	};
}

export type Span = { readonly first: Day; readonly last: Day };

const span = (first: Day, lasts: number): Span => ({ first, last: addDays(first, lasts - 1) });

/** When it is this time, or next, as seen from `today`; null: it has been, and does not come again. */
export function nextOf(
	{ day, yearly, lasts, rule }: Pick<TenderDate, 'day' | 'yearly' | 'lasts' | 'rule'>,
	today: Day
): Span | null {
	if (!yearly) {
		const once = span(day, lasts);
		return once.last >= today ? once : null;
	}
	const known = rule !== null && Object.hasOwn(yearlyDays, rule) ? yearlyDays[rule]! : null;
	// From the year before: what lasts a while may have begun in it. A date yet to come begins then.
	for (let year = yearOf(today) - 1; ; year++) {
		const first = known ? known.in(year) : inYear(day, year);
		if (!known && first < day) continue;
		const each = span(first, lasts);
		if (each.last >= today) return each;
	}
}

/**
 * Whether a date of these is on the day that began for the two at `began` (ms). They share one
 * beginning of the day wherever they are; whichever calendar day most of it is counts for both.
 */
export function isTenderDay(dates: readonly TenderDate[], began: number): boolean {
	// Four in the morning of a day falls on that day or the one before in UTC: this tells which, from
	// Hawaii to New Zealand.
	const theirDay = new Date(began + (9 * 60 + 59) * 60_000).toISOString().slice(0, 10);
	return dates.some((date) => {
		const next = nextOf(date, theirDay);
		return next !== null && next.first <= theirDay;
	});
}
