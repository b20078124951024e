// Finds the Chromium that browser tests run in. It never downloads: scripts/ensure-chromium.ts does.
import { existsSync } from 'node:fs';

// The shell without windows first: journeys take two thirds of the time in it.
const systemPaths = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Path of a Chromium on this machine (CHROMIUM_PATH first), or undefined: then Playwright's own is tried. */
export function findChromium(): string | undefined {
	return [process.env.CHROMIUM_PATH, ...systemPaths].find((path) => path && existsSync(path));
}

/** Playwright launch options: quiet, offline-safe, and able to run as root in a container. */
export function chromiumLaunchOptions(): { executablePath?: string; args: string[] } {
	const executablePath = findChromium();
	return {
		...(executablePath ? { executablePath } : {}),
		args: [
			'--no-sandbox',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
			'--disable-quic'
		]
	};
}
