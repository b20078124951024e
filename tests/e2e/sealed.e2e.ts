import type { Page } from '@playwright/test';
import { expect, test, type Person } from '../support/people.ts';

// No tell: before both are in, nothing that reaches the other says that an answer waits, nor that
// none does.

const card = (person: Person) => person.page.getByRole('region', { name: 'For both of you' });
const words = 'no-tell-marker-q7k2v the blue hour';

type Heard = {
	frames: { bytes: number; payload: Buffer }[];
	answers: [path: string, bytes: number][];
};

/** Everything the page gets from now on: what comes through its socket and what it fetches. */
function listen(page: Page, origin: string): { heard: Heard; clear(): void } {
	const heard: Heard = { frames: [], answers: [] };
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => {
			const bytes = Buffer.from(payload);
			// The heartbeat of the transport keeps its own time, whatever anybody does.
			if (bytes.length === 1 && bytes.toString() === '2') return;
			heard.frames.push({ bytes: bytes.length, payload: bytes });
		})
	);
	page.on('response', async (response) => {
		const url = new URL(response.url());
		if (!url.pathname.startsWith('/api/') || url.origin !== origin) return;
		heard.answers.push([url.pathname, (await response.body().catch(() => Buffer.of())).length]);
	});
	return {
		heard,
		clear: () => {
			heard.frames.length = 0;
			heard.answers.length = 0;
		}
	};
}

/** What one arrival of the page on Today brings, in order: the size of every frame and answer. */
async function arrival(tom: Person, ear: ReturnType<typeof listen>) {
	ear.clear();
	await tom.page.reload();
	await card(tom).getByRole('button', { name: 'Write mine' }).waitFor();
	await tom.settled();
	// Each space answers on its own: until nothing more comes.
	let heard = 0;
	await expect(async () => {
		const before = heard;
		heard = ear.heard.frames.length + ear.heard.answers.length;
		expect(heard).toBe(before);
	}).toPass({ intervals: [500] });
	return {
		frames: ear.heard.frames.map(({ bytes }) => bytes),
		answers: ear.heard.answers.toSorted()
	};
}

/** Every store of every database of this page: how many records, and how many bytes they hold. */
const stored = (page: Page) =>
	page.evaluate(async () => {
		const found: [store: string, records: number, bytes: number][] = [];
		let size = 0;
		const measure = (value: unknown): void => {
			if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) size += value.byteLength;
			else if (typeof value === 'string') size += value.length;
			else if (value && typeof value === 'object') Object.values(value).forEach(measure);
		};
		for (const { name } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const open = indexedDB.open(name!);
				open.onsuccess = () => resolve(open.result);
				open.onerror = () => reject(open.error);
			});
			for (const store of db.objectStoreNames) {
				const all = db.transaction(store).objectStore(store).getAll();
				await new Promise((resolve) => (all.onsuccess = resolve));
				size = 0;
				measure(all.result);
				found.push([store, all.result.length, size]);
			}
			db.close();
		}
		return found;
	});

test('whether an answer waits cannot be told from any frame, answer, record or word of the partner’s page', async ({
	couple
}) => {
	const [mara, tom] = await couple();
	const ear = listen(tom.page, tom.origin);
	// The first arrival after linking may still fetch something; the second is the usual one.
	await arrival(tom, ear);
	const without = await arrival(tom, ear);
	const page = async () => (await tom.page.locator('main').innerText()).trim();
	const [shown, records] = [await page(), await stored(tom.page)];
	expect(without.frames.length).toBeGreaterThan(0);

	// While the other writes, seals, changes, takes back and seals again, not one frame comes.
	ear.clear();
	const mine = card(mara);
	await mine.getByRole('button', { name: 'Write mine' }).click();
	await mine.getByLabel('Your answer').fill('First.');
	await mine.getByRole('button', { name: 'Give it, sealed' }).click();
	await mine.getByRole('button', { name: 'Change it' }).click();
	await mine.getByLabel('Your answer').fill('Second.');
	await mine.getByRole('button', { name: 'Give it, sealed' }).click();
	await mine.getByRole('button', { name: 'Take it back' }).click();
	await mine.getByRole('button', { name: 'Change it' }).click();
	await mine.getByLabel('Your answer').fill(words);
	await mine.getByRole('button', { name: 'Give it, sealed' }).click();
	await mine.getByText('Sealed. You will both see both').waitFor();
	await mara.settled();
	expect(ear.heard).toEqual({ frames: [], answers: [] });

	// Nor does anything tell it when the page arrives anew.
	const waiting = await arrival(tom, ear);
	expect(waiting).toEqual(without);
	for (const { payload } of ear.heard.frames) expect(payload.includes('no-tell')).toBe(false);
	expect(await page()).toBe(shown);
	expect(await tom.page.content()).not.toContain('no-tell');
	expect(await stored(tom.page)).toEqual(records);

	// The same ears hear it when both are in: what they did not hear was not there.
	ear.clear();
	await card(tom).getByRole('button', { name: 'Write mine' }).click();
	await card(tom).getByLabel('Your answer').fill('The stairs at night.');
	await card(tom).getByRole('button', { name: 'Give it, sealed' }).click();
	await card(tom).getByText(words).waitFor();
	expect(ear.heard.frames.length).toBeGreaterThan(1);
	expect(await stored(tom.page)).not.toEqual(records);
	await card(mara).getByText('The stairs at night.').waitFor();
});
