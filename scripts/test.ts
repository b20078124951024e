// `npm test`: every check there is, and one line at the end. All of them run even when one fails, so
// that a single run tells everything that is wrong. The checks use one core, and the tests of the server
// mostly wait for it: these run side by side.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensure-chromium.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
mkdirSync('test-results', { recursive: true });

type Count = { passed: number; failed: number };
type Outcome = Count & { printed?: string };
type Step = [name: string, run: () => Outcome | Promise<Outcome>];
const require = createRequire(import.meta.url);

/** The script behind a package's command: started with this very Node, without a shell. */
function command(pkg: string, name = pkg): string {
	const file = join(root, 'node_modules', pkg, 'package.json');
	const { bin } = require(file) as { bin: string | Record<string, string> };
	return join(dirname(file), typeof bin === 'string' ? bin : bin[name]!);
}

/** Runs a script that prints by itself; whether it ended well. */
const run = (script: string, args: string[]) =>
	new Promise<boolean>((resolve) => {
		const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
		child.on('close', (status) => resolve(status === 0));
	});

/** A check that says nothing but whether all is well; what it printed comes with it. */
function check(script: string, args: string[]): () => Promise<Outcome> {
	return () =>
		new Promise((resolve) => {
			const child = spawn(process.execPath, [script, ...args], {
				stdio: ['ignore', 'pipe', 'pipe']
			});
			let printed = '';
			for (const stream of [child.stdout, child.stderr]) {
				stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
			}
			child.on('close', (status) => {
				const ok = status === 0;
				resolve({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, printed });
			});
		});
}

/** Runs a test runner that leaves its counts in a file; a runner that counted nothing has failed. */
async function counted(
	file: string,
	read: (report: string) => Count,
	start: () => Promise<boolean>
): Promise<Count> {
	rmSync(file, { force: true });
	const ok = await start();
	if (!existsSync(file)) return { passed: 0, failed: 1 };
	const count = read(readFileSync(file, 'utf8'));
	// Something besides a test went wrong (an unhandled rejection, a file that does not load).
	if (!ok && count.failed === 0) return { ...count, failed: 1 };
	return count;
}

function vitest(project: string): Promise<Count> {
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

function playwright(): Promise<Count> {
	return counted(
		'test-results/e2e.json',
		(report) => {
			const { stats } = JSON.parse(report) as { stats: Record<string, number> };
			if (stats.flaky! > 0) {
				process.stdout.write(
					`   ${stats.flaky} passed at the second attempt only (above: flaky)\n`
				);
			}
			return { passed: stats.expected! + stats.flaky!, failed: stats.unexpected! };
		},
		() => run(command('@playwright/test', 'playwright'), ['test'])
	);
}

const checks: Step[] = [
	['format', check(command('prettier'), ['--check', '--log-level', 'warn', '.'])],
	['lint: correctness and cycles', check(command('oxlint'), [])],
	['lint: layers and conventions', check(command('eslint'), ['.'])],
	['types', check(command('svelte-check'), ['--tsconfig', './tsconfig.json', '--output', 'human'])]
];
const rings: Step[] = [
	['the real server', () => vitest('server')],
	['unit, property and simulation', () => vitest('unit')],
	['components and storage in a browser', () => vitest('browser')],
	['journeys of two partners', playwright]
];

const total: Count = { passed: 0, failed: 0 };
const failed: string[] = [];

/** Runs steps one after the other. */
async function runAll(steps: readonly Step[]): Promise<void> {
	for (const [name, begin] of steps) {
		// What prints by itself says first what it is.
		if (rings.some(([ring]) => ring === name)) process.stdout.write(`\n── ${name}\n`);
		const began = performance.now();
		const outcome = await begin();
		total.passed += outcome.passed;
		total.failed += outcome.failed;
		if (outcome.failed > 0) failed.push(name);
		const seconds = Math.round((performance.now() - began) / 1000);
		if (outcome.printed !== undefined) process.stdout.write(`\n── ${name}\n${outcome.printed}`);
		process.stdout.write(`   ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s\n`);
	}
}

if (!ensureChromium()) {
	process.stdout.write(
		'No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.\n'
	);
	total.failed++;
	failed.push('Chromium');
}
// The types of the routes, which linters and types are checked with.
await runAll([['types of the routes', check(join(root, 'scripts/prepare.mjs'), [])]]);
await Promise.all([runAll(checks), runAll(rings.slice(0, 1))]);
await runAll(rings.slice(1));
if (failed.length > 0) process.stdout.write(`\nfailed: ${failed.join(' · ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
