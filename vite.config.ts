import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import { fewFiles } from './scripts/few-files.ts';
import { realtime } from './server/dev.ts';
import { chromiumLaunchOptions } from './tests/support/chromium.ts';

/** The simulations take longest: begun last, one of them would keep the others waiting. */
class SimulationsFirst extends BaseSequencer {
	override async sort(...given: Parameters<BaseSequencer['sort']>) {
		const files = await super.sort(...given);
		const last = ({ moduleId }: (typeof files)[number]) => !moduleId.includes('/tests/model/m');
		return files.toSorted((a, b) => Number(last(a)) - Number(last(b)));
	}
}

export default defineConfig({
	plugins: [sveltekit(), realtime(), fewFiles],
	// Bundled into the server build: unbundled, drizzle and lucia cost 0.7 s and 275 MB at start.
	ssr: { noExternal: ['drizzle-orm', 'lucia'] },
	worker: { format: 'es' },
	test: {
		expect: { requireAssertions: true },
		// All of the machine: what tests wait for is never a matter of a fast answer.
		maxWorkers: '100%',
		sequence: { sequencer: SimulationsFirst },
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					name: 'unit',
					environment: 'node',
					// Nothing of ours keeps a state between two files: what they share is loaded once.
					isolate: false,
					// No test is about time; a busy machine may take its own.
					testTimeout: 60_000,
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
					// They wait for the server, and for the minutes it is given to forget.
					maxWorkers: 4,
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
