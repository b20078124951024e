import { describe, expect, test } from 'vitest';
import { buckets } from './limits.ts';

describe('a bucket of ten that fills by two a second', () => {
	const bucket = () => {
		let time = 0;
		return { ...buckets(2, 10, () => time), passes: (ms: number) => (time += ms) };
	};

	test('gives what is in it, then says how long until there is enough, and takes nothing then', () => {
		const { take, passes } = bucket();
		expect(take('mara', 8)).toBe(0);
		expect(take('mara', 4)).toBe(1000);
		expect(take('mara', 4)).toBe(1000);
		expect(take('mara', 2)).toBe(0);
		passes(2000);
		expect(take('mara', 4)).toBe(0);
	});

	test('is everybody’s own', () => {
		const { take } = bucket();
		expect(take('eve', 10)).toBe(0);
		expect(take('eve', 1)).toBe(500);
		expect(take('mara', 10)).toBe(0);
	});

	test('charges for what has come already, so that the wait grows with it, up to an end', () => {
		const { charge, passes } = bucket();
		expect(charge('eve', 10)).toBe(0);
		expect(charge('eve', 2)).toBe(1000);
		expect(charge('eve', 2)).toBe(2000);
		expect(charge('eve', 1000)).toBe(5000);
		passes(5000);
		expect(charge('eve', 1)).toBe(500);
	});

	test('forgets nobody who still owes', () => {
		const { charge, passes, sweep } = bucket();
		charge('eve', 1000);
		passes(1000);
		sweep();
		expect(charge('eve', 0)).toBe(4000);
		passes(10_001);
		sweep();
		expect(charge('eve', 10)).toBe(0);
	});
});
