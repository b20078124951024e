// Every kind of response, judged as MDN's HTTP Observatory does: A+ with at least 130 points.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { observatoryScore } from '../support/observatory.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import { signUpBody } from '../support/wire-client.ts';

const origin = 'https://tides.example';
let server: RunningServer;
beforeAll(async () => {
	// As behind a proxy with TLS, which is where anybody may be on the way.
	server = await runningServer({ ORIGIN: origin });
});
afterAll(() => server.dispose());

const build = fileURLToPath(new URL('../../build', import.meta.url));
const files = (folder: string, ending: string) =>
	readdirSync(join(build, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => file.endsWith(ending));
const routes = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** Every page there is, as the folders say, with something in the place of a parameter. */
const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => file.endsWith('+page.svelte'))
	.map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
	.map((path) => path.replaceAll(/\/\([a-z]+\)/g, '').replaceAll(/\[[^\]]+\]/g, 'some') || '/');

const judged = async (path: string, init: RequestInit = {}) => {
	const response = await fetch(`http://localhost:${server.port}${path}`, {
		...init,
		redirect: 'manual',
		headers: { accept: 'text/html', ...init.headers }
	});
	const html = /html/.test(response.headers.get('content-type') ?? '')
		? await response.text()
		: null;
	return observatoryScore(response, html);
};

test('there are pages to be judged', () => {
	expect(pages.length).toBeGreaterThan(10);
	expect(pages).toContain('/today');
	expect(pages).toContain('/sign-up');
});

describe.each([
	...new Set(pages),
	'/nothing-here',
	'/api/health',
	'/api/sessions',
	'/api/nothing',
	'/socket.io/?EIO=4&transport=polling',
	'/service-worker.js',
	'/favicon.ico',
	`/${files('client', '.js').find((file) => file.includes('/chunks/'))}`,
	`/${files('client', '.woff2')[0]}`
])('%s', (path) => {
	test('scores 130', async () => {
		const { score, findings } = await judged(path);
		expect(score, JSON.stringify(findings)).toBeGreaterThanOrEqual(130);
	});
});

test('an answer with cookies scores 135', async () => {
	const { score, findings } = await judged('/api/accounts', {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin },
		body: JSON.stringify(signUpBody())
	});
	expect(findings).toContainEqual(['cookies: all flags', 5]);
	expect(score).toBe(135);
});

describe('the judge', () => {
	const response = (headers: Record<string, string>) => new Response('', { headers });
	const good = {
		'content-security-policy': "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
		'referrer-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'strict-transport-security': 'max-age=63072000',
		'cross-origin-resource-policy': 'same-origin'
	};

	test.each<[string, Record<string, string>, number]>([
		['what we send', {}, 130],
		['no policy', { 'content-security-policy': '' }, 55],
		['inline scripts', { 'content-security-policy': "script-src 'unsafe-inline'" }, 60],
		[
			'eval',
			{
				'content-security-policy':
					"default-src 'none'; script-src 'unsafe-eval'; frame-ancestors 'none'"
			},
			110
		],
		[
			'a directive that stands twice',
			{ 'content-security-policy': "default-src 'none'; default-src 'self'" },
			55
		],
		['no HSTS', { 'strict-transport-security': '' }, 80],
		['a referrer for everybody', { 'referrer-policy': 'unsafe-url' }, 120],
		['guessed types', { 'x-content-type-options': '' }, 125],
		['other origins', { 'access-control-allow-origin': '*' }, 50],
		['a cookie without flags', { 'set-cookie': 'a=b' }, 60]
	])('gives %s its due', (_what, change, score) => {
		expect(observatoryScore(response({ ...good, ...change }), '').score).toBe(score);
	});

	test('takes half for a script of somebody else', () => {
		const html = '<script src="https://evil.example/x.js"></script>';
		expect(observatoryScore(response(good), html).score).toBe(50);
	});
});
