import type { Page } from '@playwright/test';
import { keptByBrowser } from '../support/browser-storage.ts';
import { longPath } from '../support/long-path.ts';
import { expect, forgive, password, test, type Person } from '../support/people.ts';
import { WrittenSpace, writtenCouple } from '../support/written-couple.ts';

const hour = 3_600_000;
const day = 24 * hour;
const marker = 'kept-marker-q7vd2';

/** Everything on the river in words, by scrolling all of it past. */
const riverNames = (page: Page) =>
	page.evaluate(async () => {
		const names = new Map<string, string>();
		// A browser without a screen may draw no picture while nothing changes: then there is nothing to wait for.
		const frame = () =>
			new Promise<unknown>((resolve) => {
				requestAnimationFrame(resolve);
				setTimeout(resolve, 250);
			});
		scrollTo(0, 0);
		for (let before = -1; scrollY !== before; scrollBy(0, Math.round(innerHeight * 0.8))) {
			before = scrollY;
			await frame();
			await frame();
			for (const step of document.querySelectorAll<HTMLElement>('[data-river] [data-id]')) {
				names.set(step.dataset.id!, step.getAttribute('aria-label')!);
			}
		}
		return [...names.values()];
	});

/** The list, once all of it is there: each entry as its parts. */
async function listed(page: Page): Promise<string[]> {
	const list = page.locator('main .list[aria-busy]');
	await expect(list).toHaveAttribute('aria-busy', 'false');
	return list.locator('li').evaluateAll((all) => all.map((entry) => entry.textContent ?? ''));
}

test.describe('a year of the two', () => {
	test('lies on one river for both; what one keeps is on their own screen alone, and the list has the same words', async ({
		person,
		server
	}) => {
		test.setTimeout(90_000);
		const handles = ['mara.year', 'tom.year'] as const;
		const { writers, space } = await writtenCouple(server.origin, [
			{ handle: handles[0], password, name: 'Mara' },
			{ handle: handles[1], password, name: 'Tom' }
		]);
		const now = Date.now();
		await space.write(longPath(now, 330));
		space.end();
		const own = await WrittenSpace.open(writers[0].vault.solo, [writers[0]]);
		const feeling = { weight: 5, feelings: ['guilty'], body: [], ready: false, text: marker };
		await own.write([
			{ slot: 0, t: now - 3 * day, kind: 'feeling.kept', data: feeling },
			{ slot: 0, t: now - 90 * day, kind: 'feeling.kept', data: feeling }
		]);
		own.end();

		const mara = await person('Mara', { handle: handles[0] });
		const tom = await person('Tom', { handle: handles[1], colorScheme: 'dark' });
		const heard: string[] = [];
		tom.page.on('websocket', (socket) => {
			const hear = ({ payload }: { payload: string | Buffer }) =>
				heard.push(Buffer.from(payload).toString('latin1'));
			socket.on('framereceived', hear);
			socket.on('framesent', hear);
		});
		tom.page.on('request', (request) => heard.push(`${request.url()} ${request.postData()}`));
		await Promise.all([mara.isSignedIn(writers[0]), tom.isSignedIn(writers[1])]);
		await Promise.all([mara.settled(), tom.settled()]);

		// From the two stones on Today.
		await mara.page.getByRole('link', { name: 'Our path' }).click();
		await mara.page.getByRole('heading', { name: 'Our path' }).waitFor();
		await expect(mara.page.getByText('You cannot be behind.')).toBeVisible();
		await mara.page.locator('[data-river] button').first().waitFor();
		// However long it is, only what is near the screen stands in the page.
		expect(await mara.page.locator('[data-river] button').count()).toBeLessThan(80);
		const hers = await riverNames(mara.page);
		expect(hers).toHaveLength(332);
		expect(hers.filter((name) => name.endsWith(', only here'))).toHaveLength(2);
		await mara.page.evaluate(() => scrollTo(0, 0));
		for (const zoom of ['By months', 'All of it']) {
			await mara.page.getByRole('radio', { name: zoom }).check();
			expect((await riverNames(mara.page)).toSorted()).toEqual(hers.toSorted());
			await mara.page.evaluate(() => scrollTo(0, 0));
		}

		await mara.page.getByRole('button', { name: 'Show as a list' }).click();
		const words = await listed(mara.page);
		expect(words).toHaveLength(332);
		// «Tom, in March. Opened together. The question»: each part of it stands in the list.
		const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
		for (const [i, name] of hers.entries()) {
			const [, line] = /^.*?, .*?\. (?:.*?[a-z]\. )?(.+?)(?:, only here)?$/.exec(name)!;
			expect(flat(words[i]!)).toContain(flat(line!));
		}
		// Softly for the other's, to the minute for one's own.
		for (const entry of words.filter((text) => /^\s*Tom\b/.test(text))) {
			expect(entry).not.toMatch(/\d\d:\d\d/);
		}
		expect(words.filter((text) => /^\s*You\b.*\d\d:\d\d/s.test(text)).length).toBeGreaterThan(50);

		// The list is how she likes it; what only she can see can be left out for a while.
		await mara.page.reload();
		await mara.page.getByRole('button', { name: 'Show as a river' }).waitFor();
		await expect(mara.page.getByText(marker).first()).toBeVisible();
		await mara.page.getByRole('button', { name: 'Leave out what only you can see' }).click();
		expect(await listed(mara.page)).toHaveLength(330);
		await expect(mara.page.getByText(marker)).toHaveCount(0);

		await tom.page.getByRole('link', { name: 'Our path' }).click();
		await tom.page.locator('[data-river] button').first().waitFor();
		expect(await riverNames(tom.page)).toHaveLength(330);
		await expect(tom.page.getByRole('button', { name: 'Leave out' })).toHaveCount(0);
		await tom.page.getByRole('button', { name: 'Show as a list' }).click();
		expect(await listed(tom.page)).toHaveLength(330);
		expect(await tom.page.content()).not.toContain(marker);
		expect(heard.join('\n').length).toBeGreaterThan(10_000);
		expect(heard.join('\n')).not.toContain(marker);
		expect(await keptByBrowser(tom.page)).not.toContain(marker);
	});
});

test('what comes while one reads further back moves nothing, and the focus stays where it was', async ({
	person,
	server
}) => {
	const handles = ['mara.reads', 'tom.reads'] as const;
	const { writers, space } = await writtenCouple(server.origin, [
		{ handle: handles[0], password, name: 'Mara' },
		{ handle: handles[1], password, name: 'Tom' }
	]);
	const now = Date.now();
	await space.write(longPath(now - hour, 120));
	const mara = await person('Mara', { handle: handles[0] });
	const { page } = mara;
	await mara.isSignedIn(writers[0]);
	await mara.settled();
	await page.getByRole('link', { name: 'Our path' }).click();
	const steps = page.locator('[data-river] [data-id]');
	await steps.first().focus();
	const focused = await steps.first().getAttribute('data-id');

	await page.mouse.move(195, 500);
	// A wheel runs out slowly; a page that stands still for a moment may only have missed some frames.
	await page.evaluate(() =>
		addEventListener('scrollend', () => (document.body.dataset.rests = ''), {
			capture: true,
			once: true
		})
	);
	await page.mouse.wheel(0, 5000);
	await page.locator('body[data-rests]').waitFor();
	/** The first stone wholly on the screen, and where it is. */
	const reading = () =>
		page.evaluate(() => {
			for (const step of document.querySelectorAll<HTMLElement>('[data-river] [data-id]')) {
				const { top, bottom } = step.getBoundingClientRect();
				if (top > 0 && bottom < innerHeight) return { id: step.dataset.id, top };
			}
			return null;
		});
	expect(await page.evaluate(() => scrollY)).toBeGreaterThan(4000);
	const before = await reading();
	expect(before).not.toBeNull();
	const length = () => page.evaluate(() => document.documentElement.scrollHeight);
	const was = await length();
	const feeling = { weight: 5, feelings: ['angry'], body: [] };
	const slots = [1, 1, 0, 1] as const;
	await space.write(
		slots.map((slot, n) => ({ slot, t: now + n, kind: 'feeling.given' as const, data: feeling }))
	);
	space.end();
	await expect.poll(length).toBeGreaterThan(was + 100);
	const after = await reading();
	expect(after!.id).toBe(before!.id);
	expect(Math.abs(after!.top - before!.top)).toBeLessThan(2);

	// What has the focus is far away and still in the page; from there the keyboard goes on.
	expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.id)).toBe(
		focused
	);
	await page.keyboard.press('Tab');
	const next = page.locator('[data-river] [data-id]:focus');
	await expect(next).toBeInViewport();
	await page.mouse.wheel(0, -20_000);
	await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
	await expect(next).toHaveCount(1);
});

const river = ({ page }: Person) => page.locator('[data-river]');

test('a stone says all it holds when it is pressed, and can be taken back from both paths', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await mara.give('tired', 'The stairs took an hour.');
	await mara.settled();
	for (const { page } of [mara, tom]) {
		await page.getByRole('link', { name: 'Together' }).click();
		await page.getByRole('link', { name: 'Together' }).click();
		await page.getByRole('link', { name: 'Our path' }).click();
	}
	const hers = river(mara).getByRole('button', { name: /^You, .*tired/ });
	await hers.click();
	const dialog = mara.page.getByRole('dialog');
	await expect(dialog.getByText('The stairs took an hour.')).toBeVisible();
	await mara.page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(hers).toBeFocused();

	const theirs = river(tom).getByRole('button', { name: /^Mara, a moment ago\. .*tired/ });
	await theirs.click();
	await expect(tom.page.getByRole('dialog').getByText('The stairs took an hour.')).toBeVisible();
	await expect(tom.page.getByRole('button', { name: 'Take it back' })).toHaveCount(0);
	await tom.page.keyboard.press('Escape');

	await hers.click();
	await mara.page.getByRole('button', { name: 'Take it back' }).click();
	await expect(hers).toHaveCount(0);
	await expect(theirs).toHaveCount(0);
	await mara.page.getByText('What you share will lie here').waitFor();
});

test('the path comes live, and shows in passing nothing that was given to be read alone', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await tom.page.getByRole('link', { name: 'Together' }).click();
	await tom.page.getByRole('link', { name: 'Our path' }).click();
	await tom.page.getByText('What you share will lie here').waitFor();
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByRole('checkbox', { name: 'numb', exact: true }).check();
	await mara.page.getByRole('radio', { name: 'Read it alone' }).check();
	await mara.page.getByRole('button', { name: 'Give it to Tom' }).click();
	const guarded = river(tom).getByRole('button', { name: /Open when ready/ });
	await guarded.waitFor();
	await expect(tom.page.getByText('numb')).toHaveCount(0);
	await guarded.click();
	await expect(tom.page.getByRole('dialog').getByText('numb')).toBeVisible();
});

test('somebody alone has a path too, and needs no partner for it', async ({ alone }) => {
	const ana = await alone('Ana');
	await ana.page.getByRole('link', { name: 'Together' }).click();
	await ana.page.getByRole('link', { name: 'Your path' }).click();
	await ana.page.getByText('What you write will lie here').waitFor();
	await ana.page.getByRole('link', { name: 'Check in' }).click();
	await ana.page.getByRole('checkbox', { name: 'tired', exact: true }).check();
	await ana.page.getByRole('button', { name: 'Keep it to myself' }).click();
	await ana.page.getByRole('link', { name: 'Together' }).click();
	await ana.page.getByRole('link', { name: 'Your path' }).click();
	await ana.page.getByRole('button', { name: /^You, .*tired/ }).click();
	await ana.page.getByRole('button', { name: 'Erase' }).click();
	await ana.page.getByText('What you write will lie here').waitFor();
});

/** Fills the form for a day. */
async function say({ page }: Person, name: string, on: string): Promise<void> {
	await page.getByLabel('What you call it').fill(name);
	await page.getByLabel('The day', { exact: true }).fill(on);
}
const toDates = async ({ page }: Person) => {
	await page.getByRole('link', { name: 'Together' }).click();
	await page.getByRole('link', { name: 'Tender dates' }).click();
	await page.getByRole('heading', { name: 'Tender dates' }).waitFor();
};
/** Another day: the device is set not to lock meanwhile, since nobody touched it for so long. */
async function at({ page }: Person, time: string): Promise<void> {
	await page.addInitScript(() => localStorage.setItem('two-tides-look', '{"lock":"hide"}'));
	await page.reload();
	await page.clock.setFixedTime(new Date(time));
}

test('a date stays with whoever named it until they share it, and is taken away from both', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await Promise.all([toDates(mara), toDates(tom)]);
	await say(mara, 'The lake', '2031-06-04');
	await mara.page.getByRole('button', { name: 'Keep it to myself' }).click();
	await mara.page.getByRole('heading', { name: 'The lake' }).waitFor();
	await expect(mara.page.getByText('only here')).toBeVisible();
	await mara.page.getByRole('button', { name: 'Open: The lake' }).click();
	await mara.page.getByRole('radio', { name: 'Keep me busy' }).check();
	await mara.page.getByRole('button', { name: 'Write it' }).click();
	await mara.page.getByLabel('The morning').fill('Walk there early');
	await mara.page.getByRole('button', { name: 'Save' }).click();
	await mara.page.getByRole('region', { name: 'The plan' }).getByText('Walk there early').waitFor();
	await mara.settled();
	await expect(tom.page.getByText('The lake')).toHaveCount(0);

	// Private becomes shared in one act, after seeing all of it.
	await mara.page.getByRole('button', { name: 'Share it with Tom' }).first().click();
	const preview = mara.page.getByRole('dialog', { name: 'Tom will see this:' });
	for (const part of ['The lake', /Wednesday,? 4 June 2031/, 'Keep me busy', 'Walk there early']) {
		await expect(preview.getByText(part)).toBeVisible();
	}
	await preview.getByRole('button', { name: 'Share it' }).click();
	await tom.page.getByRole('button', { name: 'Open: The lake' }).click();
	await expect(tom.page.getByText('Mara would like')).toBeVisible();
	await expect(tom.page.getByText('Walk there early')).toBeVisible();
	await expect(mara.page.getByText('only here')).toHaveCount(0);
	await expect(mara.page.getByText('shared with Tom')).toBeVisible();
	await expect(mara.page.getByRole('heading', { name: 'The lake' })).toHaveCount(1);

	// Only whoever named it may take it away; a wish of one's own is each one's.
	await expect(tom.page.getByRole('button', { name: 'Take it away' })).toHaveCount(0);
	await tom.page.getByRole('radio', { name: 'Leave me be' }).check();
	await mara.page.getByRole('button', { name: 'Open: The lake' }).click();
	await mara.page.getByText('Tom would like').waitFor();
	await mara.page.getByRole('button', { name: 'Take it away' }).click();
	await mara.page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
	for (const { page } of [mara, tom]) {
		await expect(page.getByRole('heading', { name: 'The lake' })).toHaveCount(0);
		await page.getByText('No day is named here').waitFor();
	}
});

test('a plan written by both at once, one of them offline, keeps every line', async ({
	couple,
	reports
}) => {
	const [mara, tom] = await couple({ keepsTheApp: true });
	await Promise.all([toDates(mara), toDates(tom)]);
	await say(mara, 'That Sunday', '2031-06-08');
	await mara.page.getByRole('button', { name: 'Share it with Tom' }).click();
	await mara.page.getByRole('button', { name: 'Share it', exact: true }).click();
	for (const { page } of [mara, tom]) {
		await page.getByRole('button', { name: 'Open: That Sunday' }).click();
	}
	await tom.keepsTheApp();
	await tom.context.setOffline(true);
	await tom.page.getByText('You’re offline.').waitFor();
	const write = async ({ page }: Person, lines: Record<string, string>) => {
		await page.getByRole('button', { name: 'Write it' }).click();
		for (const [line, text] of Object.entries(lines)) await page.getByLabel(line).fill(text);
	};
	await write(tom, { 'The morning': 'Sleep in', 'The evening': 'Soup, the two of us' });
	await tom.page.getByRole('button', { name: 'Save' }).click();
	await write(mara, { 'The morning': 'Phones off', 'The middle of the day': 'The long walk' });
	// What is written and not saved survives the page.
	await mara.page.getByRole('link', { name: 'Today' }).click();
	await mara.page.getByRole('heading', { name: /Mara\.$/ }).waitFor();
	await mara.page.reload();
	await toDates(mara);
	await mara.page.getByRole('button', { name: 'Open: That Sunday' }).click();
	await expect(mara.page.getByLabel('The morning')).toHaveValue('Phones off');
	await mara.page.getByRole('button', { name: 'Save' }).click();
	await mara.settled();
	await tom.context.setOffline(false);

	for (const { page } of [mara, tom]) {
		for (const line of ['Sleep in', 'Phones off', 'The long walk', 'Soup, the two of us']) {
			await page.getByText(line).waitFor();
		}
		await page.getByText('You both wrote this at the same time.').waitFor();
	}
	await mara.page.getByRole('button', { name: 'Keep this one' }).first().click();
	for (const { page } of [mara, tom]) {
		await expect(page.getByText('You both wrote this at the same time.')).toHaveCount(0);
	}
	forgive(reports, /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('Today says that a date is near only to who asked, closed, without its name, and “It is over” the morning after', async ({
	couple
}) => {
	test.setTimeout(180_000);
	const [mara, tom] = await couple();
	for (const who of [mara, tom]) await at(who, '2031-06-01T12:00:00');
	await toDates(mara);
	await say(mara, 'The lake', '2031-06-08');
	await mara.page.getByRole('button', { name: 'Share it with Tom' }).click();
	await mara.page.getByRole('button', { name: 'Share it', exact: true }).click();
	await mara.page.getByRole('button', { name: 'Open: The lake' }).click();
	await mara.page.getByRole('radio', { name: 'Three days before' }).check();
	await mara.page.getByRole('button', { name: 'Do not name it' }).click();
	await mara.settled();
	await mara.page.reload();
	await mara.page.getByRole('button', { name: 'Open: A date' }).waitFor();
	await expect(mara.page.getByText('The lake')).toHaveCount(0);
	await mara.page.getByRole('button', { name: 'Open: A date' }).click();
	await mara.page.getByRole('heading', { name: 'The lake' }).waitFor();

	const coming = ({ page }: Person) => page.getByText('A date is coming up');
	const here = ({ page }: Person) => page.getByText('It is one of your dates');
	const over = ({ page }: Person) => page.getByText('It is over. Rest.');
	const prompt = ({ page }: Person) => page.getByRole('region', { name: 'For both of you' });
	const on = async (time: string) => {
		for (const who of [mara, tom]) {
			await at(who, time);
			await who.today();
		}
	};
	const quiet = async (who: Person) => {
		for (const said of [coming, here, over]) await expect(said(who)).toHaveCount(0);
	};

	await on('2031-06-04T12:00:00');
	await prompt(mara).waitFor();
	await quiet(mara);

	await on('2031-06-05T12:00:00');
	await coming(mara).waitFor();
	await expect(mara.page.getByRole('heading', { name: 'A date' })).toBeHidden();
	await coming(mara).click();
	await expect(mara.page.getByText('Sunday 8 June')).toBeVisible();
	await expect(mara.page.getByText('The lake')).toHaveCount(0);
	await expect(mara.page.getByText(/in \d|\d days/)).toHaveCount(0);
	await mara.page.getByRole('button', { name: 'Name it' }).click();
	await mara.page.getByRole('heading', { name: 'The lake' }).waitFor();
	await quiet(tom);
	await prompt(tom).waitFor();

	// On the day nothing else is asked of either, and nobody is told why.
	await on('2031-06-08T12:00:00');
	await here(mara).waitFor();
	await quiet(tom);
	for (const who of [mara, tom]) await expect(prompt(who)).toHaveCount(0);

	await on('2031-06-09T03:00:00');
	await quiet(mara);
	await on('2031-06-09T08:00:00');
	await over(mara).waitFor();
	await quiet(tom);
	await on('2031-06-10T08:00:00');
	await quiet(mara);
	await prompt(mara).waitFor();
});

test('“tell only my partner” asks, and the partner chooses', async ({ couple }) => {
	const [mara, tom] = await couple();
	await Promise.all([toDates(mara), toDates(tom)]);
	await mara.page.getByText('Days others have named').click();
	await mara.page.getByLabel('In which country').selectOption('France');
	await mara.page.getByRole('button', { name: 'Mother’s Day', exact: true }).click();
	await expect(mara.page.getByLabel('It comes again each year')).toBeChecked();
	await mara.page.getByRole('button', { name: 'Share it with Tom' }).click();
	await mara.page.getByRole('button', { name: 'Share it', exact: true }).click();
	// What is on the list is offered no more.
	await expect(mara.page.getByRole('button', { name: 'Mother’s Day', exact: true })).toHaveCount(0);
	for (const { page } of [mara, tom]) {
		await page.getByRole('button', { name: 'Open: Mother’s Day' }).click();
	}
	await mara.page.getByRole('radio', { name: 'A week before' }).check();
	await mara.page.getByRole('button', { name: 'Tell only Tom' }).click();
	await expect(mara.page.getByRole('radio', { name: 'Not at all' })).toBeChecked();
	await tom.page.getByText('Mara would rather not be told of this one.').waitFor();
	await expect(tom.page.getByRole('radio', { name: 'Not at all' })).toBeChecked();
	await tom.page.getByRole('radio', { name: 'The day before' }).check();
	await expect(tom.page.getByRole('radio', { name: 'The day before' })).toBeChecked();
});
