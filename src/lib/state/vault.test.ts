// What leaving a space does to the keys a person keeps.
import { describe, expect, test } from 'vitest';
import { toBase64url, random } from '#lib/crypto/bytes.ts';
import { layAside, newVault, putAway, type Vault } from './vault.ts';

const space = toBase64url(random(16));
const other = toBase64url(random(16));
const sk = { 1: toBase64url(random(32)) };
const linked: Vault = {
	...newVault({ name: 'Mara' }),
	paused: true,
	pair: { space, slot: 1, sk, linked: true }
};

describe('a space that was closed', () => {
	test('is laid aside with its keys, and nothing else of the two stays', () => {
		const alone = layAside(linked, space, true);
		expect(alone.left).toEqual([{ space, slot: 1, sk, told: true }]);
		expect(alone).not.toHaveProperty('pair');
		expect(alone).not.toHaveProperty('paused');
		expect(alone.solo).toEqual(linked.solo);
		expect(alone.name).toBe('Mara');
	});

	test('takes an open invitation to it along', () => {
		const inviting = { ...linked, invite: { secret: sk[1], expiresAt: 1 } };
		expect(layAside(inviting, space, true)).not.toHaveProperty('invite');
	});

	test('is said once: what one device has told, another does not tell again', () => {
		const untold = layAside(linked, space, false);
		expect(untold.left).toMatchObject([{ told: false }]);
		const told = layAside(untold, space, true);
		expect(told.left).toMatchObject([{ told: true }]);
		expect(layAside(told, space, false)).toBe(told);
		expect(layAside(told, space, true)).toBe(told);
	});

	test('leaves a newer one alone', () => {
		const anew: Vault = { ...linked, pair: { space: other, slot: 0, sk, linked: true } };
		expect(layAside(anew, space, false)).toBe(anew);
		expect(layAside(anew, space, true)).toBe(anew);
	});

	test('lies beside an earlier one, and is put away by itself', () => {
		const once = layAside(linked, space, true);
		const again: Vault = { ...once, pair: { space: other, slot: 0, sk, linked: true } };
		const twice = layAside(again, other, true);
		expect(twice.left?.map((left) => left.space)).toEqual([space, other]);
		expect(putAway(twice, other).left?.map((left) => left.space)).toEqual([space]);
		expect(putAway(putAway(twice, other), space)).not.toHaveProperty('left');
		expect(putAway(linked, space)).toBe(linked);
	});
});
