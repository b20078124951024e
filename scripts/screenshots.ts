// `npm run screenshots`: the pictures of the README, from made-up weeks, never from anybody's.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';
import { Person } from '../tests/support/people.ts';
import { runningServer } from '../tests/support/running-server.ts';
import { writtenCouple } from '../tests/support/written-couple.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { sharedWeeks } from './made-up-weeks.ts';

const start = fileURLToPath(new URL('start.mjs', import.meta.url));
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
spawnSync(process.execPath, [start, '--build-only'], { stdio: 'inherit' });
if (!ensureChromium()) throw new Error('No Chromium: set CHROMIUM_PATH.');
mkdirSync(folder, { recursive: true });

const server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100' });
const browser = await chromium.launch(chromiumLaunchOptions());
try {
	const password = 'soft rain on the roof';
	const { space } = await writtenCouple(server.origin, [
		{ handle: 'mara', password, name: 'Mara' },
		{ handle: 'tom', password, name: 'Tom' }
	]);
	const evening = new Date();
	evening.setHours(19, 40, 0, 0);
	await space.write(sharedWeeks(Math.min(evening.getTime(), Date.now())));
	space.end();

	const shots: string[] = [];
	for (const [name, colorScheme] of [
		['Mara', 'light'],
		['Tom', 'dark']
	] as const) {
		const context = await browser.newContext({
			viewport: { width: 390, height: 844 },
			deviceScaleFactor: 2,
			colorScheme,
			reducedMotion: 'reduce'
		});
		const page = await context.newPage();
		await page.clock.setFixedTime(evening);
		const person = new Person(page, name, name.toLowerCase(), server.origin);
		await person.signIn();
		await page.getByText('A walk together').waitFor();
		const phone = await page.screenshot({ path: `${folder}/today-${name.toLowerCase()}.png` });
		shots.push(phone.toString('base64'));
		if (name === 'Mara') {
			await page.goto(`${server.origin}/check-in`);
			await page.getByRole('checkbox', { name: 'tender', exact: true }).check();
			await page.screenshot({ path: `${folder}/check-in.png` });
			await page.setViewportSize({ width: 1280, height: 860 });
			await page.goto(`${server.origin}/today`);
			await page.getByText('A walk together').waitFor();
			await page.screenshot({ path: `${folder}/today-desktop.png` });
		}
		await context.close();
	}
	// Both phones in one picture.
	const page = await browser.newPage({
		viewport: { width: 860, height: 900 },
		deviceScaleFactor: 2
	});
	await page.setContent(
		`<body style="margin:0;display:flex;gap:28px;justify-content:center;align-items:center;height:900px;background:#ece8e1">${shots
			.map(
				(shot) =>
					`<img style="width:390px;border-radius:36px;box-shadow:0 12px 40px #0003" src="data:image/png;base64,${shot}">`
			)
			.join('')}</body>`
	);
	await page.screenshot({ path: `${folder}/both.png` });
} finally {
	await browser.close();
	await server.dispose();
}
