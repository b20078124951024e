import { expect, forgive, password, test, type Person } from '../support/people.ts';

const sentence = 'This space has been closed. What you wrote is still yours to read and keep.';

/** Settings, one button, one more: that is all it takes. */
async function leave({ page }: Person): Promise<void> {
	await page.getByRole('link', { name: 'Settings' }).click();
	await page.getByRole('button', { name: 'Leave this space…' }).click();
	await page.getByRole('button', { name: 'Leave', exact: true }).click();
	await page.getByText('The space is closed.').waitFor();
}

test('either can leave in three steps, and both are by themselves again, free for a new invitation', async ({
	couple,
	alone
}) => {
	const [mara, tom] = await couple();

	await test.step('both have given something; Mara waits with a sealed answer', async () => {
		await mara.give('tired', 'A line of Mara’s.');
		await tom.give('numb', 'A line of Tom’s.');
		await mara.page.getByText('A line of Tom’s.').waitFor();
		await Promise.all([mara.settled(), tom.settled()]);
	});

	await test.step('Mara leaves; Tom, who is looking at it, sees no sign of that moment', async () => {
		await leave(mara);
		await mara.today();
		await mara.page.getByText('This is yours, with or without company.').waitFor();
		await expect(mara.page.getByText('A line of Tom’s.')).toBeHidden();
		await expect(mara.page.getByText(sentence)).toBeHidden();
		await expect(tom.page.getByText(sentence)).toBeHidden();
		await expect(tom.page.getByText('A line of Mara’s.')).toBeVisible();
	});

	await test.step('when Tom opens it the next time, one sentence says so, without a name or a time', async () => {
		await tom.page.reload();
		await tom.page.getByText(sentence).waitFor();
		await tom.page.getByText('This is yours, with or without company.').waitFor();
		await expect(tom.page.getByRole('link', { name: 'Invite your partner' })).toBeHidden();
		await expect(tom.page.getByText('A line of Mara’s.')).toBeHidden();
	});

	await test.step('he reads it, keeps a copy of his own words, and puts it away', async () => {
		const { page } = tom;
		await page.getByRole('link', { name: 'Look' }).click();
		await page.getByRole('heading', { name: 'The closed space' }).waitFor();
		await page.getByText('A line of Mara’s.').waitFor();
		await expect(page.getByRole('button', { name: 'Keep a copy' })).toHaveCount(1);
		await page.getByRole('button', { name: 'Keep a copy' }).click();
		await page.getByText('A copy is kept.').waitFor();
		await page.getByRole('button', { name: 'Put it away' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Put it away' }).click();
		await page.waitForURL('**/today');
		await expect(page.getByText(sentence)).toBeHidden();
		await tom.kept();
		await page.getByText('A line of Tom’s.').waitFor();
		await page.getByRole('button', { name: 'Erase', exact: true }).click();
		await expect(page.getByText('A line of Tom’s.')).toBeHidden();
		await page.getByRole('button', { name: 'Bring it back' }).click();
		await page.getByText('A line of Tom’s.').waitFor();
		await expect(page.getByText('A line of Mara’s.')).toBeHidden();
		await page.reload();
		await page.getByText('A line of Tom’s.').waitFor();
	});

	await test.step('Mara erases what she gave; her app has it no more', async () => {
		const { page } = mara;
		await page.goto(`${mara.origin}/closed`);
		await page.getByText('A line of Mara’s.').waitFor();
		await page.getByRole('button', { name: 'Erase what I gave' }).click();
		await page.getByRole('button', { name: 'Erase it' }).click();
		await page.getByText('What you gave is erased.').waitFor();
		await expect(page.getByText('A line of Mara’s.')).toBeHidden();
		await expect(page.getByText('A line of Tom’s.')).toBeVisible();
	});

	await test.step('a new relation gets a new space', async () => {
		const ana = await alone('Ana');
		await ana.page.goto(await mara.invite());
		await ana.page.getByRole('button', { name: /to let me in/ }).click();
		await mara.page.getByRole('button', { name: 'That’s them' }).click();
		await ana.page.getByRole('heading', { name: /are linked/ }).waitFor();
		await mara.page.getByText('You and Ana are linked').waitFor();
		await ana.today();
		await mara.give('sad', 'For Ana alone.');
		await ana.page.getByText('For Ana alone.').waitFor();
		await expect(ana.page.getByText('A line of Tom’s.')).toBeHidden();
		expect(await tom.invite()).toContain('/join#');
	});
});

test('somebody who writes while the other has left keeps their words', async ({ couple }) => {
	const [mara, tom] = await couple();
	await tom.page.goto(`${tom.origin}/need`);
	await tom.page.getByLabel('In your own words').fill('An hour by the sea');
	await mara.today();
	await leave(mara);
	await tom.page.getByRole('button', { name: /^Tell / }).click();
	await tom.page.getByText(sentence).waitFor();
	await tom.page.getByRole('link', { name: 'Look' }).click();
	await tom.page.getByText('An hour by the sea').waitFor();
	await expect(tom.page.getByText(/was not sent/)).toBeVisible();
});

test('leaving without a network changes nothing and says so', async ({ couple, reports }) => {
	const [mara] = await couple({ keepsTheApp: true });
	const { page } = mara;
	await page.getByRole('link', { name: 'Settings' }).click();
	await page.getByRole('button', { name: 'Leave this space…' }).waitFor();
	await mara.keepsTheApp();
	await mara.context.setOffline(true);
	await page.getByRole('button', { name: 'Leave this space…' }).click();
	await page.getByRole('button', { name: 'Leave', exact: true }).click();
	await page.getByText('Leaving needs the server').waitFor();
	await expect(page.getByRole('button', { name: 'Leave this space…' })).toBeVisible();
	forgive(reports, /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('a break from sharing shows nothing of the partner, who sees no difference', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await tom.give('tired', 'Before the break.');
	await mara.page.getByText('Before the break.').waitFor();
	const settingsOfTom = async () => {
		await tom.page.goto(`${tom.origin}/settings`);
		await tom.page.getByLabel('Name of this device').waitFor();
		return tom.page.locator('main').innerText();
	};
	const before = await settingsOfTom();

	await mara.page.getByRole('link', { name: 'Settings' }).click();
	await mara.page.getByRole('button', { name: 'Take a break from sharing' }).click();
	await mara.page.getByText('Sharing rests.').waitFor();
	await mara.today();
	await mara.page.getByText('Sharing rests.').waitFor();
	await expect(mara.page.getByText('Before the break.')).toBeHidden();
	await expect(mara.page.getByText('Tom')).toHaveCount(0);

	await tom.give('numb', 'During the break.');
	await tom.settled();
	await expect(tom.page.getByText('Sharing rests.')).toBeHidden();
	expect(await settingsOfTom()).toBe(before);
	await mara.page.reload();
	await mara.settled();
	await expect(mara.page.getByText('During the break.')).toBeHidden();

	await mara.page.getByRole('link', { name: 'Check in' }).click();
	await mara.page.getByRole('checkbox', { name: 'numb', exact: true }).check();
	await expect(mara.page.getByRole('button', { name: /^Give/ })).toBeHidden();

	await mara.today();
	await mara.page.getByRole('button', { name: 'Come back to sharing' }).click();
	await mara.page.getByText('During the break.').waitFor();
});

test('a sign-in elsewhere is said in the owner’s own app, until they say that it was them', async ({
	couple,
	person
}) => {
	const [mara, tom] = await couple({ signsInAgain: true });
	const { page } = mara;
	await expect(page.getByText(/Another device signed in/)).toBeHidden();

	const elsewhere = await person('Mara', { handle: mara.handle });
	await elsewhere.signIn();
	await page.getByText('Another device signed in today: one without a name.').waitFor();
	await expect(elsewhere.page.getByText(/Another device signed in/)).toBeHidden();
	await expect(tom.page.getByText(/Another device signed in/)).toBeHidden();
	await page.reload();
	await page.getByText(/Another device signed in/).waitFor();

	await page.getByRole('link', { name: 'Devices' }).click();
	await page.getByRole('button', { name: 'Sign it out' }).waitFor();
	await page.getByRole('button', { name: 'That was me' }).click();
	await expect(page.getByText(/Another device signed in/)).toBeHidden();
	await page.reload();
	await mara.settled();
	await expect(page.getByText(/Another device signed in/)).toBeHidden();
});

test('whoever recovered the account elsewhere is seen when its owner signs in again', async ({
	person
}) => {
	const mara = await person('Mara');
	await mara.page.goto(`${mara.origin}/sign-up`);
	await mara.fillSignUp();
	await mara.page.getByRole('heading', { name: 'Your recovery code' }).waitFor();
	const code = (await mara.page.getByRole('listitem').allInnerTexts()).join(' ');
	await mara.page.getByRole('button', { name: 'Later' }).click();
	await mara.today();
	await mara.settled();

	const elsewhere = await person('Mara', { handle: mara.handle });
	await elsewhere.page.goto(`${mara.origin}/recover`);
	await elsewhere.page.getByLabel('Sign-in name', { exact: true }).fill(mara.handle);
	await elsewhere.page.getByLabel('Recovery code').fill(code);
	await elsewhere.page.getByLabel('New password', { exact: true }).fill(password);
	await elsewhere.page.getByRole('button', { name: 'Open my space' }).click();
	await elsewhere.page.getByRole('button', { name: 'Later' }).click();

	await mara.page.getByText('This device was signed out').waitFor();
	await mara.signIn();
	await mara.page.getByText(/Another device signed in today/).waitFor();
});
