import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { addressOf } from './address.ts';

const from = (remoteAddress: string, forwarded?: string) =>
	({
		headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
		socket: { remoteAddress }
	}) as unknown as IncomingMessage;

describe('where a request comes from', () => {
	test('without proxies of ours is the line itself, whatever a header says', () => {
		expect(addressOf(from('192.0.2.7'), 0)).toBe('192.0.2.7');
		expect(addressOf(from('192.0.2.7', '198.51.100.1'), 0)).toBe('192.0.2.7');
	});

	test('behind proxies is what the outermost of ours saw, whatever stands in front of it', () => {
		expect(addressOf(from('10.0.0.1', '198.51.100.1'), 1)).toBe('198.51.100.1');
		expect(addressOf(from('10.0.0.1', '203.0.113.9, 198.51.100.1'), 1)).toBe('198.51.100.1');
		expect(addressOf(from('10.0.0.1', '203.0.113.9, 198.51.100.1, 10.0.0.2'), 2)).toBe(
			'198.51.100.1'
		);
	});

	test('is the line when the request did not pass the proxies', () => {
		expect(addressOf(from('192.0.2.7'), 1)).toBe('192.0.2.7');
		expect(addressOf(from('192.0.2.7', '198.51.100.1'), 2)).toBe('192.0.2.7');
		expect(addressOf(from('192.0.2.7', ''), 1)).toBe('192.0.2.7');
	});

	test.each([
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:DB8:0001:0002::9', '2001:db8:1:2'],
		['2001:db8::1', '2001:db8:0:0'],
		['::1', '0:0:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0'],
		['::ffff:192.0.2.7', '192.0.2.7']
	])('of %s is %s: one line counts as one', (address, counted) => {
		expect(addressOf(from(address), 0)).toBe(counted);
	});
});
