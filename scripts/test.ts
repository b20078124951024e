// `npm test`: every check there is, one after the other, and one line at the end. All of them run
// even when one fails, so that a single run tells everything that is wrong.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensure-chromium.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
mkdirSync('test-results', { recursive: true });

type Count = { passed: number; failed: number };
const require = createRequire(import.meta.url);

/** The script behind a package's command: started with this very Node, without a shell. */
function command(pkg: string, name = pkg): string {
	const file = join(root, 'node_modules', pkg, 'package.json');
	const { bin } = require(file) as { bin: string | Record<string, string> };
	return join(dirname(file), typeof bin === 'string' ? bin : bin[name]!);
}

function run(script: string, args: string[]): boolean {
	const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
	return status === 0;
}

const check = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** Runs a test runner that leaves its counts in a file; a runner that counted nothing has failed. */
function counted(file: string, read: (report: string) => Count, start: () => boolean): Count {
	rmSync(file, { force: true });
	const ok = start();
	if (!existsSync(file)) return { passed: 0, failed: 1 };
	const count = read(readFileSync(file, 'utf8'));
	// Something besides a test went wrong (an unhandled rejection, a file that does not load).
	if (!ok && count.failed === 0) return { ...count, failed: 1 };
	return count;
}

function vitest(project: string): Count {
	const file = `test-results/${project}.json`;
	return counted(
		file,
		(report) => {
			const { numPassedTests, numFailedTests } = JSON.parse(report) as Record<string, number>;
			return { passed: numPassedTests!, failed: numFailedTests! };
		},
		() =>
			run(command('vitest'), [
				'run',
				'--project',
				project,
				'--reporter=default',
				'--reporter=json',
				`--outputFile.json=${file}`
			])
	);
}

function playwright(): Count {
	return counted(
		'test-results/e2e.json',
		(report) => {
			const { stats } = JSON.parse(report) as { stats: Record<string, number> };
			return { passed: stats.expected!, failed: stats.unexpected! + stats.flaky! };
		},
		() => run(command('@playwright/test', 'playwright'), ['test'])
	);
}

const steps: [string, () => Count][] = [
	['format', () => check(run(command('prettier'), ['--check', '--log-level', 'warn', '.']))],
	['lint: correctness and cycles', () => check(run(command('oxlint'), []))],
	['lint: layers and conventions', () => check(run(command('eslint'), ['.']))],
	['types: generate', () => check(run(join(root, 'scripts/prepare.mjs'), []))],
	[
		'types',
		() =>
			check(run(command('svelte-check'), ['--tsconfig', './tsconfig.json', '--output', 'human']))
	],
	['unit, property and simulation', () => vitest('unit')],
	['the real server', () => vitest('server')],
	['components and storage in a browser', () => vitest('browser')],
	['journeys of two partners', playwright]
];

const total: Count = { passed: 0, failed: 0 };
const failed: string[] = [];
if (!ensureChromium()) {
	process.stdout.write(
		'No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.\n'
	);
	total.failed++;
	failed.push('Chromium');
}
for (const [name, step] of steps) {
	process.stdout.write(`\n── ${name}\n`);
	const began = performance.now();
	const count = step();
	total.passed += count.passed;
	total.failed += count.failed;
	if (count.failed > 0) failed.push(name);
	const seconds = Math.round((performance.now() - began) / 1000);
	process.stdout.write(`   ${count.passed} passed, ${count.failed} failed, ${seconds} s\n`);
}
if (failed.length > 0) process.stdout.write(`\nfailed: ${failed.join(' · ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
