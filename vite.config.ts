import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import { realtime } from './server/dev.ts';
import { chromiumLaunchOptions } from './tests/support/chromium.ts';

/**
 * Few files instead of many: on a phone far away each round of requests costs more than the bytes, and
 * one long file packs better than thirty short ones.
 */
const fewFiles: Plugin = {
	name: 'two-tides:few-files',
	config: (_config, { isSsrBuild, command }) => {
		if (isSsrBuild || command !== 'build') return;
		// `base` is what every page with an app needs, the forms at the door too; `space` what is opened
		// behind it. What only one page needs comes with that page.
		const shared = [
			String.raw`/node_modules/(svelte|@sveltejs|esm-env|clsx|@lucide|idb|valibot)/`,
			String.raw`/lib/ui/(?!Qr)`,
			String.raw`/lib/content/(en|words)\.ts`,
			String.raw`/lib/state/(account|api|keyring|vault|code-kept|preferences)\.`,
			String.raw`/lib/crypto/(?!hpke|invite|signal|envelope)`
		];
		const groups = [
			{ name: 'base', priority: 2, test: new RegExp(shared.join('|')), minShareCount: 2 },
			{ name: 'space', priority: 1, test: /\/node_modules\/|\/src\/lib\//, minShareCount: 6 }
		];
		return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
	}
};

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
