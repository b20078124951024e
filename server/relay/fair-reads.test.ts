import { expect, test } from 'vitest';
import { fairReads } from './fair-reads.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const fails = (error: unknown) => {
	throw error;
};

test('one person’s many pages and another’s one take turns, each person’s in their order', async () => {
	const reads = fairReads(fails);
	const done: string[] = [];
	for (let i = 0; i < 4; i++) reads.inTurn('eve', () => done.push(`eve ${i}`));
	reads.inTurn('mara', () => done.push('mara'));
	expect(done).toEqual(['eve 0', 'mara']);
	await turn();
	expect(done).toEqual(['eve 0', 'mara', 'eve 1']);
	reads.inTurn('mara', () => done.push('mara again'));
	expect(done.at(-1)).toBe('mara again');
	for (let i = 0; i < 4; i++) await turn();
	expect(done).toEqual(['eve 0', 'mara', 'eve 1', 'mara again', 'eve 2', 'eve 3']);
});

test('what fails takes nothing else with it', async () => {
	const errors: unknown[] = [];
	const reads = fairReads((error) => errors.push(error));
	const done: string[] = [];
	reads.inTurn('eve', () => done.push('first'));
	reads.inTurn('eve', () => {
		throw new Error('odd');
	});
	reads.inTurn('eve', () => done.push('third'));
	for (let i = 0; i < 4; i++) await turn();
	expect(done).toEqual(['first', 'third']);
	expect(errors).toHaveLength(1);
});

test('a person with twenty pages to come has room for no more until one was read', async () => {
	const reads = fairReads(fails);
	for (let i = 0; i < 21; i++) reads.inTurn('eve', () => {});
	expect(reads.hasRoom('eve')).toBe(false);
	expect(reads.hasRoom('mara')).toBe(true);
	await turn();
	expect(reads.hasRoom('eve')).toBe(true);
});
