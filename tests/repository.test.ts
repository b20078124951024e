// What the repository as a whole promises: migrations that match the schema, dependencies that are
// new enough, a client without the server in it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const files = (folder: string, ending: RegExp): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => join(root, folder, file))
		.filter((file) => ending.test(file));

test('the migrations make exactly the schema', () => {
	const kit = join(dirname(require.resolve('drizzle-kit')), 'bin.cjs');
	const before = files('drizzle', /./).length;
	const { stdout } = spawnSync(process.execPath, [kit, 'generate'], {
		cwd: root,
		encoding: 'utf8'
	});
	expect(stdout).toContain('No schema changes');
	expect(files('drizzle', /./)).toHaveLength(before);
});

describe('a dependency with a known hole is never older than its mend', () => {
	// The npm audit service is not everywhere: the list is kept by hand, with the advisory.
	const safe: Record<string, [least: string, why: string]> = {
		cookie: ['0.7.0', 'GHSA-pxg6-pf52-xh8x: names and values out of bounds'],
		ws: ['8.17.1', 'GHSA-3h5v-q93c-6h6q: many headers end the process'],
		'engine.io': ['6.6.2', 'follows ws and cookie'],
		'socket.io-parser': ['4.2.3', 'GHSA-cqmj-92xf-r6r9: a packet ends the process'],
		'@sveltejs/kit': ['2.49.5', 'GHSA-j62c-4x62-9r35: prerendering with remote functions'],
		devalue: ['5.6.2', 'GHSA-g2pg-6438-jwpf: memory and time without end'],
		vite: ['7.1.11', 'GHSA-93m4-6634-74q7: files outside the folder in development'],
		svelte: ['5.46.4', 'GHSA-6738-r8g5-qwp3: markup from hydratable'],
		valibot: ['1.2.0', 'GHSA-vqpr-j7v3-hqw9: an emoji expression that never ends']
	};
	const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, { version?: string }>;
	};
	const older = (a: string, b: string) => {
		const [x, y] = [a, b].map((v) => v.split('-')[0]!.split('.').map(Number));
		const at = x!.findIndex((part, i) => part !== y![i]);
		return at >= 0 && x![at]! < y![at]!;
	};
	test.each(Object.entries(safe))('%s', (name, [least]) => {
		const found = Object.entries(lock.packages).filter(
			([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`)
		);
		expect(found.length).toBeGreaterThan(0);
		for (const [path, { version }] of found) {
			expect(older(version!, least), `${path} ${version}`).toBe(false);
		}
	});
});

test('every language file imports the real file: no barrels, no alias of Kit', () => {
	for (const file of [...files('src', /\.(ts|svelte)$/), ...files('server', /\.ts$/)]) {
		const source = readFileSync(file, 'utf8');
		expect(source, file).not.toMatch(/from '\$lib/);
		expect(source, file).not.toMatch(/@html/);
	}
});
