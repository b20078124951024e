import { expect, test } from '../support/people.ts';

test('two people make accounts, link, and from then on see each other live', async ({ person }) => {
	const mara = await person('Mara', { serviceWorkers: 'allow' });
	const tom = await person('Tom', { serviceWorkers: 'allow', colorScheme: 'dark' });

	await test.step('Mara makes an account and writes her recovery code down', async () => {
		await mara.page.goto(mara.origin);
		await mara.page.getByRole('link', { name: 'Make a place' }).first().click();
		await mara.fillSignUp();
		await mara.page.getByRole('heading', { name: 'Your recovery code' }).waitFor();
		const third = await mara.page.getByRole('listitem').nth(2).innerText();
		await mara.page.getByLabel('Type the third group back').fill(third.toLowerCase());
		await mara.page.getByRole('button', { name: 'It is written down' }).click();
		await mara.page.getByText('Nothing is asked of you.').waitFor();
		await expect(mara.page.getByText('recovery code')).toBeHidden();
	});

	await test.step('she keeps a check-in to herself', async () => {
		await mara.page.getByRole('link', { name: 'Check in' }).click();
		await mara.page.getByRole('checkbox', { name: 'numb', exact: true }).check();
		await mara.page.getByRole('button', { name: 'Keep it to myself' }).click();
		await mara.page.waitForURL('**/today');
		await mara.kept();
		await mara.page.getByText('numb').waitFor();
	});

	const invitation = await test.step('she invites Tom', () => mara.invite());

	await test.step('Tom sees who asks before anything else, makes his own place, and knocks', async () => {
		await tom.page.goto(invitation);
		await tom.page.getByRole('heading', { name: 'Mara would like to share a space' }).waitFor();
		expect(tom.page.url(), 'the secret leaves the address at once').not.toContain('#');
		await tom.page.getByRole('link', { name: 'Make my own place' }).click();
		await tom.fillSignUp();
		await tom.page.getByRole('button', { name: 'Later' }).click();
		await tom.page.getByRole('button', { name: /to let me in/ }).click();
	});

	await test.step('both compare the same four words, and Mara says that it is him', async () => {
		await mara.page.getByRole('heading', { name: 'Tom is at the door' }).waitFor();
		await tom.page.getByRole('heading', { name: /compare these four words/ }).waitFor();
		expect(await mara.fourWords()).toBe(await tom.fourWords());
		await mara.page.getByRole('button', { name: 'That’s them' }).click();
		await tom.page.getByRole('heading', { name: 'You and Mara are linked.' }).waitFor();
		await mara.page.getByText('You and Tom are linked.').waitFor();
		await tom.page.getByRole('link', { name: 'To Today' }).click();
	});

	await test.step('what she kept is not shown to him', async () => {
		await tom.page.getByText('Nothing is asked of you.').waitFor();
		await expect(tom.page.getByText('numb')).toBeHidden();
	});

	await test.step('she gives a feeling; he sees it at once and says that he is there', async () => {
		await mara.give('tired', 'I slept two hours.');
		await tom.page.getByText('I slept two hours.').waitFor();
		await tom.page.getByRole('button', { name: 'I’m here' }).click();
		await mara.page.getByText('Tom says').waitFor();
		await expect(mara.page.getByText('I’m here')).toBeVisible();
	});

	await test.step('he needs something; she answers with a soft time that both see', async () => {
		await tom.page.goto(`${tom.origin}/need`);
		await tom.page.getByRole('radio', { name: 'A walk together' }).check();
		await tom.page.getByRole('button', { name: 'Tell Mara' }).click();
		await mara.page.getByText('Tom needs').waitFor();
		await mara.page.getByRole('button', { name: 'Yes, a little later…' }).click();
		await mara.page.getByRole('button', { name: 'after supper' }).click();
		await tom.page.getByText('Yes, after supper.').waitFor();
		await tom.page.getByRole('button', { name: 'That helped' }).click();
		await mara.page.getByText('Tom says that helped.').waitFor();
	});

	await test.step('everything is still there after a reload on both phones', async () => {
		await Promise.all([mara.page.reload(), tom.page.reload()]);
		await tom.page.getByText('I slept two hours.').waitFor();
		await mara.page.getByText('Tom says', { exact: true }).waitFor();
	});
});

test('somebody uses everything alone, without a partner', async ({ person }) => {
	const ana = await person('Ana');
	await ana.signUp();
	await ana.page.getByText('This is yours, with or without company.').waitFor();
	await ana.page.getByRole('link', { name: 'Check in' }).click();
	await ana.page.getByRole('checkbox', { name: 'sad', exact: true }).check();
	await expect(ana.page.getByRole('button', { name: /^Give/ })).toBeHidden();
	await ana.page.getByRole('button', { name: 'Keep it to myself' }).click();
	await ana.page.getByRole('link', { name: 'I need…' }).click();
	await ana.page.getByText('Only you can read this.').waitFor();
	await ana.page.getByRole('radio', { name: 'Sleep, or rest' }).check();
	await ana.page.getByRole('button', { name: 'Keep it for myself' }).click();
	await ana.page.getByRole('region', { name: 'You need' }).getByText('Sleep, or rest').waitFor();
});
