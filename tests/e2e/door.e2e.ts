// The door and the open pages: what is said before, where somebody is led, and help that is near.
import { expect, forgive, password, test } from '../support/people.ts';

test('before there is an account it says who sees what, and where help is for somebody afraid', async ({
	person
}) => {
	const ana = await person('Ana');
	await ana.page.goto(`${ana.origin}/sign-up`);
	const said = ana.page.getByRole('region', { name: 'Who sees what' });
	await expect(said.getByText(/^Your partner sees what you give/)).toBeVisible();
	await expect(said.getByText(/^Nobody sees what you keep/)).toBeVisible();
	await expect(said.getByText(/^It cannot protect against/)).toBeVisible();
	await said.getByRole('link', { name: 'Where to find help first' }).click();
	await expect(ana.page).toHaveURL(/\/help#safety$/);
	await expect(ana.page.getByRole('heading', { name: 'afraid of your partner' })).toBeInViewport();
});

test('a failed attempt says what it was and leads the focus there', async ({ person, reports }) => {
	const ana = await person('Ana');
	const { page } = ana;
	await page.goto(`${ana.origin}/sign-up`);
	await page.getByRole('button', { name: 'Open it' }).click();
	await expect(page.getByLabel('Sign-in name', { exact: true })).toBeFocused();
	await page.goto(`${ana.origin}/sign-in`);
	await page.getByLabel('Sign-in name', { exact: true }).fill(ana.handle);
	await page.getByLabel('Password', { exact: true }).fill('not the one it was');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByText('That name and password do not go together.').waitFor();
	await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
	await page.goto(`${ana.origin}/recover`);
	await page.getByLabel('Sign-in name', { exact: true }).fill(ana.handle);
	await page.getByLabel('Recovery code').fill('not a code');
	await page.getByLabel('New password').fill(password);
	await page.getByRole('button', { name: 'Open my space' }).click();
	await page.getByText('That is not a recovery code').waitFor();
	await expect(page.getByLabel('Recovery code')).toBeFocused();
	forgive(reports, /status of 401/);
});

test('whoever is signed in is led home from the door, and from every open page', async ({
	person
}) => {
	const ana = await person('Ana');
	const { page, origin } = ana;
	await page.goto(`${origin}/sign-up`);
	await ana.fillSignUp();
	await page.getByRole('heading', { name: 'Your recovery code' }).waitFor();
	await page.reload();
	await page.waitForURL('**/today');
	await page.getByText('Your recovery code is not written down yet.').waitFor();
	for (const path of ['/sign-in', '/sign-up']) {
		await page.goto(origin + path);
		await page.waitForURL('**/today');
	}
	for (const path of ['/help', '/privacy', '/how-it-works', '/']) {
		await page.goto(origin + path);
		await page.getByRole('link', { name: 'Back to Today' }).click();
		await page.getByRole('heading', { name: /Ana\.$/ }).waitFor();
	}
});

test('nobody is shown a way back who is not at home', async ({ person }) => {
	const anybody = await person('Anybody');
	await anybody.page.goto(`${anybody.origin}/help`);
	await anybody.page.getByLabel('Your country').waitFor();
	await expect(anybody.page.getByRole('link', { name: 'Back to Today' })).toBeHidden();
});

test('the chosen country comes first in help and beside heavy words, and is kept here alone', async ({
	person
}) => {
	const ana = await person('Ana', { serviceWorkers: 'allow' });
	const { page, origin } = ana;
	const asked: string[] = [];
	await page.goto(`${origin}/help#dying`);
	await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
	page.on('request', (request) => asked.push(request.url()));
	await page.getByLabel('Your country').selectOption('United Kingdom');
	const first = page.getByRole('link', { name: /^116 123/ }).filter({ visible: true });
	await expect(first).toHaveCount(1);
	await expect(page.getByText('Lifeline').filter({ visible: true })).toHaveCount(0);
	// The list of that country is open; its crisis lines stand before the charities.
	const names = await page.locator('details[data-in="GB"] strong').allInnerTexts();
	expect(names[0]).toBe('Samaritans');
	// The browser fetches the page's sign when it likes; the choice itself asks for nothing.
	expect(asked.filter((url) => !url.endsWith('/favicon.svg'))).toEqual([]);
	await ana.signUp();
	await page.goto(`${origin}/check-in`);
	await page.getByText('More, if you like').click();
	await page.getByLabel('Add a line').fill('I can’t do this any more');
	await expect(page.getByRole('link', { name: 'Call Samaritans, 116 123' })).toBeVisible();
	await page.getByRole('link', { name: 'Where to find help' }).click();
	await page.waitForURL('**/help#dying');
	await expect(page.getByLabel('Your country')).toHaveValue('GB');
	await expect(page.getByRole('link', { name: 'Back to Today' })).toBeVisible();
	await expect(page.getByRole('link', { name: /^116 123/ }).first()).toBeInViewport();
});

test('the page for what is not there leads to help, and away', async ({ person, reports }) => {
	const anybody = await person('Anybody');
	await anybody.page.goto(`${anybody.origin}/nothing-here`);
	await anybody.page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
	await expect(anybody.page.getByRole('link', { name: 'Hide' })).toBeVisible();
	await expect(anybody.page.getByRole('link', { name: 'Help' })).toBeVisible();
	forgive(reports, /status of 404/);
});

test('without JavaScript the door says so, and where help is all the same', async ({ person }) => {
	const anybody = await person('Anybody', { javaScriptEnabled: false });
	for (const path of ['/sign-up', '/sign-in', '/today']) {
		await anybody.page.goto(anybody.origin + path);
		await anybody.page.getByRole('link', { name: 'Help works without it.' }).click();
		await expect(anybody.page.getByRole('link', { name: /^116 123/ })).toBeVisible();
		await expect(anybody.page.getByText('This part needs JavaScript.')).toBeHidden();
	}
});

test('the words follow the word both chose, at once', async ({ couple }) => {
	const [mara, tom] = await couple();
	await mara.page.goto(`${mara.origin}/need`);
	await mara.page.getByRole('button', { name: 'More', exact: true }).click();
	await mara.page.getByText('Talk about what happened', { exact: true }).waitFor();
	for (const { page, origin } of [mara, tom]) {
		const settings = await page.context().newPage();
		await settings.goto(`${origin}/settings`);
		await settings.getByRole('radio', { name: 'a name' }).check();
		await settings.getByLabel('The name').fill('Juno');
		await settings.getByRole('button', { name: 'Save' }).first().click();
		await settings.getByText('Saved.').waitFor();
	}
	// The page stood open all the while.
	await mara.page.getByText('Talk about Juno', { exact: true }).waitFor();
});

test('an invitation that has ended is not kept for the next sign-in', async ({
	alone,
	reports
}) => {
	const [mara, tom] = await Promise.all([alone('Mara'), alone('Tom')]);
	const invitation = await mara.invite();
	await mara.page.getByRole('button', { name: 'Withdraw it' }).click();
	await mara.page.getByRole('button', { name: 'Make an invitation' }).waitFor();
	await tom.page.goto(invitation);
	await tom.page.getByText('This invitation has ended or was withdrawn.').waitFor();
	await tom.page.getByRole('link', { name: 'To Today' }).click();
	await tom.page.getByRole('heading', { name: /Tom\.$/ }).waitFor();
	await tom.page.goto(`${tom.origin}/sign-in`);
	await tom.page.waitForURL('**/today');
	forgive(reports, /status of 404/);
});
