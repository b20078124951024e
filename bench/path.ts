// (f) The path with 10,000 things on it, in Chromium at a quarter of its speed: until it shows, and
// whether scrolling through it keeps up with the screen. What the eye sees of a scroll are the pictures
// of Chromium's compositor, which moves what is drawn already; the page's own frames bring what is new,
// well before it comes into sight. Both are timed, and what was not there yet is counted.
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { ensureChromium } from '../scripts/ensure-chromium.ts';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';
import { longPath } from '../tests/support/long-path.ts';
import { Person } from '../tests/support/people.ts';
import { runningServer } from '../tests/support/running-server.ts';
import { writtenCouple } from '../tests/support/written-couple.ts';
import { atLeast, atMost, median, percentile, type Figure } from './figures.ts';
import { pictures, type Pictures } from './pictures.ts';

const things = 10_000;
const slowdown = 4;

const zooms = ['By weeks', 'By months', 'All of it'] as const;

/** In the page: the times between frames, and the frames that showed a place without its row. */
type Watched = { deltas: number[]; blank: number };
declare global {
	interface Window {
		watched: Watched;
		watching: boolean;
	}
}

/** Times every frame from now on, and looks whether what is on the screen is there. */
const watch = (page: Page) =>
	page.evaluate(() => {
		window.watched = { deltas: [], blank: 0 };
		window.watching = true;
		let last = 0;
		const river = document.querySelector('[data-river]');
		const look = (now: number) => {
			if (last > 0) window.watched.deltas.push(now - last);
			last = now;
			// The water has no gap: what is drawn of it must cover the screen.
			const drawn = [...(river?.querySelectorAll(':scope > [data-reach]') ?? [])].map((reach) =>
				reach.getBoundingClientRect()
			);
			const top = Math.min(...drawn.map((rect) => rect.top));
			const bottom = Math.max(...drawn.map((rect) => rect.bottom));
			const start = Math.max(0, river?.getBoundingClientRect().top ?? 0);
			if (river && !(top <= start && bottom >= innerHeight)) window.watched.blank++;
			if (window.watching) requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
const settled = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<void>((resolve) =>
				requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
			)
	);
const watched = (page: Page) =>
	page.evaluate(() => {
		window.watching = false;
		return window.watched;
	});

/** As far as somebody looks back in one go, px, and as fast as a page is skimmed, px a second. */
const distance = 6000;
const speed = 1200;

/** Scrolls on from a share of the page, by the wheel; throws when the page did not move. */
async function scroll(session: CDPSession, from = 0): Promise<void> {
	const at = async () => {
		const { result } = await session.send('Runtime.evaluate', { expression: 'scrollY' });
		return result.value as number;
	};
	const before = await at();
	await session.send('Input.synthesizeScrollGesture', {
		x: 195,
		y: 500,
		yDistance: -distance,
		speed,
		preventFling: true,
		gestureSourceType: 'mouse'
	});
	const moved = (await at()) - before;
	if (moved < distance * 0.9) throw new Error(`scrolled ${moved} px only, from ${from}`);
}

/** Time that the main thread has worked so far, seconds of its own clock. */
async function taskSeconds(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

/** The same scrolling on a page of nothing but height: what this machine can do at best. */
async function plain(browser: Browser): Promise<number[]> {
	const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
	await page.setContent('<!doctype html><body style="height:100000px">');
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	await watch(page);
	await scroll(session);
	const { deltas } = await watched(page);
	await page.close();
	return deltas;
}

export async function pathFigures(repetitions: number): Promise<Figure[]> {
	if (!ensureChromium()) throw new Error('No Chromium: set CHROMIUM_PATH.');
	const server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100000', LOG_LEVEL: 'error' });
	const browser = await chromium.launch(chromiumLaunchOptions());
	try {
		const password = 'soft rain on the roof';
		const { space } = await writtenCouple(server.origin, [
			{ handle: 'mara', password, name: 'Mara' },
			{ handle: 'tom', password, name: 'Tom' }
		]);
		await space.write(longPath(Date.now(), things));
		space.end();

		const context = await browser.newContext({
			viewport: { width: 390, height: 844 },
			hasTouch: true
		});
		const page = await context.newPage();
		const mara = new Person(page, 'Mara', 'mara', server.origin);
		await mara.signIn();
		await mara.settled();
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
		await session.send('Performance.enable', { timeDomain: 'threadTicks' });

		const drawing: number[] = [];
		const best: number[] = [];
		let blank = 0;
		const seen = new Map<string, Pictures>(
			zooms.map((zoom) => [zoom, { deltas: [], dropped: 0, gaps: 0, all: 0 }])
		);
		const scrolled = new Map<string, number[]>(zooms.map((zoom) => [zoom, []]));
		const busy = new Map<string, number[]>(zooms.map((zoom) => [zoom, []]));
		for (let i = 0; i < repetitions; i++) {
			await page.getByRole('link', { name: 'Together' }).click();
			await page.getByRole('link', { name: 'Our path' }).waitFor();
			drawing.push(
				await page.evaluate(
					() =>
						new Promise<number>((resolve) => {
							const began = performance.now();
							document.querySelector<HTMLAnchorElement>('a[href="/path"]')!.click();
							const look = () => {
								if (!document.querySelector('[data-river] button')) {
									return void requestAnimationFrame(look);
								}
								// What stands in the page now is painted with the next frame.
								requestAnimationFrame(() => resolve(performance.now() - began));
							};
							look();
						})
				)
			);
			best.push(...(await plain(browser)));
			for (const zoom of zooms) {
				await page.getByRole('radio', { name: zoom }).check();
				for (const start of [0, 0.5]) {
					await page.evaluate((at) => scrollTo(0, document.body.scrollHeight * at), start);
					await settled(page);
					const before = await taskSeconds(session);
					await watch(page);
					const drawn = await pictures(session, () => scroll(session, start));
					const { deltas, blank: empty } = await watched(page);
					const work = (await taskSeconds(session)) - before;
					scrolled.get(zoom)!.push(...deltas);
					busy.get(zoom)!.push((work * 1000) / deltas.length);
					const sum = seen.get(zoom)!;
					sum.deltas.push(...drawn.deltas);
					sum.dropped += drawn.dropped;
					sum.gaps += drawn.gaps;
					sum.all += drawn.all;
					blank += empty;
				}
			}
		}
		const plainP95 = percentile(best, 0.95);
		return [
			{
				name: 'drawing the path with 10,000 things on it, until it shows',
				value: median(drawing),
				unit: 'ms',
				ratio: null,
				...atMost(1000, median(drawing), 'ms')
			},
			...zooms.flatMap((zoom): Figure[] => {
				const { deltas, dropped, gaps, all } = seen.get(zoom)!;
				const p95 = percentile(deltas, 0.95);
				const perSecond = (1000 * deltas.length) / deltas.reduce((sum, ms) => sum + ms, 0);
				const own = percentile(scrolled.get(zoom)!, 0.95);
				return [
					{
						name: `scrolling it, ${zoom.toLowerCase()}: pictures a second`,
						value: perSecond,
						unit: '/s',
						ratio: null,
						// A screen of sixty, and what its clock wavers.
						...atLeast(59.5, perSecond, '/s')
					},
					{
						name: 'the same: p95 of the time between two',
						value: p95,
						unit: 'ms',
						ratio: null,
						aim: 'told',
						met: null
					},
					{
						name: 'the same: pictures left out, or with a gap in them',
						value: (100 * (dropped + gaps)) / all,
						unit: '%',
						ratio: null,
						...atMost(1, (100 * (dropped + gaps)) / all, '%')
					},
					{
						name: 'the same: p95 between the page’s own frames, × an empty page',
						value: own,
						unit: 'ms',
						ratio: own / plainP95,
						aim: 'told',
						met: null
					},
					{
						name: 'the same: work of the main thread for each of those',
						value: median(busy.get(zoom)!),
						unit: 'ms',
						ratio: null,
						aim: 'told',
						met: null
					}
				];
			}),
			{
				name: 'frames in which a part of the path was not there yet',
				value: blank,
				unit: 'frames',
				ratio: null,
				...atMost(0, blank, 'frames')
			}
		];
	} finally {
		await browser.close();
		await server.dispose();
	}
}
