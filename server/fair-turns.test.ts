import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fairTurns } from './fair-turns.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const fails = (error: unknown) => {
	throw error;
};

test('what one asks for all at once and another’s one thing take turns, each one’s in their order', () => {
	const turns = fairTurns(fails);
	const done: string[] = [];
	for (let i = 0; i < 4; i++) turns.inTurn('eve', () => done.push(`eve ${i}`));
	turns.inTurn('mara', () => done.push('mara'));
	expect(done).toEqual(['eve 0', 'mara']);
	vi.advanceTimersByTime(1);
	expect(done).toEqual(['eve 0', 'mara', 'eve 1']);
	turns.inTurn('mara', () => done.push('mara again'));
	expect(done.at(-1)).toBe('mara again');
	vi.advanceTimersByTime(10);
	expect(done).toEqual(['eve 0', 'mara', 'eve 1', 'mara again', 'eve 2', 'eve 3']);
});

test('what waits is begun when the thread was everybody’s for as long as the one before took', () => {
	const turns = fairTurns(fails);
	const begun: number[] = [];
	const start = performance.now();
	for (const ms of [30, 5, 0]) {
		turns.inTurn('eve', () => {
			begun.push(performance.now() - start);
			vi.advanceTimersByTime(ms);
		});
	}
	vi.advanceTimersByTime(100);
	expect(begun).toEqual([0, 60, 70]);
});

test('what comes one after the other waits for nothing', () => {
	const turns = fairTurns(fails);
	let done = 0;
	for (let i = 1; i <= 3; i++) {
		turns.inTurn('mara', () => done++);
		expect(done).toBe(i);
		vi.advanceTimersByTime(0);
	}
});

test('what fails takes nothing else with it', () => {
	const errors: unknown[] = [];
	const turns = fairTurns((error) => errors.push(error));
	const done: string[] = [];
	turns.inTurn('eve', () => done.push('first'));
	turns.inTurn('eve', () => {
		throw new Error('odd');
	});
	turns.inTurn('eve', () => done.push('third'));
	vi.advanceTimersByTime(10);
	expect(done).toEqual(['first', 'third']);
	expect(errors).toHaveLength(1);
	expect(() =>
		turns.inTurn('mara', () => {
			throw new Error('at once');
		})
	).toThrow('at once');
	vi.advanceTimersByTime(0);
	turns.inTurn('mara', () => done.push('mara'));
	expect(done.at(-1)).toBe('mara');
});

test('it can be told how much waits', () => {
	const turns = fairTurns(fails);
	for (let i = 0; i < 21; i++) turns.inTurn('eve', () => {});
	expect(turns.waiting('eve')).toBe(20);
	expect(turns.waiting('mara')).toBe(0);
	vi.advanceTimersByTime(100);
	expect(turns.waiting('eve')).toBe(0);
});
