import { describe, expect, test } from 'vitest';
import type { LogStatus } from '#lib/sync/device-log.ts';
import type { StuckItem } from '#lib/sync/outbox-item.ts';
import { Noticing } from './noticing.ts';

const live: LogStatus = {
	link: 'live',
	open: true,
	unsent: 0,
	stuck: [],
	delayed: null,
	ended: null,
	alarm: null,
	stored: true,
	offeredAgain: 0
};
const closed = { ...live, open: false };

describe('that the space was closed', () => {
	test('is said on opening, however long the connection takes', () => {
		expect(new Noticing(0).says({ ...closed, link: 'greeting' }, 90_000)).toBe(true);
	});

	test('is not said while somebody is looking at it, but when they come back', () => {
		const noticing = new Noticing(0);
		expect(noticing.says(live, 500)).toBe(false);
		expect(noticing.says(live, 20_000)).toBe(false);
		expect(noticing.says(closed, 60_000)).toBe(false);
		noticing.opened(3_600_000);
		expect(noticing.says(closed, 3_600_000)).toBe(true);
	});

	test('is said at once to whoever wrote something that could not go there', () => {
		const noticing = new Noticing(0);
		noticing.says(live, 20_000);
		const stuck = [{ failure: 'closed' } as StuckItem];
		expect(noticing.says({ ...live, stuck }, 60_000)).toBe(true);
	});

	test('is said as well when the server has deleted it by now', () => {
		expect(new Noticing(0).says({ ...live, link: 'stopped', ended: 'gone' }, 100)).toBe(true);
	});
});
