import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from './tests/support/chromium.ts';

// Journeys of two partners against the real, built server (tests/support/running-server.ts starts
// one per test file, each on its own port and its own data folder).
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	globalSetup: './tests/support/build-once.ts',
	workers: 2,
	// A machine that stalls for a moment is not a fault; `npm test` names what needed a second attempt.
	retries: 1,
	fullyParallel: true,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	use: {
		viewport: { width: 390, height: 844 },
		actionTimeout: 15_000,
		launchOptions: chromiumLaunchOptions(),
		screenshot: 'only-on-failure'
	}
});
