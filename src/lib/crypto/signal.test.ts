import { describe, expect, test } from 'vitest';
import { random } from './bytes.ts';
import { Secret } from './secret.ts';
import { everyone, openSignal, sealSignal } from './signal.ts';
import { spaceKeys } from './space-key.ts';

const keys = await spaceKeys(random(16), new Map([[1, new Secret(random(32))]]));
const place = { slot: 0 as const, from: random(16), to: everyone, count: 7 };
const json = '{"hand":true}';

describe('a signal', () => {
	test('opens where it is meant, and says from whom to whom', async () => {
		const body = await sealSignal(keys, place, json, random);
		expect(await openSignal(keys, body)).toEqual({ ...place, json });
	});

	test('has one size, whatever it says', async () => {
		const short = await sealSignal(keys, place, '{}', random);
		const long = await sealSignal(keys, place, 'x'.repeat(254), random);
		expect(short.length).toBe(long.length);
		expect(short.length).toBeLessThanOrEqual(512);
		await expect(sealSignal(keys, place, 'x'.repeat(255), random)).rejects.toThrow(RangeError);
	});

	test('SIGNAL1 does not open once a bit of it was changed, wherever', async () => {
		const body = await sealSignal(keys, place, json, random);
		for (let at = 0; at < body.length; at++) {
			const changed = body.slice();
			changed[at]! ^= 1;
			expect(await openSignal(keys, changed), `byte ${at}`).toBeNull();
		}
	});

	test('of another space, or cut short, is nothing', async () => {
		const body = await sealSignal(keys, place, json, random);
		const other = await spaceKeys(random(16), new Map([[1, new Secret(random(32))]]));
		expect(await openSignal(other, body)).toBeNull();
		for (const length of [0, 1, 36, 37, 60, body.length - 1]) {
			expect(await openSignal(keys, body.subarray(0, length))).toBeNull();
		}
	});
});
