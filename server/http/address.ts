// Where a request comes from, for limits alone: it is counted under a keyed hash and never stored.
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Kit reads the address of a request from this header, which main.ts sets on every request. */
export const addressHeader = 'x-two-tides-address';

/**
 * The address that limits count: of the last hop that is not one of our own proxies. Of IPv6 the
 * first half, which is what one line is given; anybody has as many of the rest as they like.
 */
export function addressOf(
	{ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
	trustProxy: number
): string {
	const hops = String(headers['x-forwarded-for'] ?? '')
		.split(',')
		.map((hop) => hop.trim());
	// Whoever did not come through all the proxies has written the header themselves.
	const told = trustProxy > 0 ? hops[hops.length - trustProxy] : undefined;
	return half(told || socket.remoteAddress || 'unknown');
}

function half(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
	if (!isIPv6(plain)) return plain;
	const [front = '', back] = plain.split('%')[0]!.split('::');
	const groups = (text: string) => (text ? text.split(':') : []);
	const [before, after] = [groups(front), groups(back ?? '')];
	const zeros = back === undefined ? 0 : 8 - before.length - after.length;
	const all = [...before, ...Array<string>(zeros).fill('0'), ...after];
	return all
		.slice(0, 4)
		.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
		.join(':');
}
