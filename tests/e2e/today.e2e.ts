import { expect, forgive, link, test, type Person } from '../support/people.ts';

const leave = (person: Person) => person.page.getByRole('button', { name: 'Put it aside' });
const more = (person: Person) => person.page.getByText('More, when you like');
const prompt = (person: Person) => person.page.getByRole('region', { name: 'For both of you' });

/** Gives a feeling with a wish. */
async function giveWith(person: Person, wish: string, line: string): Promise<void> {
	const { page } = person;
	await page.goto(`${person.origin}/check-in`);
	await page.getByRole('checkbox', { name: 'numb', exact: true }).check();
	await page.getByRole('slider').press('ArrowRight');
	await page.getByText('More, if you like').click();
	await page.getByLabel('Add a line').fill(line);
	await page.getByRole('radio', { name: wish }).check();
	await page.getByRole('button', { name: /^Give it to/ }).click();
	await page.waitForURL('**/today');
}

test('words written to one feeling stay with it when a new one comes, and when it is taken back', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await tom.give('tired', 'The first of two.');
	await mara.page.getByText('The first of two.').waitFor();
	const first = mara.page
		.getByRole('region', { name: 'Tom', exact: true })
		.filter({ hasText: 'The first of two.' });
	await first.getByRole('button', { name: 'More', exact: true }).click();
	await first.getByRole('button', { name: 'My own words' }).click();
	const field = mara.page.getByLabel('Your words');
	await expect(field).toBeFocused();
	await field.fill('Meant for the first.');

	await tom.give('angry', 'The second of two.');
	await mara.page.getByText('The second of two.').waitFor();
	await expect(field).toHaveValue('Meant for the first.');
	await expect(field).toBeFocused();

	// A second tap folds the field away and sends nothing; a third brings the words back.
	await first.getByRole('button', { name: 'My own words' }).click();
	await expect(field).toBeHidden();
	await first.getByRole('button', { name: 'My own words' }).click();
	await expect(field).toHaveValue('Meant for the first.');

	await more(tom).or(tom.page.getByText('The first of two.')).first().waitFor();
	if (!(await tom.page.getByText('The first of two.').isVisible())) await more(tom).click();
	await tom.page
		.getByRole('region', { name: 'You', exact: true })
		.filter({ hasText: 'The first of two.' })
		.getByRole('button', { name: 'Take it back' })
		.click();
	await tom.page.getByText('It is taken back and kept for you.').waitFor();
	await mara.page.getByText('This was taken back, or said anew.').waitFor();
	await expect(mara.page.getByText('The first of two.')).toBeHidden();
	await expect(field).toHaveValue('Meant for the first.');
	await expect(tom.page.getByText('Meant for the first.')).toBeHidden();

	await tom.page.getByRole('link', { name: 'Look' }).click();
	await tom.page.getByText('The first of two.').waitFor();
});

test('what is given to be read alone waits for a tap each time, and shows nothing before', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await giveWith(tom, 'Read it alone', 'Alone, the first.');
	await mara.page.getByText('Tom would like you to read this alone.').waitFor();
	await expect(mara.page.getByText('numb')).toBeHidden();
	await mara.page.getByRole('button', { name: 'Open when ready' }).click();
	await mara.page.getByText('Alone, the first.').waitFor();
	// The stones say it as well now.
	await expect(mara.page.getByText('Open when ready')).toBeHidden();
	await mara.page.getByRole('img', { name: /numb/ }).waitFor();

	await giveWith(tom, 'Read it beside me', 'Beside, the second.');
	await mara.page.getByRole('button', { name: 'Open when ready' }).waitFor();
	await expect(mara.page.getByText('Beside, the second.')).toBeHidden();

	// A third one does not put it out of reach.
	await tom.give('calm', 'And a third.');
	await mara.today();
	await mara.page.getByRole('button', { name: 'Open when ready' }).click();
	await mara.page.getByText('Beside, the second.').waitFor();
});

test('whoever knocks is shown on every screen of the inviter', async ({ alone }) => {
	const [mara, tom] = await Promise.all([alone('Mara'), alone('Tom')]);
	const invitation = await mara.invite();
	await mara.today();
	await tom.page.goto(invitation);
	await tom.page.getByRole('button', { name: /to let me in/ }).click();
	await mara.page.getByText('Tom is at the door.').waitFor();
	await mara.page.getByRole('link', { name: 'Together' }).click();
	await mara.page.getByText('Tom is at the door.').waitFor();
	await mara.page.getByRole('link', { name: 'Look' }).first().click();
	await mara.page.getByRole('button', { name: 'That’s them' }).click();
	await tom.page.getByRole('heading', { name: /are linked/ }).waitFor();
});

test('nothing that comes moves what is there: a fourth thing waits behind a quiet line', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await tom.ask('The first of four');
	await tom.ask('The second of four');
	await tom.ask('The third of four');
	await mara.today();
	await mara.page.getByText('The third of four').waitFor();
	await mara.page.getByRole('heading', { level: 1 }).click();
	const third = mara.page.getByRole('button', { name: 'Yes, now' }).first();
	const before = await third.boundingBox();

	await tom.ask('The fourth of four');
	await mara.page.getByText('Something new is here.').waitFor();
	expect(await third.boundingBox()).toEqual(before);
	await expect(
		mara.page.getByText('The fourth of four').and(mara.page.locator('.said'))
	).toBeHidden();
	await mara.page.getByRole('button', { name: 'Look', exact: true }).click();
	await mara.page.locator('.said', { hasText: 'The fourth of four' }).waitFor();
	await expect(leave(mara)).toHaveCount(3);
});

test('what comes and begins below what can be seen is told of by the quiet line, and moves nothing', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await mara.page.setViewportSize({ width: 1280, height: 500 });
	await tom.ask('The first, in sight');
	await tom.give('tired', 'The second, and a line of it.');
	await mara.today();
	await mara.page.getByText('The second, and a line of it.').waitFor();
	await mara.page.getByRole('heading', { level: 1 }).click();
	const first = mara.page.getByRole('button', { name: 'Yes, now' }).first();
	await leave(mara).last().click();
	await mara.page.evaluate(() => scrollTo(0, 0));
	const before = await first.boundingBox();
	await expect(mara.page.getByText('Something new is here.')).toBeHidden();

	await tom.ask('The third, out of sight');
	await mara.page.getByText('Something new is here.').waitFor();
	expect(await first.boundingBox()).toEqual(before);
	await mara.page.getByRole('button', { name: 'Look', exact: true }).click();
	await expect(mara.page.locator('.said', { hasText: 'The third, out of sight' })).toBeInViewport();
	await expect(mara.page.getByText('Something new is here.')).toBeHidden();
});

test('each of three things can be left, on this device alone, and comes back when something happens', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await mara.ask('An hour without talk');
	await expect(leave(mara)).toHaveCount(2);
	await leave(mara).first().click();
	await leave(mara).first().click();
	await expect(mara.page.getByText('An hour without talk')).toBeHidden();
	await mara.page.getByText('Nothing is asked of you.').waitFor();
	await mara.page.reload();
	await mara.page.getByText('Nothing is asked of you.').waitFor();
	await more(mara).waitFor();
	await expect(leave(mara)).toHaveCount(0);
	await expect(prompt(tom)).toBeVisible();

	await tom.page.getByRole('button', { name: 'Yes, a little later…' }).click();
	await tom.page.getByRole('button', { name: 'tonight', exact: true }).click();
	await mara.page.getByText('Yes, tonight.').waitFor();
	await expect(leave(mara)).toHaveCount(1);

	await more(mara).click();
	await mara.page.getByRole('button', { name: 'Put it back on Today' }).click();
	await expect(prompt(mara)).toBeVisible();
});

test('no need is out of reach, an accepted offer can be done, and that it helped is said', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	test.setTimeout(240_000);
	const asked = ['one', 'two', 'three', 'four', 'five', 'six'].map((n) => `Need number ${n}`);
	for (const own of asked) await mara.ask(own);
	await more(mara).click();
	for (const own of asked) await expect(mara.page.getByText(own).last()).toBeVisible();
	await mara.page.goto(`${mara.origin}/need`);
	await mara.page.getByText('Tom has what you told.').waitFor();

	await tom.page.goto(`${tom.origin}/offer`);
	await tom.page.getByRole('radio', { name: 'Soup, in a while' }).check();
	await tom.page.getByRole('button', { name: 'Offer it to Mara' }).click();
	await tom.page.waitForURL('**/today');
	// From the first touch on, everything keeps its place.
	await tom.page.getByRole('heading', { level: 1 }).click();
	await mara.today();
	await mara.page.getByRole('button', { name: 'Yes, please' }).click();
	await tom.page.getByText('Something new is here.').waitFor();
	await tom.page.getByRole('button', { name: 'Look', exact: true }).click();
	await tom.page.getByText('Yes, please.').waitFor();
	await tom.page.getByRole('button', { name: 'It’s done' }).click();
	await expect(tom.page.locator('.said', { hasText: 'Soup, in a while' })).toBeHidden();

	await tom.page.getByRole('button', { name: 'Yes, now' }).first().click();
	await mara.today();
	await more(mara).click();
	const section = mara.page.locator('section').filter({ hasText: 'Yes, now.' });
	await section.getByRole('button', { name: 'That helped' }).click();
	await tom.page.getByText('Mara says that helped.').first().waitFor();
});

test('whoever was helped sees that it is told, where the need stood, and can take that back', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await mara.ask('An hour without talk');
	await tom.page.getByRole('button', { name: 'Yes, now' }).click();
	await mara.page.getByText('Yes, now.').waitFor();
	await mara.page.getByRole('button', { name: 'That helped' }).click();
	await mara.page.getByText('Tom knows.').waitFor();
	await tom.page.getByText('Mara says that helped.').waitFor();
	await mara.page.getByRole('button', { name: 'Take that back' }).click();
	await expect(mara.page.getByText('Tom knows.')).toBeHidden();
	await expect(tom.page.getByText('Mara says that helped.')).toBeHidden();

	await mara.page.getByRole('button', { name: 'That helped' }).click();
	await mara.page.getByText('Tom knows.').waitFor();
	await mara.today();
	await prompt(mara).waitFor();
	await expect(mara.page.getByText('An hour without talk')).toBeHidden();
});

test('the asker’s change of mind leaves what the other is writing', async ({ couple }) => {
	const [mara, tom] = await couple();
	await mara.ask('Something to drink');
	await tom.page.getByText('I can’t, but I can…').click();
	await tom.page.getByLabel('Your words').fill('Half a sentence');
	await mara.page.getByRole('button', { name: 'I no longer need it' }).click();
	await tom.page.getByText('Mara no longer needs this').waitFor();
	await expect(tom.page.getByLabel('Your words')).toHaveValue('Half a sentence');
	const said = tom.page.locator('div', { hasText: 'Mara no longer needs this' });
	await leave(tom).and(said.locator('> button')).click();
	await expect(tom.page.getByText('Mara no longer needs this')).toBeHidden();
});

test('what was kept is erased with a way back, and given later with a wish', async ({ couple }) => {
	const [mara, tom] = await couple();
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByRole('checkbox', { name: 'calm', exact: true }).check();
	await mara.page.getByRole('button', { name: 'Keep it to myself' }).click();
	await mara.page.getByRole('link', { name: 'Look' }).click();
	await mara.page.getByRole('button', { name: 'Erase' }).click();
	await mara.page.getByText('Gone.').waitFor();
	await expect(mara.page.getByText('calm')).toBeHidden();
	await mara.page.getByRole('button', { name: 'Bring it back' }).click();
	await mara.page.getByText('calm').waitFor();
	await mara.page.getByRole('button', { name: 'Give it to Tom' }).click();
	await mara.page.getByRole('dialog').getByRole('radio', { name: 'No answer needed' }).check();
	await mara.page.getByRole('button', { name: 'Give it', exact: true }).click();
	await tom.page.getByText('No answer needed.').waitFor();
	await mara.page.getByText('Nothing kept.').waitFor();
});

test('a reply and what was given can be said differently, and a reply taken back', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await mara.give('sad', 'In a hurry.');
	await tom.page.getByRole('button', { name: 'I see it' }).click();
	await mara.page.getByText('I see it').waitFor();
	await tom.page.getByRole('button', { name: 'Answer differently' }).click();
	await tom.page.getByRole('button', { name: 'I’m here' }).click();
	await mara.page.getByText('I’m here').waitFor();
	await tom.page.getByRole('button', { name: 'Take it back' }).click();
	await expect(mara.page.getByText('Tom says')).toBeHidden();

	await mara.page.getByRole('button', { name: 'Say it differently' }).click();
	await mara.page.getByLabel('Add a line').fill('With more time.');
	await mara.page.getByRole('button', { name: 'Save' }).click();
	await tom.page.getByText('With more time.').waitFor();
	await expect(tom.page.getByText('In a hurry.')).toBeHidden();
	await tom.page.getByText('changed').waitFor();
});

test('a need is kept while alone, and given once there is somebody', async ({ alone }) => {
	const [mara, tom] = await Promise.all([alone('Mara'), alone('Tom')]);
	await mara.page.goto(`${mara.origin}/need`);
	await mara.page.getByText('Only you can read this.').waitFor();
	await mara.page.getByRole('radio', { name: 'Hold me' }).check();
	await mara.page.getByRole('button', { name: 'Keep it for myself' }).click();
	await mara.page.getByText('Hold me').waitFor();
	await link(mara, tom);
	await expect(tom.page.getByText('Hold me')).toBeHidden();
	await mara.page.getByRole('button', { name: 'Give it to Tom' }).click();
	await tom.page.getByText('Hold me').waitFor();
});

test('a need begun before is said to be still there, and is begun afresh with a tap', async ({
	couple
}) => {
	const [mara] = await couple();
	const { page } = mara;
	await page.goto(`${mara.origin}/need`);
	const hold = page.getByRole('radio', { name: 'Hold me' });
	await hold.check();
	await expect(page.getByText('Still here from before.')).toBeHidden();
	await page.getByLabel('Add a line').fill('For a while.');
	await page.getByRole('link', { name: 'Today' }).first().click();
	await page.getByRole('link', { name: 'I need…' }).click();
	await page.getByText('Still here from before.').waitFor();
	await expect(hold).toBeChecked();
	await page.getByRole('button', { name: 'Start afresh' }).click();
	await expect(hold).not.toBeChecked();
	await expect(page.getByLabel('Add a line')).toHaveValue('');
	await expect(page.getByText('Still here from before.')).toBeHidden();
	await page.reload();
	await page.getByText('Pick what comes closest').waitFor();
	await expect(hold).not.toBeChecked();
});

test('two tabs share a draft: whoever turns to the other finds the latest words', async ({
	couple,
	reports
}) => {
	const [mara] = await couple();
	const open = async (page: Person['page']) => {
		await page.goto(`${mara.origin}/check-in`);
		await page.getByText('More, if you like').click();
	};
	await open(mara.page);
	const second = await mara.context.newPage();
	await open(second);
	await second.getByLabel('Add a line').fill('From the second tab.');
	await mara.page.bringToFront();
	await mara.page.evaluate(() => dispatchEvent(new Event('focus')));
	await expect(mara.page.getByLabel('Add a line')).toHaveValue('From the second tab.');
	forgive(reports, /^$/);
});

test('a tab of the bar tells softly that something came there, never how much', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await mara.page.getByRole('link', { name: 'Together' }).click();
	await tom.give('tired', 'While she was elsewhere.');
	const today = mara.page.getByRole('navigation').getByRole('link', { name: 'Today' });
	await expect(today).toContainText('something new');
	await today.click();
	await mara.page.getByText('While she was elsewhere.').waitFor();
	await expect(today).not.toContainText('something new');
});

test('what was read on Today is not called new anywhere else', async ({ couple }) => {
	const [mara, tom] = await couple();
	const places = mara.page.getByRole('navigation');
	for (const person of [mara, tom]) {
		const card = prompt(person);
		await card.getByRole('button', { name: 'Write mine' }).click();
		await card.getByLabel('Your answer').fill(`${person.name}’s own answer.`);
		await card.getByRole('button', { name: 'Give it, sealed' }).click();
	}
	await prompt(mara).getByText('Tom’s own answer.').waitFor();
	await expect(places.getByRole('link', { name: 'Talk' })).not.toContainText('something new');

	// What comes in Talk alone still is.
	await tom.page.getByRole('link', { name: 'Talk' }).click();
	await tom.page.getByLabel('Your question').fill('Which window shall stay open?');
	await tom.page.getByRole('button', { name: 'Ask it' }).click();
	await expect(places.getByRole('link', { name: 'Talk' })).toContainText('something new');
});
