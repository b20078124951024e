// (g) Talking, on two phones with an hour between their own clocks: from the tap of the second answer
// until both read both, from the tap of "go on" until both see the step, and how far apart the two
// screens think a turn ends.
import { chromium, type Browser, type Locator, type Page } from '@playwright/test';
import { conversations } from '#lib/content/conversations.ts';
import { ensureChromium } from '../scripts/ensure-chromium.ts';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';
import { Person } from '../tests/support/people.ts';
import { runningServer } from '../tests/support/running-server.ts';
import { writtenCouple } from '../tests/support/written-couple.ts';
import { atMost, median, percentile, type Figure } from './figures.ts';

/** What both screens may differ by, ms (docs/sync-spec.md, TIME2). */
const apart = 200;
const askew = 3_600_000;
/** The first turn of one of the two. */
const turnMs = conversations[0]!.steps[1]!.minutes * 60_000;

declare global {
	interface Window {
		/** When it was seen, in milliseconds of the machine's clock; set by `watchFor`. */
		seen: Promise<number>;
	}
}

/** Notes in the page when a text stands in it for the first time. */
const watchFor = (page: Page, text: string) =>
	page.evaluate((wanted) => {
		const now = () => performance.timeOrigin + performance.now();
		window.seen = new Promise((resolve) => {
			const look = () => {
				if (!document.body.innerText.includes(wanted)) return;
				watching.disconnect();
				resolve(now());
			};
			const watching = new MutationObserver(look);
			const all = { subtree: true, childList: true, characterData: true };
			watching.observe(document.body, all);
			look();
		});
	}, text);
const seen = (page: Page) => page.evaluate(() => window.seen);

/** Taps as the page itself does, so that only the app is timed; gives when. */
const tap = (button: Locator) =>
	button.evaluate((element) => {
		const at = performance.timeOrigin + performance.now();
		(element as HTMLElement).click();
		return at;
	});

/** The tap on one screen until `texts` stand on the screens, ms. */
async function untilBoth(pages: readonly Page[], button: Locator, texts: readonly string[]) {
	await Promise.all(pages.map((page, i) => watchFor(page, texts[i]!)));
	const tapped = await tap(button);
	const when = await Promise.all(pages.map((page) => seen(page)));
	return Math.max(...when) - tapped;
}

/** When this screen's ring will be empty, in milliseconds of the machine's clock. */
const turnEnds = (page: Page, totalMs: number) =>
	page.evaluate(
		(total) =>
			new Promise<number>((resolve) => {
				const ring = document.querySelector('circle.time')!;
				new MutationObserver((_changes, watching) => {
					watching.disconnect();
					const at = performance.timeOrigin + performance.now();
					const gone =
						Number(ring.getAttribute('stroke-dashoffset')) /
						Number(ring.getAttribute('stroke-dasharray'));
					resolve(at + total * (1 - gone));
				}).observe(ring, { attributes: true });
			}),
		totalMs
	);

async function evening(browser: Browser, origin: string, n: number) {
	const password = 'soft rain on the roof';
	const names = ['Mara', 'Tom'] as const;
	const who = names.map((name) => ({ handle: `${name.toLowerCase()}.${n}`, password, name }));
	const { writers, space } = await writtenCouple(origin, [who[0]!, who[1]!]);
	space.end();
	const people = await Promise.all(
		names.map(async (name, i) => {
			const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
			if (i === 1) {
				await context.addInitScript((ms) => {
					const real = Date.now.bind(Date);
					Date.now = () => real() + ms;
				}, askew);
			}
			const person = new Person(await context.newPage(), name, who[i]!.handle, origin);
			await person.isSignedIn(writers[i]!);
			await person.settled();
			return person;
		})
	);
	const [mara, tom] = people as [Person, Person];
	const pages = [mara.page, tom.page];
	const button = ({ page }: Person, name: string) => page.getByRole('button', { name });

	for (const [person, answer] of [
		[mara, 'The quiet in the kitchen.'] as const,
		[tom, 'The stairs.'] as const
	]) {
		const card = person.page.getByRole('region', { name: 'For both of you' });
		await card.getByRole('button', { name: 'Write mine' }).click();
		await card.getByLabel('Your answer').fill(answer);
	}
	await button(mara, 'Give it, sealed').click();
	await mara.settled();
	const reveal = await untilBoth(pages, button(tom, 'Give it, sealed'), [
		'The stairs.',
		'The quiet in the kitchen.'
	]);

	await mara.page.goto(`${origin}/conversation`);
	await button(mara, 'Speaking and listening').click();
	await button(mara, 'Ask Tom').click();
	await tom.page.getByText('Mara would like to sit down with you.').waitFor();
	await tom.page.getByRole('link', { name: 'Look' }).click();
	await button(tom, 'Join').click();
	await button(mara, 'I’m ready').click();
	await button(tom, 'I’m ready').click();
	for (const page of pages) await page.getByRole('button', { name: 'Begin now' }).waitFor();
	const steps: number[] = [];
	const step = async (person: Person, name: string, to: number) => {
		const place = `${to} of 6`;
		steps.push(await untilBoth(pages, button(person, name), [place, place]));
	};
	await step(mara, 'Begin now', 1);
	await step(tom, 'Go on', 2);
	const ends = await Promise.all(pages.map((page) => turnEnds(page, turnMs)));
	await step(mara, 'Yes, that’s it', 3);
	await step(tom, 'Yes, that’s it', 4);
	await step(mara, 'Yes, that’s it', 5);
	await Promise.all(people.map(({ context }) => context.close()));
	return { reveal, steps, apart: Math.abs(ends[0]! - ends[1]!) };
}

export async function talkingFigures(repetitions: number): Promise<Figure[]> {
	if (!ensureChromium()) throw new Error('No Chromium: set CHROMIUM_PATH.');
	const server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100', LOG_LEVEL: 'error' });
	const browser = await chromium.launch(chromiumLaunchOptions());
	try {
		const evenings: Awaited<ReturnType<typeof evening>>[] = [];
		for (let n = 0; n < repetitions; n++) {
			evenings.push(await evening(browser, server.origin, n));
		}
		const steps = evenings.flatMap((one) => one.steps);
		const difference = Math.max(...evenings.map((one) => one.apart));
		return [
			{
				name: 'from the second answer until both read both, on two phones',
				value: median(evenings.map((one) => one.reveal)),
				unit: 'ms',
				ratio: null,
				aim: 'told',
				met: null
			},
			{
				name: 'from “go on” until both see the step, median',
				value: median(steps),
				unit: 'ms',
				ratio: null,
				...atMost(apart, median(steps), 'ms')
			},
			{
				name: 'the same, p95',
				value: percentile(steps, 0.95),
				unit: 'ms',
				ratio: null,
				aim: 'told',
				met: null
			},
			{
				name: 'two screens, an hour between their clocks: the end of a turn differs by at most',
				value: difference,
				unit: 'ms',
				ratio: null,
				...atMost(apart, difference, 'ms')
			}
		];
	} finally {
		await browser.close();
		await server.dispose();
	}
}
