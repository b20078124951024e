import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roomAheadMs } from '#lib/protocol/limits.ts';
import { eveningOf, roomChoices } from './room.ts';

const hour = 60 * 60_000;
const time = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
const starts = fc.integer({ min: 0, max: 1439 });

describe('ROOM1 the evening of two people', () => {
	test('is at seven where their day begins at four', () => {
		// Four in the morning in Berlin in winter is three in UTC.
		const { moment, ends } = eveningOf(Date.UTC(2026, 10, 24, 12, 30), 3 * 60);
		expect(new Date(moment).toISOString()).toBe('2026-11-24T18:00:00.000Z');
		expect(new Date(ends).toISOString()).toBe('2026-11-25T03:00:00.000Z');
	});

	test('is the same in every moment of their day, whatever clock their phones show', () => {
		fc.assert(
			fc.property(
				time,
				starts,
				fc.integer({ min: 0, max: 24 * hour - 1 }),
				(now, dayStarts, on) => {
					const one = eveningOf(now, dayStarts);
					const began = one.ends - 24 * hour;
					expect(eveningOf(began + on, dayStarts)).toEqual(one);
					expect(eveningOf(one.ends, dayStarts).moment).toBe(one.moment + 24 * hour);
				}
			)
		);
	});

	test('has a name in whole minutes, and is never further ahead than the server takes it', () => {
		fc.assert(
			fc.property(time, starts, (now, dayStarts) => {
				const { moment, ends } = eveningOf(now, dayStarts);
				expect(Number.isInteger(moment / 60_000)).toBe(true);
				expect(moment - now).toBeLessThanOrEqual(roomAheadMs);
				expect(now).toBeLessThan(ends);
				expect(moment).toBeLessThan(ends);
			})
		);
	});

	test('has choices with ids of their own, and rest is none of them: it is always there', () => {
		expect(new Set(roomChoices).size).toBe(roomChoices.length);
		expect(roomChoices).not.toContain('rest');
	});
});
