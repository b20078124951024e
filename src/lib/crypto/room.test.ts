import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Secret } from './secret.ts';
import { choicesIn, readOwnSet, roomSet, roomToken } from './room.ts';
import { spaceKeys, type SpaceKeys } from './space-key.ts';

const fill = (value: number, length = 32) => new Uint8Array(length).fill(value);
const keysOf = (secret: number, space: number) =>
	spaceKeys(fill(space, 16), new Map([[1, new Secret(fill(secret))]]));

const choices = ['quiet-company', 'doing', 'walk', 'writing', 'little-talk', 'big-talk'] as const;
type Choice = (typeof choices)[number];
const size = 8;
const moment = fc.nat({ max: 2 ** 32 - 1 });
const chosen = fc.subarray([...choices]);

let shared: SpaceKeys;
let mara: SpaceKeys;
let tom: SpaceKeys;
beforeAll(async () => {
	[shared, mara, tom] = await Promise.all([keysOf(1, 1), keysOf(2, 2), keysOf(3, 3)]);
});

const hex = (token: Uint8Array) => Buffer.from(token).toString('hex');
const setOf = (own: SpaceKeys, at: number, picked: readonly Choice[]) =>
	roomSet({ shared, own }, at, choices, picked, size);
/** All a server can do without a key: which tokens are in both. */
const matching = (a: readonly Uint8Array[], b: readonly Uint8Array[]) => {
	const other = new Set(b.map(hex));
	return a.filter((token) => other.has(hex(token)));
};

describe('TOKEN the tokens of an evening', () => {
	test('TOKEN3 that are equal in two sets are exactly what both chose, whatever each of them chose', async () => {
		await fc.assert(
			fc.asyncProperty(moment, chosen, chosen, async (at, hers, his) => {
				const both = matching(await setOf(mara, at, hers), await setOf(tom, at, his));
				const expected = choices.filter((c) => hers.includes(c) && his.includes(c));
				expect(both).toHaveLength(expected.length);
				expect(await choicesIn(shared, at, choices, both)).toEqual(expected);
			}),
			{ numRuns: 300 }
		);
	});

	test('TOKEN2 are as many and as long in every set, all different, in the order of their bytes', async () => {
		await fc.assert(
			fc.asyncProperty(moment, chosen, async (at, picked) => {
				const tokens = await setOf(mara, at, picked);
				expect(tokens).toHaveLength(size);
				expect(tokens.every(({ length }) => length === 16)).toBe(true);
				expect(new Set(tokens.map(hex)).size).toBe(size);
				expect(tokens.map(hex)).toEqual(tokens.map(hex).toSorted());
			})
		);
	});

	test('TOKEN2 of one set tell nobody without the key what, or how much, was chosen', async () => {
		// Each place in the order is as likely to hold a chosen token as noise: the mean of the first
		// byte of both kinds is that of noise, over many evenings.
		const sums = { chosen: 0, not: 0 };
		const evenings = 400;
		for (let at = 0; at < evenings; at++) {
			const tokens = await setOf(mara, at, ['walk']);
			const walk = hex(await roomToken(shared, at, 'walk'));
			for (const token of tokens) {
				if (hex(token) === walk) sums.chosen += token[0]!;
				else sums.not += token[0]! / (size - 1);
			}
		}
		// Fixed keys: these are fixed numbers, within five standard errors of 127.5.
		const off = (5 * 73.9) / Math.sqrt(evenings);
		expect(Math.abs(sums.chosen / evenings - 127.5)).toBeLessThan(off);
		expect(Math.abs(sums.not / evenings - 127.5)).toBeLessThan(off);
	});

	test('TOKEN4 sent again are the same bytes; with one choice changed, one token is another, either way', async () => {
		await fc.assert(
			fc.asyncProperty(moment, chosen, fc.constantFrom(...choices), async (at, picked, toggled) => {
				const before = await setOf(mara, at, picked);
				expect((await setOf(mara, at, picked)).map(hex)).toEqual(before.map(hex));
				const other = picked.includes(toggled)
					? picked.filter((choice) => choice !== toggled)
					: [...picked, toggled];
				expect(matching(before, await setOf(mara, at, other))).toHaveLength(size - 1);
			})
		);
	});

	test('TOKEN4 are read back by the person’s other devices, and by nobody else as theirs', async () => {
		await fc.assert(
			fc.asyncProperty(moment, chosen, async (at, picked) => {
				const tokens = await setOf(mara, at, picked);
				const expected = choices.filter((choice) => picked.includes(choice));
				expect(await readOwnSet({ shared, own: mara }, at, choices, tokens)).toEqual(expected);
				expect(await readOwnSet({ shared, own: tom }, at, choices, tokens)).toBeNull();
				expect(await readOwnSet({ shared, own: mara }, at + 1, choices, tokens)).toBeNull();
				const noise = tokens.map((token) => token.map((byte) => byte ^ 1));
				expect(await readOwnSet({ shared, own: mara }, at, choices, noise)).toBeNull();
			})
		);
	});

	test('TOKEN1 of two evenings have none in common, not with the same choices either', async () => {
		await fc.assert(
			fc.asyncProperty(moment, moment, chosen, async (one, two, picked) => {
				fc.pre(one !== two);
				const [a, b] = await Promise.all([setOf(mara, one, picked), setOf(tom, two, picked)]);
				expect(matching(a, b)).toEqual([]);
				expect(matching(a, await setOf(mara, two, picked))).toEqual([]);
				expect(await choicesIn(shared, two, choices, a)).toEqual([]);
			})
		);
	});

	test('TOKEN1 of another space, or without its key, are noise', async () => {
		const theirs = await keysOf(4, 4);
		const sameSecretElsewhere = await keysOf(1, 9);
		const tokens = await setOf(mara, 7, choices);
		for (const keys of [theirs, sameSecretElsewhere, tom]) {
			expect(await choicesIn(keys, 7, choices, tokens)).toEqual([]);
		}
	});

	test('TOKEN3 the noise of one cannot be made by the other, so that nobody can ask for what was not chosen', async () => {
		const noise = await setOf(mara, 7, []);
		const everythingTomCanMake = [
			...(await setOf(tom, 7, choices)),
			...(await setOf(tom, 7, [])),
			...(await Promise.all(
				['spare-1', 'spare-2', 'rest', ''].map((name) => roomToken(shared, 7, name))
			))
		];
		expect(matching(noise, everythingTomCanMake)).toEqual([]);
	});

	test('are never more than a set has room for: that would be our mistake', async () => {
		const many = Array.from({ length: 9 }, (_, i) => `c-${i}`);
		await expect(roomSet({ shared, own: mara }, 1, many, [], size)).rejects.toThrow(RangeError);
	});
});
