// `npm start`: checks Node, builds when there is no build of this very code, and starts the server.
// Plain JavaScript that an old Node can read, so that it can say what is wrong.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'build', '.made-from');

if (Number(process.versions.node.split('.')[0]) < 24) {
	process.stderr.write(
		`Two Tides needs Node 24 or newer; this is ${process.version}. "npm ci && npm start" brings its own.\n`
	);
	process.exit(1);
}

process.chdir(root);
if (process.env.TWO_TIDES_BUILD !== 'keep') build();
if (!process.argv.includes('--build-only'))
	await import(pathToFileURL(join(root, 'server', 'main.ts')).href);

function build() {
	// An image that ships only the build has nothing to build from.
	if (!existsSync(join(root, 'svelte.config.js'))) return;
	const now = fingerprint();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
	process.stdout.write('Building Two Tides, once …\n');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	// What the tools say to each other is of interest only when it fails.
	const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		stdio: ['ignore', 'pipe', 'pipe'],
		maxBuffer: 64 * 1024 * 1024,
		// Always the build that people get: a test runner's NODE_ENV would make Kit's development one.
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (built.status !== 0) {
		process.stderr.write(`${built.stdout}${built.stderr}`);
		process.exit(built.status ?? 1);
	}
	writeFileSync(stamp, now);
}

/** A hash over everything the build is made from. */
function fingerprint() {
	const hash = createHash('sha256');
	/** @param {string} path */
	const add = (path) => {
		if (path.endsWith('.test.ts')) return;
		if (statSync(path).isDirectory())
			for (const name of readdirSync(path).sort()) add(join(path, name));
		else hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
	};
	for (const part of [
		'src',
		'server',
		'static',
		'svelte.config.js',
		'vite.config.ts',
		'package-lock.json'
	]) {
		if (existsSync(join(root, part))) add(join(root, part));
	}
	return hash.digest('hex');
}
