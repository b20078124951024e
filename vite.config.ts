import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { realtime } from './server/dev.ts';
import { chromiumLaunchOptions } from './tests/support/chromium.ts';

export default defineConfig({
	plugins: [sveltekit(), realtime()],
	// Bundled into the server build: unbundled, drizzle and lucia cost 0.7 s and 275 MB at start.
	ssr: { noExternal: ['drizzle-orm', 'lucia'] },
	worker: { format: 'es' },
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					name: 'unit',
					environment: 'node',
					include: ['{src,server,tests,scripts}/**/*.test.ts'],
					exclude: ['**/*.browser.test.ts', 'tests/e2e/**', 'tests/server/**', 'node_modules/**']
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					name: 'server',
					environment: 'node',
					include: ['tests/server/**/*.test.ts'],
					globalSetup: ['./tests/support/build-once.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					name: 'browser',
					include: ['{src,tests}/**/*.browser.test.ts'],
					exclude: ['tests/e2e/**', 'node_modules/**'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: chromiumLaunchOptions() }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
