import { expect, forgive, password, test } from '../support/people.ts';

/** What a browser says when it is told to be offline. */
const offlineNoise = /ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/;

test('what is written without a network is kept through a reload and goes out by itself', async ({
	couple,
	reports
}) => {
	const [mara, tom] = await couple({ keepsTheApp: true });
	await mara.settled();
	// The app's own files are kept once the worker has them.
	await mara.keepsTheApp();
	await mara.context.setOffline(true);
	await mara.page.getByText('You’re offline.').waitFor();

	await mara.page.getByRole('link', { name: 'Check in' }).click();
	await mara.page.getByRole('checkbox', { name: 'tired', exact: true }).check();
	await mara.page.getByText('More, if you like').click();
	await mara.page.getByLabel('Add a line').fill('On the train, no network.');
	await mara.page.getByRole('button', { name: 'Give it to Tom' }).click();
	// Beside the stone as well as on the card.
	const waits = mara.page.getByText('Will be shared when you’re online');
	await expect(waits).toHaveCount(2);

	await mara.page.reload();
	await mara.page.getByText('On the train, no network.').waitFor();
	await expect(tom.page.getByText('On the train, no network.')).toBeHidden();

	await mara.context.setOffline(false);
	await tom.page.getByText('On the train, no network.').waitFor();
	await mara.settled();
	await expect(waits).toHaveCount(0);
	forgive(reports, offlineNoise);
});

test('with a network that is there but silent, the app opens at once from what the device keeps', async ({
	couple
}) => {
	const [mara] = await couple({ keepsTheApp: true });
	await mara.give('tired', 'Kept on this phone.');
	await mara.settled();
	await mara.keepsTheApp();
	// Every request from now on waits for ever.
	await mara.context.route('**', () => new Promise(() => {}));
	await mara.page.goto(`${mara.origin}/today`);
	await mara.page.getByText('Kept on this phone.').waitFor();
	await mara.context.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a line that is being written survives a reload, and is gone once it was given', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByText('More, if you like').click();
	await mara.page.getByLabel('Add a line').fill('I do not know how to say this yet.');
	await mara.page.reload();
	// What holds something is open.
	await expect(mara.page.getByLabel('Add a line')).toHaveValue(
		'I do not know how to say this yet.'
	);
	await mara.page.getByRole('button', { name: 'Give it to Tom' }).click();
	await tom.page.getByText('I do not know how to say this yet.').waitFor();
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByText('More, if you like').click();
	await expect(mara.page.getByLabel('Add a line')).toHaveValue('');
});

test('the server goes away in the middle and comes back: nobody has to do anything', async ({
	couple,
	server,
	reports
}) => {
	const [mara, tom] = await couple({ keepsTheApp: true });
	await mara.settled();
	await mara.keepsTheApp();
	await server.kill();
	await mara.page.locator('[data-state="reconnecting"]').waitFor({ state: 'attached' });
	await mara.page.getByRole('link', { name: 'I need…' }).click();
	await mara.page.getByLabel('In your own words').fill('a cup of tea');
	await mara.page.getByRole('button', { name: 'Tell Tom' }).click();
	await mara.page.getByText('Will be shared when you’re online').waitFor();
	await server.restart();
	await tom.page.getByText('a cup of tea').waitFor();
	forgive(reports, /ERR_CONNECTION_REFUSED|WebSocket connection|net::ERR/);
});

test('both give something in the same moment, and both see both', async ({ couple }) => {
	const [mara, tom] = await couple();
	await Promise.all([mara.give('sad', 'From Mara.'), tom.give('numb', 'From Tom.')]);
	await mara.page.getByText('From Tom.').waitFor();
	await tom.page.getByText('From Mara.').waitFor();
});

test('a second device has everything, and each hears the other at once', async ({
	couple,
	person
}) => {
	const [mara, tom] = await couple({ signsInAgain: true });
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByRole('checkbox', { name: 'calm', exact: true }).check();
	await mara.page.getByRole('button', { name: 'Keep it to myself' }).click();
	await mara.page.waitForURL('**/today');
	await tom.give('tired', 'Before the tablet.');
	await mara.settled();

	const tablet = await person('Mara', {
		handle: mara.handle,
		viewport: { width: 1024, height: 768 }
	});
	await tablet.signIn();
	await tablet.page.getByText('Before the tablet.').waitFor();
	await tablet.kept();
	await tablet.page.getByText('calm').waitFor();

	await tablet.ask('Stay near tonight, please');
	await mara.page.getByText('Stay near tonight, please').waitFor();
	await tom.page.getByText('Stay near tonight, please').waitFor();
});

test('signing out all other devices ends the other one within a moment', async ({ person }) => {
	const mara = await person('Mara');
	await mara.signUp();
	const tablet = await person('Mara', { handle: mara.handle });
	await tablet.signIn();
	await mara.page.goto(`${mara.origin}/settings`);
	await mara.page.getByRole('button', { name: 'Sign out all others' }).click();
	await tablet.page.getByText('This device was signed out.').waitFor();
	// Nothing can be read there any more, and the password alone does not bring it back.
	await tablet.page.goto(`${mara.origin}/kept`);
	await tablet.page.waitForURL('**/sign-in');
	await tablet.signIn();
});

test('two tabs of one person show the same, and send once', async ({ couple }) => {
	const [mara, tom] = await couple();
	const second = await mara.context.newPage();
	await second.goto(`${mara.origin}/today`);
	await second.getByRole('heading', { name: /Mara\.$/ }).waitFor();
	await mara.ask('An hour alone, from the first tab');
	await second.getByText('An hour alone, from the first tab').waitFor();
	await second.goto(`${mara.origin}/need`);
	await second.getByLabel('In your own words').fill('And tea, from the second');
	await second.getByRole('button', { name: 'Tell Tom' }).click();
	await mara.page.getByText('And tea, from the second').waitFor();
	await tom.page.getByText('And tea, from the second').waitFor();
	await expect(tom.page.getByText('An hour alone, from the first tab')).toHaveCount(1);
	await expect(tom.page.getByText('And tea, from the second')).toHaveCount(1);
});

test('a reload in the middle of linking goes on where it was, on both sides', async ({ alone }) => {
	const [mara, tom] = await Promise.all([alone('Mara'), alone('Tom')]);
	const invitation = await mara.invite();
	await mara.page.reload();
	await tom.page.goto(invitation);
	await tom.page.getByRole('button', { name: /to let me in/ }).waitFor();
	await tom.page.reload();
	await tom.page.getByRole('button', { name: /to let me in/ }).click();
	await tom.page.getByRole('heading', { name: /compare these four words/ }).waitFor();
	await tom.page.reload();
	await mara.page.reload();
	await mara.page.getByRole('heading', { name: 'Tom is at the door' }).waitFor();
	await tom.page.getByRole('heading', { name: /compare these four words/ }).waitFor();
	expect(await mara.fourWords()).toBe(await tom.fourWords());
	await mara.page.getByRole('button', { name: 'That’s them' }).click();
	await tom.page.getByRole('heading', { name: /are linked/ }).waitFor();
});

test('somebody at the door who is not them is turned away, and the link is used up', async ({
	alone,
	reports
}) => {
	const [mara, eve] = await Promise.all([alone('Mara'), alone('Eve')]);
	const invitation = await mara.invite();
	await eve.page.goto(invitation);
	await eve.page.getByRole('button', { name: /to let me in/ }).click();
	await mara.page.getByRole('button', { name: 'That’s not them' }).click();
	await eve.page.getByText('This invitation has ended or was withdrawn.').waitFor();
	await mara.page.getByRole('button', { name: 'Make an invitation' }).waitFor();
	forgive(reports, /status of 404/);
});

test('an own, a withdrawn and a cut link each get one kind sentence', async ({
	alone,
	person,
	reports
}) => {
	const mara = await alone('Mara');
	const invitation = await mara.invite();
	await mara.page.goto(invitation);
	await mara.page.getByText('This is your own invitation.').waitFor();
	await mara.page.goto(`${mara.origin}/invite`);
	await mara.page.getByRole('button', { name: 'Withdraw it' }).click();
	await mara.page.getByRole('button', { name: 'Make an invitation' }).waitFor();
	const tom = await person('Tom');
	await tom.page.goto(invitation);
	await tom.page.getByText('This invitation has ended or was withdrawn.').waitFor();
	await tom.page.goto(invitation.slice(0, -5));
	await tom.page.reload();
	await tom.page.getByText('This link is not complete.').waitFor();
	forgive(reports, /status of 404/);
});

test('the recovery code opens everything again with a new password', async ({ person }) => {
	const mara = await person('Mara');
	await mara.page.goto(`${mara.origin}/sign-up`);
	await mara.fillSignUp();
	await mara.page.getByRole('heading', { name: 'Your recovery code' }).waitFor();
	const code = (await mara.page.getByRole('listitem').allInnerTexts()).join(' ');
	await mara.page.getByRole('button', { name: 'Later' }).click();
	await mara.page.goto(`${mara.origin}/check-in`);
	await mara.page.getByRole('checkbox', { name: 'lonely', exact: true }).check();
	await mara.page.getByRole('button', { name: 'Keep it to myself' }).click();
	await mara.page.waitForURL('**/today');
	await mara.settled();

	const phone = await person('Mara', { handle: mara.handle });
	await phone.page.goto(`${mara.origin}/recover`);
	await phone.page.getByLabel('Sign-in name', { exact: true }).fill(mara.handle);
	await phone.page.getByLabel('Recovery code').fill(code.toLowerCase());
	await phone.page.getByLabel('New password', { exact: true }).fill('another quiet sentence');
	await phone.page.getByRole('button', { name: 'Open my space' }).click();
	await phone.page.getByRole('button', { name: 'Later' }).click();
	await phone.kept();
	await phone.page.getByText('lonely').waitFor();
	await mara.page.getByText('This device was signed out.').waitFor();
});

test('a wrong password, a taken name and no network each say what to do, and keep what was typed', async ({
	person,
	reports
}) => {
	const mara = await person('Mara');
	await mara.signUp();
	const tom = await person('Tom', { handle: mara.handle });
	await tom.page.goto(`${tom.origin}/sign-up`);
	await tom.fillSignUp();
	await tom.page.getByText('Somebody has this sign-in name already.').waitFor();
	await expect(tom.page.getByLabel('How your partner sees you')).toHaveValue('Tom');

	await tom.page.goto(`${tom.origin}/sign-in`);
	await tom.page.getByLabel('Sign-in name', { exact: true }).fill(mara.handle);
	await tom.page.getByLabel('Password', { exact: true }).fill('not the right one');
	await tom.page.getByRole('button', { name: 'Sign in' }).click();
	await tom.page.getByText('That name and password do not go together.').waitFor();
	await tom.context.setOffline(true);
	await tom.page.getByRole('button', { name: 'Sign in' }).click();
	await tom.page.getByText('There is no connection to the server.').waitFor();
	await expect(tom.page.getByLabel('Password', { exact: true })).toHaveValue('not the right one');
	// The browser notes each refusal and each lost request in its own console.
	forgive(reports, /status of (401|409)|ERR_INTERNET_DISCONNECTED/);
});

test('a form sent before the app has loaded is neither lost nor sent in an address', async ({
	person
}) => {
	const ana = await person('Ana');
	await ana.signUp();
	const phone = await person('Ana', { handle: ana.handle });
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await phone.page.route('**/_app/immutable/**/*.js', async (route) => {
		await released;
		await route.continue();
	});
	await phone.page.goto(`${phone.origin}/sign-in`, { waitUntil: 'commit' });
	await phone.page.getByLabel('Sign-in name', { exact: true }).fill(ana.handle);
	await phone.page.getByLabel('Password', { exact: true }).fill(password);
	await phone.page.getByRole('button', { name: 'Sign in' }).click();
	expect(phone.page.url()).toBe(`${phone.origin}/sign-in`);
	release();
	await phone.page.getByRole('heading', { name: /Ana\.$/ }).waitFor();
});
