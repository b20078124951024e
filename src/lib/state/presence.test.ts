import { describe, expect, test } from 'vitest';
import { cueMs, goneMs, graceMs, Presence, type LiveWord } from './presence.ts';

const word = (part: Partial<LiveWord> = {}): LiveWord => ({
	at: 'talk',
	hand: false,
	cue: null,
	cueAt: 0,
	...part
});

describe('being on the same live screen', () => {
	test('the other is here from the first word on, and lost when there was none for a while', () => {
		const presence = new Presence('talk', 0);
		expect(presence.sight(0)).toEqual({ here: false, lost: false, silentFor: 0 });
		expect(presence.sight(goneMs).lost).toBe(true);
		presence.heard('phone', word(), 9000);
		expect(presence.sight(9100)).toEqual({ here: true, lost: false, silentFor: 100 });
		expect(presence.sight(9000 + goneMs)).toEqual({ here: false, lost: true, silentFor: goneMs });
	});

	test('who was out of touch gives the other a moment to be heard before missing them', () => {
		const presence = new Presence('talk', 0);
		presence.back(60_000);
		expect(presence.sight(60_000 + graceMs - 1)).toMatchObject({ lost: false });
		expect(presence.sight(60_000 + graceMs)).toEqual({
			here: false,
			lost: true,
			silentFor: 60_000 + graceMs
		});
	});

	test('a partner on another screen is not here', () => {
		const presence = new Presence('talk', 0);
		presence.heard('phone', word({ at: 'breathe' }), 100);
		expect(presence.sight(200).here).toBe(false);
	});

	test('a hand that rests on one of two phones rests', () => {
		const presence = new Presence('talk', 0);
		presence.heard('phone', word({ hand: true }), 100);
		presence.heard('tablet', word(), 200);
		expect(presence.hand(300)).toBe(true);
		presence.heard('phone', word(), 400);
		expect(presence.hand(500)).toBe(false);
	});

	test('a hand is gone with its screen', () => {
		const presence = new Presence('talk', 0);
		presence.heard('phone', word({ hand: true }), 0);
		expect(presence.hand(goneMs)).toBe(false);
	});

	test('a word of the listener stands for a while and is not said again by itself', () => {
		const presence = new Presence('talk', 0);
		const more = word({ cue: 'more', cueAt: 50 });
		presence.heard('phone', more, 100);
		presence.heard('phone', more, 100 + cueMs - 1);
		expect(presence.cue(100 + cueMs - 1)).toBe('more');
		presence.heard('phone', more, 100 + cueMs);
		expect(presence.cue(100 + cueMs)).toBeNull();
		presence.heard('phone', { ...more, cueAt: 99 }, 200 + cueMs);
		expect(presence.cue(300 + cueMs)).toBe('more');
	});

	test('who goes on without the other is left in peace until the other has been back', () => {
		const presence = new Presence('talk', 0);
		presence.excuse();
		expect(presence.sight(10 * goneMs).lost).toBe(false);
		presence.heard('phone', word(), 80_000);
		expect(presence.sight(80_000 + goneMs).lost).toBe(true);
	});
});
