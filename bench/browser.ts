// (e) In Chromium at a quarter of its speed: opening the app with 10,000 entries kept on the device,
// the first paint of a cold visit, and the bytes of JavaScript.
import { brotliCompressSync } from 'node:zlib';
import { createServer, type Server } from 'node:http';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type Page,
	type Response
} from '@playwright/test';
import type { EventInput } from '#lib/domain/event.ts';
import { ensureChromium } from '../scripts/ensure-chromium.ts';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';
import { Person } from '../tests/support/people.ts';
import { runningServer } from '../tests/support/running-server.ts';
import { writtenCouple } from '../tests/support/written-couple.ts';
import { atMost, median, type Figure } from './figures.ts';

const slowdown = 4;
const entries = 10_000;

async function slowed(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

/** A phone on a poor network: what a first visit waits for is round trips. */
async function farAway(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	const throughput = (1.6 * 1024 * 1024) / 8;
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: 150,
		downloadThroughput: throughput,
		uploadThroughput: throughput / 2
	});
}

/** The least a page can be, for comparing paints; the same one on another site. */
function trivialPage(): Promise<{ server: Server; origin: string; elsewhere: string }> {
	const server = createServer((_request, response) =>
		response
			.setHeader('content-type', 'text/html')
			.end(
				'<!doctype html><title>x</title><h1>A page</h1><script>performance.mark("ready")</script>'
			)
	);
	return new Promise((resolve) =>
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number };
			resolve({
				server,
				origin: `http://127.0.0.1:${port}`,
				elsewhere: `http://elsewhere.localhost:${port}`
			});
		})
	);
}

const firstPaint = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const read = () =>
					performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null;
				const now = read();
				if (now !== null) return resolve(now);
				new PerformanceObserver(() => {
					const painted = read();
					if (painted !== null) resolve(painted);
				}).observe({ type: 'paint', buffered: true });
			})
	);

const ready = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const look = () => {
					const mark = performance.getEntriesByName('ready')[0];
					if (mark) resolve(mark.startTime);
					else requestAnimationFrame(look);
				};
				look();
			})
	);

/**
 * A visit by somebody who has never been here, and comes by a link on another site. Opened in an empty
 * tab, a page without the headers that keep other sites out would be spared the start of a process.
 */
async function cold(browser: Browser, from: string, address: string, interactive: boolean) {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	await page.goto(from);
	await slowed(page);
	await farAway(page);
	await page.goto(address);
	const paint = await firstPaint(page);
	const answer = interactive ? await ready(page) : 0;
	await context.close();
	return { paint, ready: answer };
}

const brotliKiB = async (response: { body(): Promise<Buffer> }) =>
	brotliCompressSync(await response.body()).length / 1024;

/**
 * KiB of JavaScript, brotli, of a visit: what the page itself asks for before it shows, and with all
 * that comes by itself until `done`.
 */
async function scriptBytes(
	context: BrowserContext,
	address: string,
	done: (page: Page) => Promise<void>
): Promise<{ shell: number; all: number }> {
	const page = await context.newPage();
	const sizes = new Map<string, Promise<number>>();
	const count = (response: Response) => {
		if (/\.js(\?|$)/.test(response.url())) sizes.set(response.url(), brotliKiB(response));
	};
	page.on('response', count);
	const html = (await (await page.goto(address))!.text()).split('\n');
	await done(page);
	// What comes ahead of a tap comes after this.
	page.off('response', count);
	const named = (url: string) => html.some((line) => line.includes(new URL(url).pathname.slice(1)));
	const kib = await Promise.all([...sizes].map(async ([url, size]) => [url, await size] as const));
	await page.close();
	const sum = (list: readonly (readonly [string, number])[]) =>
		list.reduce((total, [, size]) => total + size, 0);
	return { shell: sum(kib.filter(([url]) => named(url))), all: sum(kib) };
}

export async function browserFigures(repetitions: number): Promise<Figure[]> {
	if (!ensureChromium()) throw new Error('No Chromium: set CHROMIUM_PATH.');
	const server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100000', LOG_LEVEL: 'error' });
	const trivial = await trivialPage();
	const browser = await chromium.launch(chromiumLaunchOptions());
	try {
		const visits = [];
		for (let i = 0; i < repetitions; i++) {
			const { origin, elsewhere } = trivial;
			const least = await cold(browser, elsewhere, origin, true);
			const landing = await cold(browser, elsewhere, `${server.origin}/`, false);
			const door = await cold(browser, elsewhere, `${server.origin}/sign-up`, true);
			visits.push({ least, landing, door });
		}

		const password = 'soft rain on the roof';
		const { space } = await writtenCouple(server.origin, [
			{ handle: 'mara', password, name: 'Mara' },
			{ handle: 'tom', password, name: 'Tom' }
		]);
		const now = Date.now();
		const feeling = (n: number): EventInput<'feeling.given'> => ({
			weight: 1 + (n % 5),
			feelings: ['tired', 'sad'],
			body: [],
			text: `Entry ${n}: ${'a line of about the usual length. '.repeat(4)}`
		});
		await space.write(
			Array.from({ length: entries }, (_, n) => ({
				slot: (n < entries / 2 ? 0 : 1) as 0 | 1,
				t: now - (entries - n) * 60_000,
				kind: 'feeling.given' as const,
				data: feeling(n)
			}))
		);
		space.end();

		const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
		const page = await context.newPage();
		const mara = new Person(page, 'Mara', 'mara', server.origin);
		await mara.signIn();
		await page
			.getByText(`Entry ${entries - 1}:`)
			.first()
			.waitFor({ timeout: 60_000 });
		await mara.settled();
		await slowed(page);
		const opened = [];
		for (let i = 0; i < repetitions; i++) {
			await page.goto(`${server.origin}/today`);
			await page
				.getByText(`Entry ${entries - 1}:`)
				.first()
				.waitFor({ timeout: 60_000 });
			const ms = await page.evaluate(
				() => performance.getEntriesByName('two-tides-open')[0]?.startTime ?? Number.NaN
			);
			// The same entries as plain JSON, parsed and put together: what cannot be had for less.
			const plain = await page.evaluate((count) => {
				const text = JSON.stringify(
					Array.from({ length: count }, (_, n) => ({
						seq: n,
						eid: String(n).padStart(32, '0'),
						author: n % 2,
						t: n,
						k: 'feeling.given',
						v: 1,
						d: {
							weight: 3,
							feelings: ['tired', 'sad'],
							body: [],
							text: 'a line of about the usual length. '.repeat(4)
						}
					}))
				);
				const began = performance.now();
				const parsed = JSON.parse(text) as { eid: string }[];
				const map = parsed.reduce((all, entry) => all.set(entry.eid, entry), new Map());
				return map.size > 0 ? performance.now() - began : 0;
			}, entries);
			const script = await page.evaluate(
				() => performance.getEntriesByName('two-tides-start')[0]?.startTime ?? Number.NaN
			);
			opened.push({ ms, entries: ms - script, ratio: (ms - script) / plain });
		}
		const fresh = await browser.newContext();
		const landingBytes = await scriptBytes(fresh, `${server.origin}/`, async () => {});
		const doorBytes = await scriptBytes(fresh, `${server.origin}/sign-in`, async (door) => {
			await ready(door);
		});
		const appBytes = await scriptBytes(context, `${server.origin}/today`, async (today) => {
			await today
				.getByText(`Entry ${entries - 1}:`)
				.first()
				.waitFor({ timeout: 60_000 });
			await today.locator('[data-state="live"]').waitFor({ state: 'attached' });
		});

		const of = (pick: (visit: (typeof visits)[number]) => number) => median(visits.map(pick));
		const paint = of((v) => v.landing.paint / v.least.paint);
		const interactive = of((v) => v.door.ready / v.least.ready);
		const open = median(opened.map((o) => o.ratio));
		return [
			{
				name: 'cold first paint of the landing page',
				value: of((v) => v.landing.paint),
				unit: 'ms',
				ratio: paint,
				...atMost(1.25, paint)
			},
			{
				name: 'cold, until the sign-up form answers',
				value: of((v) => v.door.ready),
				unit: 'ms',
				ratio: interactive,
				...atMost(2.5, interactive)
			},
			{
				name: 'open with 10,000 entries, until Today shows',
				value: median(opened.map((o) => o.ms)),
				unit: 'ms',
				ratio: null,
				aim: 'told',
				met: null
			},
			{
				name: 'of which reading and folding the entries, × parsing them as JSON',
				value: median(opened.map((o) => o.entries)),
				unit: 'ms',
				ratio: open,
				...atMost(4, open)
			},
			{
				name: 'JavaScript files of the landing page',
				value: landingBytes.all,
				unit: 'KiB brotli',
				ratio: null,
				aim: 'readable with 0',
				met: landingBytes.all === 0
			},
			{
				name: 'JavaScript of the door',
				value: doorBytes.shell,
				unit: 'KiB brotli',
				ratio: null,
				aim: 'told',
				met: null
			},
			{
				name: 'JavaScript of the app shell',
				value: appBytes.shell,
				unit: 'KiB brotli',
				ratio: null,
				...atMost(80, appBytes.shell, 'KiB')
			},
			{
				name: 'the same with what comes when Today already shows',
				value: appBytes.all,
				unit: 'KiB brotli',
				ratio: null,
				aim: 'told',
				met: null
			}
		];
	} finally {
		await browser.close();
		trivial.server.close();
		await server.dispose();
	}
}
