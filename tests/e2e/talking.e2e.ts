import { AxeBuilder } from '@axe-core/playwright';
import { expect, forgive, test, type Person } from '../support/people.ts';

const card = (person: Person) => person.page.getByRole('region', { name: 'For both of you' });

test('both answer the same question of the day, and both see both in one moment', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	const question = await card(mara).getByRole('heading').textContent();
	await expect(card(tom).getByRole('heading')).toHaveText(question!);

	await card(mara).getByRole('button', { name: 'Write mine' }).click();
	await card(mara).getByLabel('Your answer').fill('The quiet in the kitchen.');
	await card(mara).getByRole('button', { name: 'Give it, sealed' }).click();
	await card(mara).getByText('Sealed. You will both see both').waitFor();
	await mara.settled();

	// Nothing on the other screen tells that anybody has written, after a reload either.
	await tom.page.reload();
	await card(tom).getByRole('button', { name: 'Write mine' }).waitFor();
	await expect(tom.page.getByText('The quiet in the kitchen.')).toBeHidden();
	await card(tom).getByRole('button', { name: 'Write mine' }).click();
	await card(tom).getByLabel('Your answer').fill('That we are still us.');
	await card(tom).getByRole('button', { name: 'Give it, sealed' }).click();

	for (const { page } of [mara, tom]) {
		await page.getByText('The quiet in the kitchen.').waitFor();
		await page.getByText('That we are still us.').waitFor();
	}
	await card(tom).getByRole('button', { name: 'I’m here' }).click();
	await card(mara).getByText('I’m here').first().waitFor();
	await expect(card(mara).getByText('Tom says')).toBeVisible();
});

test('a sealed answer can be changed, taken back, or given without waiting', async ({ couple }) => {
	const [mara, tom] = await couple();
	await card(mara).getByRole('button', { name: 'Write mine' }).click();
	await expect(card(mara).getByLabel('Your answer')).toBeFocused();
	await card(mara).getByLabel('Your answer').fill('First words.');
	await card(mara).getByRole('button', { name: 'Give it, sealed' }).click();
	await card(mara).getByRole('button', { name: 'Change it' }).click();
	await card(mara).getByLabel('Your answer').fill('Second words.');
	await card(mara).getByRole('button', { name: 'Give it, sealed' }).click();
	await card(mara).getByText('Second words.').waitFor();
	await expect(card(mara).getByText('First words.')).toBeHidden();
	await card(mara).getByRole('button', { name: 'Take it back' }).click();
	await card(mara).getByText('It is taken back and kept for you.').waitFor();
	await expect(card(mara).getByText('Second words.')).toBeVisible();

	await card(mara).getByRole('button', { name: 'Change it' }).click();
	await card(mara).getByLabel('Your answer').fill('Third words.');
	await card(mara).getByRole('button', { name: 'Give it, sealed' }).click();
	await expect(card(mara).getByText('Tom can read it at once')).toBeVisible();
	await card(mara).getByRole('button', { name: 'I’d rather not wait' }).click();
	await card(tom).getByText('Third words.').waitFor();
	await card(tom).getByRole('button', { name: 'Write mine' }).click();
	await card(tom).getByLabel('Your answer').fill('Mine, then.');
	await card(tom).getByRole('button', { name: 'Give mine' }).click();
	await card(mara).getByText('Mine, then.').waitFor();
	await expect(card(mara).getByText('First words.')).toBeHidden();
});

test('what was begun, sealed or kept is found again, on one’s own screen alone', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	const mine = card(mara);
	const question = (await mine.getByRole('heading').textContent())!;
	await mine.getByRole('button', { name: 'Write mine' }).click();
	await mine.getByLabel('Your answer').fill('Half a sentence');
	await mine.getByRole('button', { name: 'Not now' }).click();
	await expect(mine.getByText('Half a sentence')).toBeVisible();
	await mine.getByRole('button', { name: 'Go on writing' }).click();
	await expect(mine.getByLabel('Your answer')).toHaveValue('Half a sentence');
	await mine.getByLabel('Your answer').fill('A whole sentence.');
	await mine.getByRole('button', { name: 'Give it, sealed' }).click();
	await mine.getByText('A whole sentence.').waitFor();

	// Set aside, or a day later: the sealed answer is under "Yours, sealed".
	await mine.getByRole('button', { name: 'More' }).click();
	await mine.getByRole('button', { name: 'Set it aside for today' }).click();
	await mara.page.getByRole('link', { name: 'Talk' }).click();
	const sealed = mara.page.getByRole('region', { name: 'Yours, sealed' });
	await expect(sealed.getByRole('heading', { name: question })).toBeVisible();
	await tom.page.getByRole('link', { name: 'Talk' }).click();
	await tom.page.getByRole('heading', { name: question }).waitFor();
	await expect(tom.page.getByText('Yours, sealed')).toBeHidden();

	// Begun under a question of an earlier day: closed again, it is not hidden with that list.
	const days = tom.page.getByRole('group').filter({ hasText: 'No answer is too late.' });
	await days.getByText('Questions of the last days').click();
	const day = days.getByRole('listitem').first();
	const earlier = (await day.innerText()).trim();
	await day.getByText(earlier).click();
	await day.getByRole('button', { name: 'Write mine' }).click();
	await day.getByLabel('Your answer').fill('Some days late.');
	await day.getByText(earlier).first().click();
	const begun = tom.page.getByRole('region', { name: 'Begun, not given' });
	await expect(begun.getByRole('heading')).toHaveText(earlier);
	await expect(begun.getByLabel('Your answer')).toHaveValue('Some days late.');
	await expect(days.getByText(earlier)).toBeHidden();

	// Put to both again, it comes like any card that was drawn.
	await sealed.getByRole('button', { name: 'More' }).click();
	await sealed.getByRole('button', { name: 'Put it to both of you' }).click();
	for (const { page } of [mara, tom]) {
		const drawn = page.getByRole('region', { name: 'A card for the two of you' });
		await drawn.getByRole('heading', { name: question }).waitFor();
	}
	await expect(tom.page.getByText('A whole sentence.')).toBeHidden();

	const drawn = mara.page.getByRole('region', { name: 'A card for the two of you' });
	await drawn.getByRole('button', { name: 'Take it back' }).click();
	await drawn.getByText('It is taken back and kept for you.').waitFor();
	await mara.settled();
	await mara.page.goto(`${mara.origin}/kept`);
	await expect(mara.page.getByText('A whole sentence.')).toBeVisible();
	await mara.page.getByRole('button', { name: 'Erase' }).click();
	await expect(mara.page.getByText('A whole sentence.')).toBeHidden();
	await mara.page.getByRole('button', { name: 'Bring it back' }).click();
	await mara.page.getByRole('button', { name: 'Give it, sealed' }).click();
	await expect(mara.page.getByText('A whole sentence.')).toBeHidden();
	const his = tom.page.getByRole('region', { name: 'A card for the two of you' });
	await his.getByRole('button', { name: 'Write mine' }).click();
	await his.getByLabel('Your answer').fill('And mine.');
	await his.getByRole('button', { name: 'Give it, sealed' }).click();
	await tom.page.getByText('A whole sentence.').waitFor();
});

test('setting a question aside is nobody else’s business, and can be undone', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	const setAside = async () => {
		await card(mara).getByRole('button', { name: 'More' }).click();
		await card(mara).getByRole('button', { name: 'Set it aside for today' }).click();
		await expect(card(mara)).toBeHidden();
	};
	await setAside();
	await mara.page.getByRole('button', { name: 'Bring it back' }).click();
	await expect(card(mara)).toBeVisible();
	await setAside();
	await mara.settled();
	await mara.page.reload();
	await mara.page.getByRole('heading', { name: /Mara\.$/ }).waitFor();
	await expect(card(mara)).toBeHidden();
	await mara.page.getByRole('link', { name: 'Talk' }).click();
	await mara.page.getByRole('button', { name: 'Draw a card together' }).waitFor();
	await expect(card(mara)).toBeHidden();
	await expect(card(tom)).toBeVisible();
});

test('what either chooses about questions leaves the one of today where it is', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	const question = (await card(mara).getByRole('heading').textContent())!;
	await card(mara).getByRole('button', { name: 'Write mine' }).click();
	await card(mara).getByLabel('Your answer').fill('Half an answer');

	await card(tom).getByRole('button', { name: 'More' }).click();
	await card(tom).getByRole('button', { name: 'Not for us' }).click();
	await card(tom).getByText('From tomorrow on it does not come').waitFor();
	await tom.page.getByRole('link', { name: 'Talk' }).click();
	await tom.page.getByRole('button', { name: /^What I miss/ }).click();
	const comes = tom.page.getByRole('switch', { name: /^May come as our question of the day/ });
	await comes.check();
	await tom.settled();
	// The phone's Back closes the deck and stays on Talk.
	await tom.page.goBack();
	await expect(comes).toBeHidden();
	await expect(tom.page).toHaveURL(/\/talk$/);
	await expect(card(tom).getByRole('heading', { name: question })).toBeVisible();

	// Mara has heard of both by now: something written after them arrives.
	await tom.page.getByLabel('Your question').fill('Which window shall stay open?');
	await tom.page.getByRole('button', { name: 'Ask it' }).click();
	await expect(card(mara).getByRole('heading', { name: question })).toBeVisible();
	await expect(card(mara).getByLabel('Your answer')).toHaveValue('Half an answer');
	await mara.page.getByRole('link', { name: 'Talk' }).click();
	await mara.page.getByRole('heading', { name: 'Which window shall stay open?' }).waitFor();
	await expect(card(mara).getByRole('heading', { name: question })).toBeVisible();

	// Whoever asked can take the question back.
	const own = tom.page.getByRole('region', { name: 'From you' });
	await own.getByRole('button', { name: 'More' }).click();
	await own.getByRole('button', { name: 'Take the question back' }).click();
	await expect(mara.page.getByRole('heading', { name: 'Which window' })).toBeHidden();
	await expect(tom.page.getByRole('button', { name: 'Bring it back' })).toBeVisible();
});

test('a card drawn appears on both screens, and never under words meant for another', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	for (const { page } of [mara, tom]) await page.getByRole('link', { name: 'Talk' }).click();
	await mara.page.getByRole('button', { name: 'Draw a card together' }).click();
	const drawn = (person: Person) =>
		person.page.getByRole('region', { name: 'A card for the two of you' });
	const first = (await drawn(mara).getByRole('heading').textContent())!;
	await drawn(tom).getByRole('heading', { name: first }).waitFor();
	await drawn(tom).getByRole('button', { name: 'Write mine' }).click();
	await drawn(tom).getByLabel('Your answer').fill('Words for the first card');

	await mara.page.getByRole('button', { name: 'Draw another' }).click();
	await tom.page.getByText('There is a new one. Finish this first, if you like.').waitFor();
	await expect(drawn(tom).getByRole('heading')).toHaveText(first);
	const second = (await drawn(mara).getByRole('heading').textContent())!;
	expect(second).not.toBe(first);
	await drawn(tom).getByRole('button', { name: 'Not now' }).click();
	await expect(drawn(tom).getByRole('heading')).toHaveText(second);
	await expect(drawn(tom).getByText('Words for the first card')).toBeHidden();
	// The words are not lost: they stand under their own question.
	const begun = tom.page.getByRole('region', { name: 'Begun, not given' });
	await expect(begun.getByRole('heading')).toHaveText(first);
	await expect(begun.getByText('Words for the first card')).toBeVisible();
});

test('a wish to talk tonight is answered in one tap, declined with love, or withdrawn', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	for (const { page } of [mara, tom]) await page.getByRole('link', { name: 'Talk' }).click();
	const tonight = (person: Person) => person.page.getByRole('region', { name: 'For tonight' });
	const ask = async () => {
		await mara.page.getByRole('button', { name: /^Us two/ }).click();
		await mara.page.getByRole('button', { name: 'More' }).click();
		await mara.page.getByRole('button', { name: 'Let’s talk about this tonight' }).click();
		await mara.page.getByText('You would like to talk about this tonight.').waitFor();
		await mara.page.getByRole('button', { name: 'Back to the decks' }).click();
	};
	await ask();
	await tonight(tom).getByText('Mara would like to talk about this tonight.').waitFor();
	await tonight(tom).getByRole('button', { name: 'Another evening' }).click();
	await tonight(mara).getByText('Tom says: another evening, with love.').waitFor();
	await tonight(tom).getByRole('button', { name: 'Say it differently' }).click();
	await tonight(tom).getByRole('button', { name: 'Yes, tonight' }).click();
	await tonight(mara).getByText('Tom says: yes, tonight.').waitFor();
	await tonight(mara).getByRole('button', { name: 'Never mind' }).click();
	await expect(tonight(tom)).toBeHidden();
});

/** Both on the conversation page, both ready, the ten breaths over. */
async function sitDown(mara: Person, tom: Person): Promise<void> {
	await mara.page.goto(`${mara.origin}/conversation`);
	await mara.page.getByRole('button', { name: /^Speaking and listening/ }).click();
	await mara.page.getByRole('button', { name: 'Ask Tom' }).click();
	await tom.page.getByText('Mara would like to sit down with you.').waitFor();
	await tom.page.getByRole('link', { name: 'Look' }).click();
	await tom.page.getByText('Mara speaks first').waitFor();
	await expect(tom.page.getByText('If you are afraid, you owe nobody')).toBeVisible();
	await tom.page.getByRole('button', { name: 'Join' }).click();
	await mara.page.getByRole('button', { name: 'I’m ready' }).click();
	await tom.page.getByRole('button', { name: 'I’m ready' }).click();
	for (const { page } of [mara, tom]) {
		await page.getByRole('heading', { name: 'Ten breaths, in step' }).waitFor();
	}
	// Both press as good as at once: it moves one step. Whoever is later may find it gone.
	await Promise.allSettled(
		[mara, tom].map(({ page }) =>
			page.getByRole('button', { name: 'Begin now' }).dispatchEvent('click', {}, { timeout: 2000 })
		)
	);
	for (const { page } of [mara, tom]) await page.getByText('1 of 6').waitFor();
}

/** In a session all that can be done is on the screen of a phone, and nothing else is. */
async function isInReach({ page }: Person, ...names: string[]): Promise<void> {
	for (const name of [...names, 'End kindly', 'Pause']) {
		const button = page.getByRole('button', { name, exact: true });
		await expect(button).toBeInViewport({ ratio: 1 });
		// Nothing lies above it.
		await button.click({ trial: true });
	}
	await expect(page.getByRole('link', { name: 'Hide' })).toBeVisible();
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0);
}

test('a whole conversation of turns, through a reload and a lost network, to the closing lines', async ({
	couple,
	reports
}) => {
	test.setTimeout(180_000);
	const [mara, tom] = await couple({ keepsTheApp: true });
	await sitDown(mara, tom);
	await mara.page.getByRole('button', { name: 'Go on' }).click();
	for (const { page } of [mara, tom]) await page.getByText('2 of 6').waitFor();
	await mara.page.getByText('You are speaking').waitFor();
	await tom.page.getByText('You are listening').waitFor();
	await isInReach(mara, 'Yes, that’s it', 'Pass');
	await isInReach(tom, 'I hear you', 'Say more?', 'Say it again?');
	// On a small phone nothing lies over the place for the thumb.
	await tom.page.setViewportSize({ width: 375, height: 667 });
	const hand = await tom.page
		.getByRole('button', { name: 'Hold here while you listen' })
		.boundingBox();
	const acts = await tom.page.getByRole('button', { name: 'I hear you' }).boundingBox();
	expect(hand!.y + hand!.height).toBeLessThanOrEqual(acts!.y);
	await tom.page.setViewportSize({ width: 390, height: 844 });

	// The listener's hand warms the speaker's screen.
	await tom.page.getByLabel('Keep my hand there').check();
	await mara.page.getByText('Tom is with you').waitFor();
	await tom.page.getByRole('button', { name: 'Say more?' }).click();
	await mara.page.getByText('Say more?').waitFor();
	await tom.page.getByText('Mara sees it.').waitFor();

	await mara.page.reload();
	await mara.page.getByText('2 of 6').waitFor();
	await mara.page.getByText('You are speaking').waitFor();
	await mara.page.getByRole('button', { name: 'Yes, that’s it' }).click();
	for (const { page } of [mara, tom]) await page.getByText('3 of 6').waitFor();
	await tom.page.getByText('You are speaking').waitFor();

	// A phone that loses touch holds the time for both.
	await mara.page.getByText('You are listening').waitFor();
	await tom.page.getByText('You are speaking').waitFor();
	await tom.keepsTheApp();
	await tom.context.setOffline(true);
	await tom.page.getByText('You are offline. Time is held').waitFor();
	await mara.page.getByText('Tom’s phone lost touch. Time is held.').waitFor({ timeout: 30_000 });
	await tom.context.setOffline(false);
	await mara.page.getByText('You are listening').waitFor({ timeout: 30_000 });
	await tom.page.getByRole('button', { name: 'Yes, that’s it' }).click();

	await mara.page.getByRole('button', { name: 'Pass' }).click();
	await tom.page.getByText('5 of 6').waitFor();
	await tom.page.getByRole('button', { name: 'Yes, that’s it' }).click();
	await mara.page.getByRole('button', { name: 'Go on' }).click();
	await mara.page.getByLabel('One thing you heard').fill('That you count the stairs too.');
	await mara.page.getByRole('button', { name: 'Give it' }).click();
	await mara.page.getByText('Yours is in.').waitFor();
	await expect(tom.page.getByText('That you count the stairs too.')).toBeHidden();
	await tom.page.getByLabel('One thing you heard').fill('The blue cup.');
	await tom.page.getByRole('button', { name: 'Give it' }).click();
	await tom.page.getByText('That you count the stairs too.').waitFor();
	await mara.page.getByText('The blue cup.').waitFor();
	for (const { page } of [mara, tom])
		await page.getByText('Both lines are on your path.').waitFor();
	await mara.page.getByRole('button', { name: 'Leave it at that' }).click();
	await tom.page.getByText('The blue cup.').waitFor();
	await tom.page.getByRole('button', { name: 'Leave it at that' }).click();
	for (const { page } of [mara, tom]) {
		await page.getByRole('heading', { name: 'It has ended. Nothing more is needed.' }).waitFor();
	}

	// Both wished to keep the lines: they lie on the path.
	for (const { page } of [mara, tom]) {
		await page.getByRole('link', { name: 'To Today' }).click();
		await page.getByRole('link', { name: 'Together', exact: true }).click();
		await page.getByRole('link', { name: 'Our path' }).click();
		await page
			.locator('[data-river]')
			.getByRole('button', { name: /Speaking and listening/ })
			.click();
		const said = page.getByRole('dialog');
		await expect(said.getByText('That you count the stairs too.')).toBeVisible();
		await expect(said.getByText('The blue cup.')).toBeVisible();
	}
	forgive(reports, /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('a pause holds the time at once for both, an end is for both, and nobody is told who', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await sitDown(mara, tom);
	for (const { page } of [mara, tom]) {
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	}
	await tom.page.getByRole('button', { name: 'Pause' }).click();
	// Before anybody has said for how long.
	for (const { page } of [mara, tom]) await page.getByText('Paused. Time is held.').waitFor();
	await mara.page.getByRole('button', { name: 'in a quarter of an hour' }).click();
	for (const { page } of [mara, tom]) await page.getByText(/^Paused until about/).waitFor();
	await mara.page.getByRole('button', { name: 'Go on, both of us' }).click();
	await tom.page.getByText('1 of 6').waitFor();
	await tom.page.getByRole('button', { name: 'End kindly' }).click();
	await tom.page.getByRole('button', { name: 'End it' }).click();
	await mara.page.getByText('It has ended.').waitFor();
	await expect(mara.page.getByText(/Tom/)).toBeHidden();
	const screens = [mara, tom].map(({ page }) => page.getByRole('main').innerText());
	const [hers, his] = await Promise.all(screens);
	expect(his).toBe(hers);

	// "Not now" comes to whoever asked as a sentence, and stands on Today.
	await tom.page.getByRole('button', { name: 'The conversations' }).click();
	await tom.page.getByRole('button', { name: /^What I miss/ }).click();
	await tom.page.getByRole('button', { name: 'Ask Mara' }).click();
	await tom.page.getByText('You asked Mara to sit down.').waitFor();
	await mara.page.getByRole('button', { name: 'Not now, with love' }).click();
	await mara.page.getByText('Another time, then.').waitFor();
	await tom.page.getByText('Mara says: not now, with love.').waitFor();
	await tom.today();
	await tom.page.getByText('Mara says: not now, with love.').waitFor();

	// On one phone it is on that phone alone.
	await tom.page.goto(`${tom.origin}/conversation`);
	await tom.page.getByRole('button', { name: /^Small lights/ }).click();
	await tom.page.getByRole('radio', { name: 'In one room, one phone' }).check();
	await tom.page.getByRole('button', { name: 'Begin', exact: true }).click();
	await tom.page.getByRole('heading', { name: 'Ten breaths, in step' }).waitFor();
	await tom.settled();
	await mara.page.getByRole('link', { name: 'To Today' }).click();
	await mara.give('calm');
	await mara.settled();
	await expect(mara.page.getByText('sit down')).toHaveCount(0);
	await mara.page.goto(`${mara.origin}/conversation`);
	await mara.page.getByRole('button', { name: /^Small lights/ }).waitFor();
	await expect(mara.page.getByText('Ten breaths')).toHaveCount(0);
});

test('one phone is handed over between turns, also without a partner’s account', async ({
	alone
}) => {
	const ana = await alone('Ana');
	await ana.page.goto(`${ana.origin}/conversation`);
	await ana.page.getByRole('button', { name: /^Small lights/ }).click();
	await ana.page.getByRole('button', { name: 'Begin', exact: true }).click();
	await ana.page.getByRole('button', { name: 'Begin now' }).click();
	const turns = ana.page.getByRole('button', { name: /^(Yes, that’s it|Go on)$/ });
	const have = ana.page.getByRole('button', { name: 'I have it' });
	const closing = ana.page.getByRole('heading', { name: 'One line each, if you like' });
	let handed = 0;
	for (;;) {
		await turns.or(have).or(closing).first().waitFor();
		if (await closing.isVisible()) break;
		if (await have.isVisible()) {
			// It never begins with handing back what never left.
			if (handed === 0) await expect(ana.page.getByText('Hand the phone to')).toBeVisible();
			handed++;
			await have.click();
		} else {
			const before = await ana.page.getByText(/^\d of \d$/).textContent();
			await turns.click();
			await expect(ana.page.getByText(before!, { exact: true })).toBeHidden();
		}
	}
	expect(handed).toBeGreaterThan(1);
	await ana.page.getByText('Say it aloud, or leave it unsaid.').waitFor();
});

test('a weekend away is planned from both sides at once, and nothing is lost', async ({
	couple,
	reports
}) => {
	const [mara, tom] = await couple({ keepsTheApp: true });
	for (const { page } of [mara, tom]) await page.getByRole('link', { name: 'Together' }).click();
	await mara.page.getByLabel('Something for someday').fill('A weekend away');
	await mara.page.getByRole('button', { name: 'Put it on the list' }).click();
	for (const { page } of [mara, tom]) {
		await page.getByRole('button', { name: 'Small steps: A weekend away' }).click();
	}
	const add = async ({ page }: Person, step: string) => {
		await page.getByLabel('A small step', { exact: true }).fill(step);
		await page.getByRole('button', { name: 'Add it' }).click();
	};
	const more = ({ page }: Person, step: string) =>
		page.getByRole('button', { name: `More: ${step}` });
	await add(mara, 'Look at trains');
	await tom.page.getByText('Look at trains').waitFor();

	// Tom goes on without a network; both add, and both reword the same step.
	await tom.keepsTheApp();
	await tom.context.setOffline(true);
	await tom.page.getByText('You’re offline.').waitFor();
	await add(tom, 'Ask Lena for the key');
	await more(tom, 'Look at trains').click();
	await tom.page.getByRole('button', { name: 'Say it differently' }).click();
	await tom.page.getByLabel('In other words').fill('Look at slow trains');
	await tom.page.getByRole('button', { name: 'Save' }).click();
	await add(mara, 'Find the blue bag');
	await more(mara, 'Look at trains').click();
	await mara.page.getByRole('button', { name: 'Say it differently' }).click();
	await mara.page.getByLabel('In other words').fill('Look at night trains');
	await mara.page.getByRole('button', { name: 'Save' }).click();
	await mara.settled();
	await tom.context.setOffline(false);

	for (const { page } of [mara, tom]) {
		for (const text of [
			'Ask Lena for the key',
			'Find the blue bag',
			'Look at slow trains',
			'Look at night trains'
		]) {
			await page.getByText(text).waitFor();
		}
	}
	await mara.page.getByRole('button', { name: 'Keep this one' }).first().click();
	await expect(tom.page.getByText('You both put this in words')).toBeHidden();

	// The row moves, and the button that moved it keeps the focus.
	await more(mara, 'Ask Lena for the key').click();
	const up = mara.page.getByRole('button', { name: 'Move up: Ask Lena for the key' });
	const steps = ({ page }: Person) => page.getByRole('checkbox', { name: /^Done: / });
	const isAt = (place: number) =>
		expect(steps(tom).nth(place)).toHaveAccessibleName('Done: Ask Lena for the key');
	const places = ['Done: Ask Lena for the key'];
	for (const box of await steps(mara).all()) places.push((await box.getAttribute('aria-label'))!);
	const from = places.slice(1).indexOf(places[0]!);
	await up.focus();
	for (let place = from - 1; place >= 0; place--) {
		await mara.page.keyboard.press('Enter');
		await isAt(place);
		await expect(up).toBeFocused();
	}
	await more(tom, 'Look at').click();
	await more(tom, 'Ask Lena for the key').click();
	await tom.page.getByRole('button', { name: 'I’ll do this' }).click();
	await mara.page.getByText('Tom', { exact: true }).first().waitFor();
	await tom.page.getByLabel('Done: Find the blue bag').check();
	await expect(mara.page.getByLabel('Done: Find the blue bag')).toBeChecked();

	// What one lets go, either brings back.
	await more(tom, 'Find the blue bag').click();
	await tom.page.getByRole('button', { name: 'Let go: Find the blue bag' }).click();
	await expect(mara.page.getByLabel('Done: Find the blue bag')).toBeHidden();
	await tom.page.getByRole('button', { name: 'Bring it back: Find the blue bag' }).click();
	await expect(mara.page.getByLabel('Done: Find the blue bag')).toBeChecked();

	// The goal is said differently: the field comes to whoever asked for it, however far up it opens.
	await mara.page.getByRole('button', { name: 'More: A weekend away' }).click();
	await mara.page.getByRole('button', { name: 'Say it differently' }).last().click();
	const inOtherWords = mara.page.getByLabel('In other words');
	await expect(inOtherWords).toBeFocused();
	await expect(inOtherWords).toBeInViewport({ ratio: 1 });
	await inOtherWords.fill('Two days away');
	await mara.page.keyboard.press('Enter');
	await tom.page.getByRole('heading', { name: 'Two days away' }).waitFor();

	// One lets the goal rest: what the other has open stays open.
	await mara.page.getByRole('button', { name: 'Let it rest for now' }).click();
	await tom.page.getByText('resting', { exact: true }).waitFor();
	await expect(tom.page.getByLabel('A small step', { exact: true })).toBeVisible();
	await tom.page.getByRole('button', { name: 'Pick it up again: Two days away' }).click();
	await mara.page.getByText('maybe', { exact: true }).first().waitFor();
	forgive(reports, /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('steps are dragged to another place, by a finger and by a mouse', async ({ alone }) => {
	const ana = await alone('Ana', { hasTouch: true });
	const { page } = ana;
	await page.getByRole('link', { name: 'Together' }).click();
	await page.getByRole('button', { name: 'Ideas, if you like' }).click();
	await page.getByRole('button', { name: 'See the sea' }).click();
	await expect(page.getByLabel('Something for someday')).toBeFocused();
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Small steps: See the sea' }).click();
	for (const step of ['one', 'two', 'three']) {
		await page.getByLabel('A small step', { exact: true }).fill(step);
		await page.getByRole('button', { name: 'Add it' }).click();
		await page.getByRole('checkbox', { name: `Done: ${step}` }).waitFor();
	}
	const stand = (...steps: string[]) =>
		expect
			.poll(() =>
				page
					.getByRole('checkbox', { name: /^Done: / })
					.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')))
			)
			.toEqual(steps.map((step) => `Done: ${step}`));
	const grip = async (step: string) => {
		const handle = page.getByTitle(`Drag to another place: ${step}`);
		await handle.scrollIntoViewIfNeeded();
		const { x, y, width, height } = (await handle.boundingBox())!;
		return { x: x + width / 2, y: y + height / 2 };
	};

	const finger = await page.context().newCDPSession(page);
	const [from, over] = [await grip('one'), await grip('three')];
	const touch = (type: string, ...points: { x: number; y: number }[]) =>
		finger.send('Input.dispatchTouchEvent', {
			type: type as 'touchStart',
			touchPoints: points
		});
	await touch('touchStart', from);
	for (const part of [0.3, 0.6, 1]) {
		await touch('touchMove', { x: from.x, y: from.y + (over.y + 12 - from.y) * part });
	}
	await touch('touchEnd');
	await stand('two', 'three', 'one');

	const [last, first] = [await grip('one'), await grip('two')];
	await page.mouse.move(last.x, last.y);
	await page.mouse.down();
	await page.mouse.move(last.x, first.y - 12, { steps: 4 });
	await page.mouse.up();
	await stand('one', 'two', 'three');
});

test('a small light seen in oneself is one’s own until it is given; one seen in the other is theirs at once', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	for (const { page } of [mara, tom]) await page.getByRole('link', { name: 'Together' }).click();
	const notice = async ({ page }: Person, text: string, seenIn?: string) => {
		await page.getByLabel('What it was').fill(text);
		if (seenIn) await page.getByRole('radio', { name: seenIn }).check();
		await page.getByRole('button', { name: 'Notice it' }).click();
		await page.getByText(text).waitFor();
	};
	await expect(mara.page.getByText('Only you see this one.')).toBeVisible();
	await notice(mara, 'I slept until six.');
	await notice(tom, 'You sang while cooking.', 'Mara');
	// At the top of the page, quietly, until it is closed; in the list from then on.
	const sign = mara.page.getByRole('region', { name: 'A small light' });
	await sign.getByText('You sang while cooking.').waitFor();
	await expect(mara.page.getByText('You sang while cooking.')).toHaveCount(1);
	await sign.getByRole('button', { name: 'Close' }).click();
	await expect(sign).toBeHidden();
	await expect(mara.page.getByText('Tom saw this in you')).toBeVisible();
	// And on Today, until it is left.
	await mara.page.getByRole('link', { name: 'Today', exact: true }).click();
	await expect(mara.page.getByText('Tom saw this in you')).toBeVisible();
	await mara.page.getByRole('link', { name: 'Together', exact: true }).click();
	await mara.settled();
	await expect(tom.page.getByText('I slept until six.')).toBeHidden();
	await mara.page.getByRole('button', { name: 'Give it to Tom too' }).click();
	await tom.page.getByText('I slept until six.').waitFor();
	await expect(tom.page.getByText('A light of Mara’s')).toBeVisible();
	await mara.page.getByRole('button', { name: 'Take it back' }).click();
	await expect(tom.page.getByText('I slept until six.')).toBeHidden();
	await mara.page.getByRole('button', { name: 'Bring it back' }).click();
	await tom.page.getByText('I slept until six.').waitFor();
});
