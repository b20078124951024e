// The test of the test: each planted mistake must be found by the model. A child process plants and
// runs them, because each is a whole copy of the code.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { mutants } from './mutants.ts';
import { talkMutants } from './talk-mutants.ts';

type Found = { name: string; killed: boolean; runs: number; why: string };
const results = new Map<string, Found>();

beforeAll(() => {
	const script = fileURLToPath(new URL('run-mutants.ts', import.meta.url));
	const { stdout, stderr, status } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	for (const line of stdout.trim().split('\n')) {
		const found = JSON.parse(line) as Found;
		results.set(found.name, found);
	}
}, 300_000);

test.each(mutants.map(({ name }) => name))('the model finds a hub or device that %s', (name) => {
	expect(results.get(name)).toMatchObject({ killed: true });
});

test.each(talkMutants.map(({ name }) => name))('the model finds a conversation that %s', (name) => {
	expect(results.get(name)).toMatchObject({ killed: true });
});
