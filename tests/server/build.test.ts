// The build that people get: nothing of the server in it, nothing of others, small enough.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runningServer, type RunningServer } from '../support/running-server.ts';

const client = fileURLToPath(new URL('../../build/client', import.meta.url));
const scripts = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) =>
	file.endsWith('.js')
);

test('no file for browsers holds anything of the server', () => {
	expect(scripts.length).toBeGreaterThan(5);
	for (const file of scripts) {
		const source = readFileSync(join(client, file), 'utf8');
		expect(source, file).not.toMatch(/better-sqlite3|drizzle|lucia|node:crypto|secrets\.json/);
	}
});

let server: RunningServer;
beforeAll(async () => {
	server = await runningServer();
});
afterAll(() => server.dispose());

const pages = [
	'/',
	'/help',
	'/how-it-works',
	'/privacy',
	'/sign-up',
	'/sign-in',
	'/today',
	'/nothing-here'
];
describe.each(pages)('%s', (page) => {
	test('asks nothing of another site, and carries every header', async () => {
		const response = await fetch(server.origin + page, { headers: { accept: 'text/html' } });
		const html = await response.text();
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:/);
		expect(response.headers.get('referrer-policy')).toBe('same-origin');
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		const asked = [
			...html.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)="(https?:)?\/\//g)
		];
		expect(asked).toEqual([]);
	});
});

test('the landing page and help are whole without JavaScript', async () => {
	for (const page of ['/', '/help']) {
		const html = await (await fetch(server.origin + page)).text();
		// The one script is the small one that sets the look and lets Hide work.
		expect(html.match(/<script/g)).toHaveLength(1);
		expect(html).toContain('data-exit');
		expect(html).toContain('<h1');
	}
});
