import type { Page } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, forgive, test, type Person } from '../support/people.ts';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 860 };
const looks = [
	{ name: 'phone, light', viewport: phone, colorScheme: 'light' },
	{ name: 'phone, dark', viewport: phone, colorScheme: 'dark' },
	{ name: 'desktop, dark', viewport: desktop, colorScheme: 'dark' },
	{ name: 'desktop, light', viewport: desktop, colorScheme: 'light' }
] as const;

/** How far the page is wider than the screen. */
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const open = [
	'/',
	'/help',
	'/how-it-works',
	'/privacy',
	'/sign-up',
	'/sign-in',
	'/recover',
	'/join'
];
const within = [
	'/today',
	'/check-in',
	'/need',
	'/offer',
	'/talk',
	'/conversation',
	'/breathe',
	'/together',
	'/path',
	'/dates',
	'/kept',
	'/invite',
	'/closed',
	'/settings'
];

/** Looks at each page in every look. */
async function lookAt({ page, origin }: Person, paths: readonly string[]): Promise<void> {
	for (const path of paths) {
		await page.goto(origin + path);
		await page.locator('h1').first().waitFor();
		for (const [i, { name, viewport, colorScheme }] of looks.entries()) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const rules = viewport === looks[i - 1]?.viewport ? 'colours' : 'all';
			expect.soft(await findings(page, rules), `${path}, ${name}`).toEqual([]);
			expect.soft(await overflow(page), `${path}, ${name}: wider than the screen`).toBe(0);
		}
	}
}

test('axe finds nothing on any open page: phone and desktop, light and dark', async ({
	person
}) => {
	test.setTimeout(240_000);
	await lookAt(await person('Anybody'), open);
});

test('axe finds nothing on any page of the two: phone and desktop, light and dark', async ({
	couple
}) => {
	test.setTimeout(240_000);
	const [mara, tom] = await couple();
	await tom.give('tired', 'A line to read.');
	await tom.ask('A walk, slowly');
	await mara.give('numb');
	await mara.page.getByText('A walk, slowly').waitFor();
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByRole('checkbox', { name: 'calm', exact: true }).check();
	await mara.page.getByRole('button', { name: 'Keep it, ready to give' }).click();
	await mara.page.waitForURL('**/today');
	await lookAt(mara, within);
});

test('a phone of 320 pixels with text at 200 % loses nothing to the side', async ({
	couple,
	person
}) => {
	const [mara, tom] = await couple();
	await tom.give('tired', 'A line to read.');
	await tom.ask('A walk, slowly');
	await mara.page.getByText('A walk, slowly').waitFor();
	const anybody = await person('Anybody');
	for (const [{ page }, paths] of [[mara, within] as const, [anybody, open] as const]) {
		await page.setViewportSize({ width: 320, height: 640 });
		for (const path of paths) {
			await page.goto(mara.origin + path);
			await page.locator('h1').first().waitFor();
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			expect.soft(await overflow(page), path).toBe(0);
			// Hide stays at the top, and the places have at least their signs.
			const exit = await page.getByRole('link', { name: 'Hide' }).boundingBox();
			expect.soft(exit!.y, path).toBeLessThan(60);
			if (paths === within) {
				for (const place of await page.getByRole('navigation').getByRole('link').all()) {
					await expect.soft(place.locator('svg'), path).toBeInViewport({ ratio: 1 });
				}
			}
		}
	}
});

test('the whole of an evening works with the keyboard alone', async ({ couple }) => {
	const [mara, tom] = await couple();
	const { page } = mara;
	const { keyboard } = page;
	/** Tab until what has the focus has this name; then it is used like any other key. */
	const tabTo = async (name: RegExp) => {
		for (let i = 0; i < 120; i++) {
			await keyboard.press('Tab');
			const focused = await page.evaluate(() => {
				const at = document.activeElement as HTMLInputElement | null;
				if (!at) return '';
				const labels = at.getAttribute('aria-labelledby')?.split(' ') ?? [];
				const by = labels.map((id) => document.getElementById(id)?.textContent).join(' ');
				return (by || at.labels?.[0]?.textContent || at.textContent || '').trim();
			});
			if (name.test(focused)) return;
		}
		throw new Error(`the focus never came to ${name}`);
	};

	await page.reload();
	await page.getByRole('heading', { name: /Mara\.$/ }).waitFor();
	await tabTo(/^Skip/);
	await tabTo(/^Check in$/);
	await keyboard.press('Enter');
	await page.waitForURL('**/check-in');
	await tabTo(/^numb$/);
	await keyboard.press('Space');
	await tabTo(/^More, if you like$/);
	await keyboard.press('Enter');
	await tabTo(/^Add a line/);
	await keyboard.type('With the keyboard.');
	await tabTo(/^Give it to Tom$/);
	await keyboard.press('Enter');
	await tom.page.getByText('With the keyboard.').waitFor();

	await tom.ask('A quiet hour');
	await page.getByText('A quiet hour').waitFor();
	await tabTo(/^Yes, a little later/);
	await keyboard.press('Enter');
	await tabTo(/^tonight$/);
	await keyboard.press('Enter');
	await tom.page.getByText('Yes, tonight.').waitFor();
	// The button that answered is gone; the next key starts from what was answered.
	await expect(page.locator(':focus')).toContainText('A quiet hour');
});

test('what a person chooses to see by is kept, before the first paint and on every page', async ({
	alone
}) => {
	const mara = await alone('Mara');
	await mara.page.goto(`${mara.origin}/settings`);
	await mara.page.getByRole('radio', { name: 'dark', exact: true }).check();
	await mara.page.getByRole('radio', { name: 'largest' }).check();
	await mara.page.getByRole('radio', { name: 'clearer' }).check();
	for (const path of ['/today', '/help', '/']) {
		await mara.page.goto(mara.origin + path);
		await expect(mara.page.locator('html')).toHaveAttribute('data-theme', 'dark');
		await expect(mara.page.locator('html')).toHaveAttribute('data-text', 'largest');
		await expect(mara.page.locator('html')).toHaveAttribute('data-letters', 'clear');
	}
});

test('the landing page and help are complete without JavaScript', async ({ person }) => {
	const anybody = await person('Anybody', { javaScriptEnabled: false });
	await anybody.page.goto(anybody.origin);
	await anybody.page.getByRole('heading', { level: 1 }).waitFor();
	await anybody.page.getByRole('link', { name: 'Where to find help' }).click();
	await anybody.page.getByText('United Kingdom').last().click();
	await expect(anybody.page.getByText('Miscarriage UK')).toBeVisible();
	await expect(anybody.page.getByRole('link', { name: 'Call 116 123' }).first()).toBeVisible();
});

test('the numbers on Help stay readable when it gets dark while it is open', async ({ person }) => {
	const { page, origin } = await person('Anybody', { colorScheme: 'light' });
	await page.goto(`${origin}/help`);
	const number = page.getByText('ambulance, danger').first();
	const colour = (of: typeof number) =>
		of.evaluate((element) => {
			// Through one pixel: the same colour can be written in several ways.
			const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
			canvas.fillStyle = getComputedStyle(element).color;
			canvas.fillRect(0, 0, 1, 1);
			return [...canvas.getImageData(0, 0, 1, 1).data].join(' ');
		});
	const byDay = await colour(number);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(() => colour(number)).not.toBe(byDay);
	expect(await colour(number)).toBe(await colour(page.locator('body')));
});

test('help opens without a network, signed in', async ({ alone, reports }) => {
	const mara = await alone('Mara', { serviceWorkers: 'allow' });
	await mara.keepsTheApp();
	await mara.context.setOffline(true);
	await mara.page.getByRole('link', { name: 'Help' }).click();
	await mara.page.getByText('You will not be wasting anyone’s time.').waitFor();
	forgive(reports, /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('help that was opened once opens again without a network, without an account', async ({
	person,
	reports
}) => {
	const anybody = await person('Anybody', { serviceWorkers: 'allow' });
	await anybody.page.goto(`${anybody.origin}/help`);
	await anybody.keepsTheApp();
	await anybody.context.setOffline(true);
	await anybody.page.reload();
	await anybody.page.getByText('You will not be wasting anyone’s time.').waitFor();
	forgive(reports, /ERR_INTERNET_DISCONNECTED/);
});
