import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dailyPool, deckIds } from '#lib/content/prompts.ts';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { chosenBy, dayBegan, promptFor, promptOfDay } from './daily-prompt.ts';
import { newEvent, type DomainEntry } from './event.ts';
import { dayOf } from './prompts.ts';
import { foldSpace } from './space.ts';

describe('the prompt of a day', () => {
	const pool = Array.from({ length: 60 }, (_, i) => `daily-d${String(i + 1).padStart(2, '0')}`);

	test('is the same for both, wherever they are, in every moment', () => {
		// One beginning of the day for the two: Auckland and London agree on it.
		const dayStarts = 16 * 60;
		fc.assert(
			fc.property(fc.date({ noInvalidDate: true }), (moment) => {
				const day = dayOf(moment.getTime(), dayStarts);
				expect(promptOfDay(pool, 'ours', day, () => false)).toBe(
					promptOfDay(pool.toReversed(), 'ours', day, () => false)
				);
			})
		);
		const noon = Date.UTC(2026, 10, 24, 12);
		expect(dayOf(noon, dayStarts)).toBe(dayOf(noon + 3 * 3600_000, dayStarts));
		expect(dayOf(noon + 4 * 3600_000, dayStarts)).toBe(dayOf(noon, dayStarts) + 1);
	});

	test('comes again only when all others have been', () => {
		const sixty = Array.from({ length: 60 }, (_, d) => promptOfDay(pool, 'ours', d, () => false));
		expect(new Set(sixty).size).toBe(60);
		expect(promptOfDay(pool, 'ours', 60, () => false)).toBe(sixty[0]);
	});

	test('passes over what the couple does not want, and is nothing when that is everything', () => {
		const first = promptOfDay(pool, 'ours', 7, () => false);
		const next = promptOfDay(pool, 'ours', 7, (prompt) => prompt === first);
		expect(next).not.toBe(first);
		expect(promptOfDay(pool, 'ours', 7, () => true)).toBeNull();
	});

	test('differs from couple to couple', () => {
		const days = Array.from({ length: 20 }, (_, d) => d);
		const ours = days.map((d) => promptOfDay(pool, 'ours', d, () => false));
		const theirs = days.map((d) => promptOfDay(pool, 'theirs', d, () => false));
		expect(ours).not.toEqual(theirs);
	});
});

describe('what either chooses about prompts', () => {
	const dayStarts = 16 * 60;
	const today = dayBegan(Date.UTC(2026, 10, 24, 12), dayStarts);
	const day = 24 * 3600_000;
	type Choice = { author: Slot; deck: number; not: number | null; off: boolean };
	const choice: fc.Arbitrary<Choice> = fc.record({
		author: fc.constantFrom<Slot>(0, 1),
		deck: fc.nat(deckIds.length - 1),
		not: fc.option(fc.nat(59)),
		off: fc.boolean()
	});
	/** A choice as an entry written at `t`: of a deck, or of a prompt of the pool. */
	const written = ({ author, deck, not, off }: Choice, t: number, n: number): DomainEntry => ({
		eid: n.toString(16).padStart(32, '0') as EntryId,
		author,
		t,
		pending: false,
		...(not === null
			? newEvent('prompt.decks', { decks: [deckIds[deck]!] })
			: newEvent('prompt.marked', { prompt: pool[not]!, mark: off ? 'not-for-us' : 'none' }))
	});
	const pool = dailyPool([]);
	const on = (log: DomainEntry[], now: number) =>
		promptFor(foldSpace(log).prompts, now, { dayStarts, seed: 'ours', pool: dailyPool });
	const before = fc.array(fc.tuple(choice, fc.integer({ min: 1, max: 30 * day })), {
		maxLength: 8
	});
	const during = fc.array(fc.tuple(choice, fc.nat(day - 1), fc.nat(20)), { maxLength: 8 });

	test('leaves the question of the day as it was when the day began, whoever knows of it or not', () => {
		fc.assert(
			fc.property(before, during, fc.nat(day - 1), (earlier, later, moment) => {
				const log = earlier.map(([made, ago], i) => written(made, today - ago, i));
				const question = on(log, today);
				// In any moment of the day, on a phone that has some of today's choices, or all, or none.
				expect(on(log, today + moment)).toEqual(question);
				const woven = [...log];
				later.forEach(([made, after, place], i) =>
					woven.splice(place % (woven.length + 1), 0, written(made, today + after, 100 + i))
				);
				expect(on(woven, today + moment)).toEqual(question);
			})
		);
	});

	test('counts from the next day', () => {
		const question = on([], today)!;
		const next = on([], today + day)!;
		const no = (prompt: string, t: number, n: number): DomainEntry => ({
			...written({ author: 0, deck: 0, not: 0, off: true }, t, n),
			d: { prompt, mark: 'not-for-us' }
		});
		const log = [no(question.prompt, today, 1), no(next.prompt, today + 1, 2)];
		expect(on(log, today + day - 1)).toEqual(question);
		expect(on(log, today + day)!.prompt).not.toBe(next.prompt);
		expect(chosenBy(foldSpace(log).prompts, today).notForUs.size).toBe(0);
		expect(chosenBy(foldSpace(log).prompts, today + day).notForUs.size).toBe(2);
	});

	test('the day begins for both in one moment, in any place of the world', () => {
		fc.assert(
			fc.property(fc.nat(1439), fc.integer({ min: 0, max: 4e12 }), (starts, now) => {
				const began = dayBegan(now, starts);
				expect(began).toBeLessThanOrEqual(now);
				expect(now - began).toBeLessThan(day);
				expect(dayBegan(began + day - 1, starts)).toBe(began);
				expect(dayBegan(began - 1, starts)).toBe(began - day);
			})
		);
	});
});
