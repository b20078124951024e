import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { keptByBrowser } from '../support/browser-storage.ts';
import { expect, forgive, password, test } from '../support/people.ts';

/** Words that must be nowhere but on the two phones. */
const markers = {
	kept: 'kept-marker-ysvq4 only mine',
	given: 'given-marker-8mzkt for you',
	need: 'need-marker-x2p0d an hour',
	answer: 'answer-marker-77qjw yes'
};

/** Everything a browser keeps for this site, as text. */
const remains = (page: Page) =>
	page.evaluate(async () => {
		const databases = (await indexedDB.databases()).map(({ name }) => name);
		const cached = await Promise.all(
			(await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length)
		);
		const workers = await navigator.serviceWorker.getRegistrations();
		return {
			databases,
			cached: cached.length,
			workers: workers.length,
			// Kit keeps scroll positions there; nothing else may be.
			session: Object.keys(sessionStorage).filter((key) => !key.startsWith('sveltekit:')),
			local: Object.keys(localStorage)
		};
	});

test('nothing the two write is on the server’s disk, in its log, or in an address', async ({
	couple,
	server
}) => {
	const [mara, tom] = await couple();
	const addresses: string[] = [];
	for (const { page } of [mara, tom]) {
		page.on('request', (request) => addresses.push(request.url()));
		page.on('framenavigated', (frame) => addresses.push(frame.url()));
	}
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByText('More, if you like').click();
	await mara.page.getByLabel('Add a line').fill(markers.kept);
	await mara.page.getByRole('button', { name: 'Keep it to myself' }).click();
	await mara.page.waitForURL('**/today');
	await mara.give('sad', markers.given);
	await tom.page.getByText(markers.given).waitFor();
	await tom.ask(markers.need);
	await mara.page.getByText(markers.need).waitFor();
	await mara.page
		.getByRole('region', { name: 'Tom needs' })
		.getByRole('button', { name: 'My own words' })
		.click();
	await mara.page.getByLabel('Your words').first().fill(markers.answer);
	await mara.page.getByRole('button', { name: 'Send' }).first().click();
	await tom.page.getByText(markers.answer).waitFor();
	await Promise.all([mara.settled(), tom.settled()]);

	const secrets = [
		...Object.values(markers).map((marker) => marker.split(' ')[0]!),
		password,
		mara.handle,
		'Mara',
		'Tom'
	];
	const files = readdirSync(server.dataDir);
	expect(files).toContain('two-tides.db');
	for (const file of files) {
		const bytes = readFileSync(join(server.dataDir, file));
		for (const secret of secrets)
			expect(bytes.includes(secret), `${secret} in ${file}`).toBe(false);
	}
	for (const secret of secrets) {
		expect(server.output()).not.toContain(secret);
		for (const address of addresses) expect(decodeURIComponent(address)).not.toContain(secret);
	}
});

test('a locked browser profile holds no word in the clear', async ({ couple }) => {
	const [mara] = await couple();
	await mara.give('sad', markers.given);
	await mara.settled();
	const text = await keptByBrowser(mara.page);
	expect(text.length).toBeGreaterThan(1000);
	for (const secret of ['given-marker', 'Mara', password]) expect(text).not.toContain(secret);
});

test('signing out leaves nothing behind, also in a second tab', async ({ couple }) => {
	const [mara] = await couple({ keepsTheApp: true });
	const second = await mara.context.newPage();
	await second.goto(`${mara.origin}/today`);
	await second.getByRole('heading', { name: /Mara\.$/ }).waitFor();
	await mara.page.goto(`${mara.origin}/settings`);
	await mara.page.getByRole('button', { name: 'Sign out and forget' }).click();
	await mara.page.getByRole('dialog').getByRole('button', { name: 'Sign out and forget' }).click();
	await mara.page.waitForURL(`${mara.origin}/#signed-out`);
	await mara.page.getByText('Nothing of it is left on this device.').first().waitFor();
	await second.waitForURL(`${mara.origin}/`);
	expect(await remains(mara.page)).toEqual({
		databases: [],
		cached: 0,
		workers: 0,
		session: [],
		local: []
	});
	await mara.page.goto(`${mara.origin}/today`);
	await mara.page.waitForURL('**/sign-in');
});

test('signing out without a network leaves nothing behind, and the server is told later', async ({
	couple,
	reports
}) => {
	const [mara] = await couple({ keepsTheApp: true });
	await mara.page.goto(`${mara.origin}/settings`);
	await mara.page.getByRole('button', { name: 'Sign out and forget' }).click();
	await mara.keepsTheApp();
	await mara.context.setOffline(true);
	await mara.page.getByRole('dialog').getByRole('button', { name: 'Sign out and forget' }).click();
	await mara.page.getByText('Your words are gone from this device.').waitFor();
	await expect(mara.page.getByRole('heading', { level: 1 })).toBeFocused();
	expect(await remains(mara.page)).toMatchObject({ databases: [], cached: 0, workers: 0 });
	const isSignedIn = async () =>
		(await mara.context.request.get(`${mara.origin}/api/account`)).ok();
	expect(await isSignedIn()).toBe(true);

	await mara.context.setOffline(false);
	await mara.page.waitForURL('**/#signed-out');
	expect(await isSignedIn()).toBe(false);
	expect(await remains(mara.page)).toMatchObject({ local: [] });
	await mara.page.goto(`${mara.origin}/today`);
	await mara.page.waitForURL('**/sign-in');
	forgive(reports, /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('a server that fails while somebody signs out is told at the next sign-in, which stands', async ({
	couple,
	reports
}) => {
	const [mara] = await couple({ signsInAgain: true });
	await mara.settled();
	await mara.context.route('**/api/sessions/current', (route) => route.fulfill({ status: 503 }));
	await mara.page.goto(`${mara.origin}/settings`);
	await mara.settled();
	await mara.page.getByRole('button', { name: 'Sign out and forget' }).click();
	await mara.page.getByRole('dialog').getByRole('button', { name: 'Sign out and forget' }).click();
	await mara.page.getByText('Your words are gone from this device.').waitFor();
	await mara.context.unroute('**/api/sessions/current');
	await mara.signIn();
	await mara.settled();
	expect((await mara.context.request.get(`${mara.origin}/api/account`)).ok()).toBe(true);
	// The late answer clears all that this browser keeps, also what is being read at that moment.
	forgive(reports, /status of 503|AbortError|Connection is closing/);
});

test('an erased account is gone: its password opens nothing, and nothing is left here', async ({
	person,
	reports
}) => {
	const ana = await person('Ana', { serviceWorkers: 'allow' });
	await ana.signUp();
	await ana.page.goto(`${ana.origin}/settings`);
	await ana.page.getByText('Erase the account').first().click();
	// Nothing happens without name and password, and it says so where they are asked.
	await ana.page.getByRole('button', { name: 'Erase the account' }).click();
	await ana.page.getByText('Your sign-in name and password first.').first().waitFor();
	await expect(ana.page.getByLabel('Your sign-in name')).toBeFocused();
	await ana.page.getByLabel('Your sign-in name').fill(ana.handle);
	await ana.page.getByLabel('The password now').fill(password);
	await ana.page.getByRole('button', { name: 'Erase the account' }).click();
	await ana.page.getByRole('button', { name: 'Erase it' }).click();
	await ana.page.waitForURL(`${ana.origin}/#erased`);
	expect((await remains(ana.page)).databases).toEqual([]);
	await ana.page.goto(`${ana.origin}/sign-in`);
	await ana.page.getByLabel('Sign-in name', { exact: true }).fill(ana.handle);
	await ana.page.getByLabel('Password', { exact: true }).fill(password);
	await ana.page.getByRole('button', { name: 'Sign in' }).click();
	await ana.page.getByText('That name and password do not go together.').waitFor();
	forgive(reports, /status of 401/);
});

test('Hide empties the page at once, and Back does not bring it back', async ({ couple }) => {
	const [mara] = await couple({ signsInAgain: true });
	await mara.give('sad', 'Nobody else should read this over my shoulder.');
	// The neutral page is not asked for here: no test may leave this machine.
	await mara.context.route('https://www.wikipedia.org/**', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<title>An encyclopaedia</title>' })
	);
	// In the very turn of the third press: nothing is painted in between.
	const left = await mara.page.evaluate(() => {
		for (let i = 0; i < 3; i++) dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
		return `${document.title}${document.body.textContent}`.trim();
	});
	expect(left).toBe('');
	await mara.page.waitForURL('https://www.wikipedia.org/**');
	await mara.page.goBack();
	// What is there says nothing of itself, and only the password opens it, also without a network.
	await mara.page.getByRole('button', { name: 'Open' }).waitFor();
	expect((await mara.page.locator('body').innerText()).trim()).toBe('Open');
	await expect(mara.page).toHaveTitle(/^\s*$/);
	await mara.page.getByRole('button', { name: 'Open' }).click();
	await mara.page.getByLabel('Password', { exact: true }).fill('not the password');
	await mara.page.keyboard.press('Enter');
	await mara.page.getByText('That password does not open it.').waitFor();
	await expect(mara.page.getByText('Nobody else should read this')).toBeHidden();
	await mara.page.getByLabel('Password', { exact: true }).fill(password);
	await mara.page.keyboard.press('Enter');
	await mara.page.getByRole('link', { name: 'Today' }).click();
	await mara.page.getByText('Nobody else should read this').first().waitFor();
});

test('a device nobody touches closes by itself, in every tab, and keeps what was being written', async ({
	couple,
	reports
}) => {
	const [mara] = await couple({ signsInAgain: true });
	await mara.page.clock.install();
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByText('More, if you like').click();
	await mara.page.getByLabel('Add a line').fill('Half a thought.');
	await mara.page.clock.fastForward('04:00');
	await mara.page.getByLabel('Add a line').press('End');
	await mara.page.clock.fastForward('04:50');
	await expect(mara.page.getByLabel('Add a line')).toHaveValue('Half a thought.');
	await mara.page.clock.fastForward('00:30');
	await mara.page.getByRole('button', { name: 'Open' }).click();
	await expect(mara.page.getByText('Half a thought.')).toBeHidden();
	await mara.page.getByLabel('Password', { exact: true }).fill(password);
	await mara.page.keyboard.press('Enter');
	await mara.page.getByText('More, if you like').click();
	await expect(mara.page.getByLabel('Add a line')).toHaveValue('Half a thought.');
	// A clock that jumps ends whatever waits for an answer.
	forgive(reports, /WebSocket connection/);
});

test('crisis words show where help is, on one’s own screen alone, and are told to nobody', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	const asked: string[] = [];
	mara.page.on('request', (request) => asked.push(request.url()));
	// The last thing a page asks by itself: who else signed in.
	const all = mara.page.waitForResponse(/\/api\/sessions$/);
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByText('More, if you like').click();
	await all;
	asked.length = 0;
	await mara.page.getByLabel('Add a line').fill('I don’t want to be here any more');
	await mara.page.getByText('There are people to talk to, day or night.').waitFor();
	expect(asked).toEqual([]);
	await mara.page.getByRole('button', { name: 'Give it to Tom' }).click();
	await tom.page.getByText('I don’t want to be here any more').waitFor();
	await expect(tom.page.getByText('There are people to talk to')).toBeHidden();
});
