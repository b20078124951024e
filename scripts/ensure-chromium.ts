// Makes sure that there is a Chromium for the tests: the machine's, else Playwright's, else Debian's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../tests/support/chromium.ts';

const found = () => findChromium() !== undefined || existsSync(chromium.executablePath());

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
	const done = spawnSync(command, args, {
		stdio: ['ignore', 'ignore', 'ignore'],
		env: { ...process.env, ...env },
		timeout: 10 * 60_000
	});
	return done.status === 0;
}

/** True when there is one at the end; it may take minutes the first time. */
export function ensureChromium(): boolean {
	if (found()) return true;
	process.stdout.write('No Chromium here yet: installing one …\n');
	const playwright = join(
		dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
		'cli.js'
	);
	run(process.execPath, [playwright, 'install', 'chromium-headless-shell', 'chromium'], {
		PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000'
	});
	if (found()) return true;
	if (process.platform === 'linux' && process.getuid?.() === 0) {
		const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
		run('apt-get', ['update'], quiet);
		for (const pkg of ['chromium-headless-shell', 'chromium']) {
			if (found()) break;
			run('apt-get', ['install', '-y', '--no-install-recommends', pkg], quiet);
		}
	}
	return found();
}
