// Room tonight, with two partners and a server whose clock is set. The devices go by that clock.
import { eveningOf } from '#lib/domain/room.ts';
import { eventNames } from '#lib/protocol/events.ts';
import { findings } from '../support/axe.ts';
import { expect, forgive, test as base, type Person } from '../support/people.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';

const hour = 3_600_000;

const test = base.extend<{ evening: number }, { server: RunningServer }>({
	server: [
		// Playwright reads the pattern.
		// oxlint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100' }, { movable: true });
			await use(server);
			await server.dispose();
		},
		{ scope: 'worker' }
	],
	/** It is the afternoon of a day that no test here had before; this is when its evening comes. */
	evening: async ({ server }, use) => {
		// Four in the morning where these browsers are: their people become a couple there.
		const dayStarts = 4 * 60 + new Date().getTimezoneOffset();
		const { moment } = eveningOf(server.now() + 48 * hour, ((dayStarts % 1440) + 1440) % 1440);
		await server.setClock(moment - 4 * hour);
		await use(moment);
	}
});

const card = ({ page }: Person) => page.getByRole('region', { name: 'Room tonight' });
const chip = (person: Person, name: string) =>
	card(person).getByRole('checkbox', { name, exact: true });

async function talk(...people: Person[]): Promise<void> {
	for (const { page } of people) {
		await page.goto(new URL('/talk', page.url()).href);
		await page.getByRole('heading', { name: 'Talk', exact: true }).waitFor();
	}
	// Connected, they know the server's time.
	for (const person of people) await person.settled();
}

async function set(person: Person, ...names: string[]): Promise<void> {
	for (const name of names) await chip(person, name).check();
	await card(person).getByRole('button', { name: 'Set it for tonight' }).click();
	await card(person).getByText('You have room for').waitFor();
}

/** The evening comes while both look: their phones learn the time when they connect. */
async function comes(server: RunningServer, evening: number, ...people: Person[]): Promise<void> {
	await server.setClock(evening - 6000);
	await Promise.all(people.map(({ page }) => page.reload()));
}

test('two set what they have room for, and when the evening comes both see what is in both', async ({
	couple,
	server,
	evening
}) => {
	const [mara, tom] = await couple();
	await talk(mara, tom);
	await expect(card(mara)).toContainText('you both see what you have in common, and only that');
	await expect(chip(mara, 'Rest, always')).toBeChecked();
	await expect(chip(mara, 'Rest, always')).toBeDisabled();

	await set(mara, 'A walk', 'The big talk');
	await expect(card(mara)).toContainText('You have room for a walk, the big talk and rest.');
	// It can be changed, and is there after a reload.
	await mara.page.reload();
	await card(mara).getByRole('button', { name: 'Change it' }).click();
	await expect(chip(mara, 'The big talk')).toBeChecked();
	await chip(mara, 'The big talk').uncheck();
	await set(mara, 'A little talk', 'Quiet company');
	await set(tom, 'A little talk', 'Doing something', 'A walk');

	await comes(server, evening, mara, tom);
	for (const person of [mara, tom]) {
		await card(person).getByText('You both have room for a walk and a little talk.').waitFor();
		await expect(card(person)).toContainText('And for rest, always.');
		await expect(card(person)).not.toContainText(/big talk|Doing|Quiet/i);
	}
	await card(tom).getByRole('link', { name: 'A question to talk about' }).click();
	await expect(tom.page.getByRole('heading', { name: 'Decks' })).toBeInViewport();
	// The next morning it is gone.
	await server.setClock(evening + 10 * hour);
	await mara.page.reload();
	await expect(chip(mara, 'A walk')).not.toBeChecked();
});

test('an evening with nothing in both reads the same, whoever set what, or nothing', async ({
	couple,
	server,
	evening
}) => {
	test.setTimeout(240_000);
	const couples = [await couple(), await couple()] as const;
	const [[mara, tom], [ana, ben]] = couples;
	await talk(mara, tom, ana, ben);
	await set(mara, 'A walk', 'The big talk');
	await set(tom, 'Writing');
	await set(ana, 'A walk', 'The big talk', 'Writing');
	const people = [mara, tom, ana, ben];
	await comes(server, evening, ...people);
	const seen: string[] = [];
	for (const one of people) {
		await card(one).getByText('An evening for rest.').waitFor();
		seen.push(await card(one).innerHTML());
	}
	// Ben set nothing and is told nothing else; neither is Ana, who set and was not met.
	expect(new Set(seen).size).toBe(1);
});

test('somebody alone is asked nothing about the evening', async ({ alone, evening }) => {
	expect(evening).toBeGreaterThan(0);
	const ana = await alone('Ana');
	await talk(ana);
	await ana.page.getByRole('heading', { name: 'Decks' }).waitFor();
	await expect(card(ana)).toBeHidden();
});

test('nothing on one phone tells that the other has set it', async ({ couple, evening }) => {
	expect(evening).toBeGreaterThan(0);
	const [mara, tom] = await couple();
	/** Everything that comes to his phone, but the beat of the connection. */
	const frames: Buffer[] = [];
	tom.page.on('websocket', (socket) => {
		socket.on('framereceived', ({ payload }) => {
			if (typeof payload !== 'string') frames.push(payload);
		});
	});
	await talk(mara, tom);
	await set(tom, 'Writing');
	await tom.settled();
	const before = await card(tom).innerHTML();
	const already = frames.length;
	expect(already).toBeGreaterThan(0);

	await set(mara, 'Writing', 'A walk');
	await mara.settled();
	// Something that does reach him comes after it on the same line: nothing came before.
	await mara.page.getByLabel('Your question').fill('Which window shall stay open?');
	await mara.page.getByRole('button', { name: 'Ask it' }).click();
	await tom.page.getByRole('heading', { name: 'Which window shall stay open?' }).waitFor();
	expect(await card(tom).innerHTML()).toBe(before);
	const events = frames.slice(already).map((frame) => eventNames[frame[2]!]);
	expect(events).toEqual(['rows']);
});

test('without a network it is kept and set when there is one, and shows on one’s other phone', async ({
	couple,
	person,
	reports,
	evening
}) => {
	expect(evening).toBeGreaterThan(0);
	const [mara] = await couple({ signsInAgain: true, keepsTheApp: true });
	await talk(mara);
	await mara.keepsTheApp();
	await mara.context.setOffline(true);
	await mara.page.getByText('You’re offline.').waitFor();
	await set(mara, 'Quiet company');
	await expect(card(mara)).toContainText('Will be set when you’re online');
	await mara.context.setOffline(false);
	await expect(card(mara)).not.toContainText('Will be set', { timeout: 30_000 });

	const tablet = await person('Mara', { handle: mara.handle });
	await tablet.signIn();
	await talk(tablet);
	await expect(card(tablet)).toContainText('You have room for quiet company and rest.');
	await card(tablet).getByRole('button', { name: 'Change it' }).click();
	await chip(tablet, 'Quiet company').uncheck();
	await set(tablet, 'Writing');
	await expect(card(mara)).toContainText('You have room for writing and rest.');
	forgive(reports, /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('what could not leave in time says so kindly, and tells nothing of the other', async ({
	couple,
	server,
	reports,
	evening
}) => {
	const [mara, tom] = await couple({ keepsTheApp: true });
	await talk(mara, tom);
	await set(tom, 'A walk');
	await mara.keepsTheApp();
	await mara.context.setOffline(true);
	await mara.page.getByText('You’re offline.').waitFor();
	await set(mara, 'A walk');
	await server.setClock(evening + 1000);
	await mara.context.setOffline(false);
	await card(mara).getByText('An evening for rest.').waitFor({ timeout: 30_000 });
	await expect(card(mara)).toContainText('There is another evening tomorrow.');
	await tom.page.reload();
	await card(tom).getByText('An evening for rest.').waitFor();
	await expect(card(tom)).not.toContainText('another evening');
	forgive(reports, /ERR_INTERNET_DISCONNECTED|WebSocket connection/);
});

test('a phone whose own clock is hours wrong shows it with the others', async ({
	couple,
	server,
	evening
}) => {
	const [mara, tom] = await couple();
	// Not locked meanwhile: by such a clock nobody has touched it for a day.
	await tom.page.addInitScript(() => localStorage.setItem('two-tides-look', '{"lock":"hide"}'));
	await tom.page.reload();
	await tom.page.clock.install({ time: evening - 30 * hour });
	await talk(mara, tom);
	await set(mara, 'A walk');
	await set(tom, 'A walk');
	await comes(server, evening, mara, tom);
	for (const one of [mara, tom]) {
		await card(one).getByText('You both have room for a walk.').waitFor();
	}
});

test('axe finds nothing on the card before the evening and on it, in light and dark', async ({
	couple,
	server,
	evening
}) => {
	test.setTimeout(240_000);
	const [mara, tom] = await couple();
	await talk(mara, tom);
	const look = async ({ page }: Person) => {
		for (const [colorScheme, rules] of [
			['light', 'all'],
			['dark', 'colours']
		] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			expect(await findings(page, rules)).toEqual([]);
		}
	};
	await look(mara);
	await set(mara, 'A walk', 'A little talk', 'The big talk', 'Quiet company', 'Doing something');
	await look(mara);
	await set(tom, 'A walk', 'A little talk', 'The big talk', 'Quiet company', 'Doing something');
	await comes(server, evening, mara, tom);
	await card(mara).getByText('You both have room for').waitFor();
	await look(mara);
});
