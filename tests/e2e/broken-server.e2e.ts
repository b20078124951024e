// A server whose disk is full, and one whose disk was changed: the screens say so, nothing is lost.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fullDisks, type FullDisk } from '../support/full-disk.ts';
import { expect, forgive, test as journeys } from '../support/people.ts';
import { runningServer } from '../support/running-server.ts';

const test = journeys.extend<object, { disk: FullDisk }>({
	disk: [
		// Playwright reads the pattern.
		// oxlint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const [, make] = fullDisks.at(-1)!;
			const disk = make();
			await use(disk);
			disk.remove();
		},
		{ scope: 'worker' }
	],
	server: [
		async ({ disk }, use) => {
			const server = await runningServer({
				TWO_TIDES_LIMITS_FACTOR: '100',
				DATA_DIR: disk.dataDir
			});
			await use(server);
			await server.dispose();
		},
		{ scope: 'worker' }
	]
});

test('a full server takes nothing, the screen says so, and it goes out by itself when there is room', async ({
	couple,
	server,
	disk
}) => {
	const [mara, tom] = await couple();
	await mara.settled();
	disk.fill(server.pid);
	// What still fits is taken; soon nothing is.
	const lines: string[] = [];
	const note = mara.page.getByText('The server cannot take anything at the moment.');
	for (let i = 0; i < 20 && !(await note.isVisible()); i++) {
		lines.push(`Line ${i}. ${'It has to be said. '.repeat(90)}`);
		await mara.give('sad', lines.at(-1)!);
		await mara.page.getByText(`Line ${i}.`).waitFor();
	}
	await note.waitFor();
	await expect(mara.page.getByText('Will be shared when you’re online').first()).toBeVisible();

	await mara.page.reload();
	await mara.page.getByText(`Line ${lines.length - 1}.`).waitFor();
	await expect(tom.page.getByText(`Line ${lines.length - 1}.`)).toBeHidden();

	disk.free(server.pid);
	await mara.settled();
	await tom.page.getByText(`Line ${lines.length - 1}.`).waitFor();
	await expect(note).toBeHidden();
});

test('an entry that was changed on the server’s disk is shown to nobody, and Today says so in one line', async ({
	couple,
	person,
	server,
	reports
}) => {
	const [mara, tom] = await couple({ signsInAgain: true });
	await mara.give('sad', 'What Mara meant to say.');
	await tom.page.getByText('What Mara meant to say.').waitFor();
	await mara.settled();
	await server.stop();
	const db = new Database(join(server.dataDir, 'two-tides.db'));
	const { space_n, seq, body } = db
		.prepare(
			`select space_n, seq, body from entry join space on space.n = space_n
			where space.kind = 'pair' and author = 0 order by space_n desc, seq desc limit 1`
		)
		.get() as { space_n: number; seq: number; body: Buffer };
	body[100]! ^= 1;
	db.prepare('update entry set body = ? where space_n = ? and seq = ?').run(body, space_n, seq);
	db.close();
	await server.restart();

	const tablet = await person('Tom', { handle: tom.handle });
	await tablet.signIn();
	await tablet.page.getByText('Something here cannot be read').waitFor();
	await expect(tablet.page.getByText('What Mara meant to say.')).toBeHidden();
	// And it goes on.
	await mara.give('tired', 'And later.');
	await tablet.page.getByText('And later.').waitFor();
	// What was being fetched ahead of a tap when the server went is fetched again at the tap.
	forgive(reports, /ERR_CONNECTION_(REFUSED|RESET)|WebSocket connection/);
});
