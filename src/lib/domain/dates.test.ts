import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Slot } from '#lib/protocol/ids.ts';
import { addDays } from './calendar.ts';
import { isTenderDay, nextOf } from './dates.ts';
import { inComingOrder, nearness } from './date-nearness.ts';
import type { DomainEntry } from './event.ts';
import { foldSpace } from './space.ts';
import { noor, sam, writes } from '../../../tests/support/written-by.ts';

const due = writes(noor, 'date.named', { name: 'The due date', day: '2027-03-07', yearly: true });
const fold = (...entries: DomainEntry[]) => foldSpace(entries).dates;
const once = { day: '2027-03-07', yearly: false, lasts: 1, rule: null };

describe('a tender date', () => {
	test('has no plan, no wish and nobody to tell until somebody says so', () => {
		expect(fold(due).all).toMatchObject([
			{ name: 'The due date', lines: [[], [], []], wishes: [null, null], entrusted: [false, false] }
		]);
		expect(fold(due).told.size).toBe(0);
	});

	test('is said anew only by whoever named it', () => {
		const said = { date: due.eid, name: 'That Sunday', day: '2027-03-08', yearly: false };
		expect(fold(due, writes(sam, 'date.changed', said)).all[0]).toMatchObject({
			name: 'The due date'
		});
		expect(fold(due, writes(noor, 'date.changed', said)).all[0]).toMatchObject({
			name: 'That Sunday',
			day: '2027-03-08',
			yearly: false
		});
	});

	test('a wish is each one’s own, can change, and can be let go', () => {
		const hers = writes(noor, 'date.wished', { date: due.eid, wish: 'near' });
		const his = writes(sam, 'date.wished', {
			date: due.eid,
			wish: 'busy',
			ifAsked: 'We have plans.'
		});
		const none = writes(noor, 'date.wished', { date: due.eid });
		expect(fold(due, hers, his).all[0]!.wishes).toEqual([
			{ wish: 'near' },
			{ wish: 'busy', ifAsked: 'We have plans.' }
		]);
		expect(fold(due, hers, his, none).all[0]!.wishes[0]).toBeNull();
	});

	test('when to be told is the latest that was chosen, and “never” is a choice', () => {
		const week = writes(noor, 'date.told', { date: due.eid, warn: 7, unnamed: true });
		const never = writes(noor, 'date.told', { date: due.eid, warn: null, unnamed: false });
		expect(fold(week).told.get(due.eid)).toMatchObject({ warn: 7, unnamed: true });
		expect(fold(week, never).told.get(due.eid)).toMatchObject({ warn: null, unnamed: false });
	});

	test('taken back, it is gone with all that was written about it', () => {
		const line = writes(sam, 'date.planned', { date: due.eid, line: 0, text: 'Tea', over: [] });
		expect(fold(line).all).toEqual([]);
		expect(fold(due, line).all[0]!.written).toEqual([[due.eid], [line.eid]]);
	});
});

describe('a plan in three lines', () => {
	const plan = (author: Slot, line: 0 | 1 | 2, text: string, over: DomainEntry[] = []) =>
		writes(author, 'date.planned', { date: due.eid, line, text, over: over.map(({ eid }) => eid) });
	const texts = (...entries: DomainEntry[]) =>
		fold(due, ...entries).all[0]!.lines.map((line) => line.map(({ text }) => text));

	test('keeps what both wrote in different lines at once', () => {
		const hers = plan(noor, 0, 'Sleep in');
		const his = plan(sam, 2, 'Soup');
		expect(texts(hers, his)).toEqual([['Sleep in'], [], ['Soup']]);
		expect(texts(his, hers)).toEqual([['Sleep in'], [], ['Soup']]);
	});

	test('shows both wordings of one line until somebody settles it', () => {
		const first = plan(noor, 1, 'A walk');
		const hers = plan(noor, 1, 'A walk by the river', [first]);
		const his = plan(sam, 1, 'A drive', [first]);
		expect(texts(first, hers, his)[1]).toEqual(['A walk by the river', 'A drive']);
		expect(texts(first, hers, his, plan(sam, 1, 'A walk, then a drive', [hers, his]))[1]).toEqual([
			'A walk, then a drive'
		]);
	});

	test('loses no line, however two devices’ work is woven together', () => {
		const work = fc.array(fc.record({ line: fc.constantFrom(0, 1, 2), n: fc.nat(99) }), {
			maxLength: 12
		});
		fc.assert(
			fc.property(work, work, fc.array(fc.boolean(), { maxLength: 24 }), (a, b, weave) => {
				// Each writes over what they have seen: their own.
				const offline = (author: Slot, list: typeof a) => {
					const done: DomainEntry[] = [];
					for (const { line, n } of list) {
						const seen = fold(due, ...done).all[0]!.lines[line]!;
						const over = seen.map(({ eid }) => eid);
						done.push(
							writes(author, 'date.planned', {
								date: due.eid,
								line: line as 0 | 1 | 2,
								text: `${author}${n}`,
								over
							})
						);
					}
					return done;
				};
				const [hers, his] = [offline(noor, a as never), offline(sam, b as never)];
				const [x, y] = [hers.slice(), his.slice()];
				const log: DomainEntry[] = [];
				for (const first of weave) log.push(...(first ? x : y).splice(0, 1));
				log.push(...x, ...y);
				const merged = fold(due, ...log).all[0]!.lines;
				const alone = [hers, his].map((done) => fold(due, ...done).all[0]!.lines);
				for (const line of [0, 1, 2] as const) {
					const stands = merged[line].map(({ eid }) => eid).toSorted();
					expect(stands).toEqual(alone.flatMap((of) => of[line].map(({ eid }) => eid)).toSorted());
				}
			}),
			{ numRuns: 60 }
		);
	});
});

describe('when a date comes', () => {
	test('once is once: the day after, it has been', () => {
		expect(nextOf(once, '2027-03-07')).toEqual({ first: '2027-03-07', last: '2027-03-07' });
		expect(nextOf(once, '2027-03-08')).toBeNull();
	});

	test('each year from its day on, and not before', () => {
		const yearly = { ...once, yearly: true };
		expect(nextOf(yearly, '2026-01-01')?.first).toBe('2027-03-07');
		expect(nextOf(yearly, '2027-03-08')?.first).toBe('2028-03-07');
	});

	test('a week that began before today is still here', () => {
		const week = { day: '2026-10-09', yearly: true, lasts: 7, rule: 'awareness-week' };
		expect(nextOf(week, '2026-10-15')).toEqual({ first: '2026-10-09', last: '2026-10-15' });
		expect(nextOf({ ...week, day: '2026-12-29', rule: null }, '2028-01-02')?.first).toBe(
			'2027-12-29'
		);
	});

	test('a rule this app does not know falls back to the day it was chosen with', () => {
		const unknown = { ...once, yearly: true, rule: 'day-of-tomorrow' };
		expect(nextOf(unknown, '2028-01-01')?.first).toBe('2028-03-07');
	});

	test('the next time is never over, never later than it could be, and lasts as long as it should', () => {
		const any = fc.record({
			day: fc.nat(20_000).map((n) => addDays('2000-01-01', n)),
			yearly: fc.boolean(),
			lasts: fc.integer({ min: 1, max: 31 }),
			rule: fc.constantFrom(null, 'mothers-fr', 'wave-of-light', 'unknown')
		});
		fc.assert(
			fc.property(any, fc.nat(20_000), (date, n) => {
				const today = addDays('2010-01-01', n);
				const next = nextOf(date, today);
				expect(next !== null || !date.yearly).toBe(true);
				if (!next) return;
				expect(next.last >= today).toBe(true);
				expect(next.last).toBe(addDays(next.first, date.lasts - 1));
				// What comes next stays the same on every day until it is over.
				expect(nextOf(date, next.last)).toEqual(next);
			})
		);
	});

	test('they stand in the order in which they come; what has been stands apart', () => {
		const dates = [
			{ ...once, day: '2027-05-01' },
			{ ...once, day: '2020-01-01' },
			{ ...once, day: '2026-12-24' },
			{ ...once, day: '2020-06-01', yearly: true }
		];
		const { coming, been } = inComingOrder(dates, '2026-11-23');
		expect(coming.map(({ span }) => span.first)).toEqual([
			'2026-12-24',
			'2027-05-01',
			'2027-06-01'
		]);
		expect(been.map(({ day }) => day)).toEqual(['2020-01-01']);
	});
});

describe('being told', () => {
	const how = (today: string, warn: number | null) => nearness(once, { warn }, today)?.how ?? null;

	test('is silence unless somebody asked for it', () => {
		expect(nearness(once, undefined, '2027-03-07')).toBeNull();
		for (const day of ['2027-03-01', '2027-03-07', '2027-03-08']) expect(how(day, null)).toBeNull();
	});

	test('begins as many days before as was asked, and not one earlier', () => {
		expect(how('2027-02-27', 7)).toBeNull();
		expect(how('2027-02-28', 7)).toBe('coming');
		expect(how('2027-03-06', 0)).toBeNull();
		expect(how('2027-03-07', 0)).toBe('here');
	});

	test('says that it is over on the morning after, and nothing from then on', () => {
		expect(how('2027-03-08', 0)).toBe('over');
		expect(how('2027-03-09', 14)).toBeNull();
		const week = { ...once, day: '2026-10-09', lasts: 7 };
		expect(nearness(week, { warn: 0 }, '2026-10-12')?.how).toBe('here');
		expect(nearness(week, { warn: 0 }, '2026-10-16')?.how).toBe('over');
	});
});

describe('the prompt of a tender day', () => {
	const dates = fold(due).all;
	const minutes = 60_000;

	test.each([
		['London', 4 * 60],
		['Berlin in summer', 2 * 60],
		['New York', 9 * 60],
		['Honolulu', 14 * 60],
		['Auckland in summer', 15 * 60 - 24 * 60]
	])('is silent on that day for two who live in %s', (_where, dayStarts) => {
		const began = Date.UTC(2027, 2, 7) + dayStarts * minutes;
		const day = 24 * 60 * minutes;
		expect(isTenderDay(dates, began)).toBe(true);
		expect(isTenderDay(dates, began - day)).toBe(false);
		expect(isTenderDay(dates, began + day)).toBe(false);
	});
});
