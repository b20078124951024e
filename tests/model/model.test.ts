// The executable model: four people on six devices, the real device code and the real server core,
// and a network that fails in every way it can. Each case checks every invariant of
// docs/sync-spec.md after each of its steps, and that all devices agree when all is quiet.
//
// A failing case prints its seed and path; `MODEL_SEED=… MODEL_PATH=… npm run test:unit -- model`
// replays it. What was found this way is kept in regressions.test.ts.
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadParts, type Parts } from './parts.ts';
import { networks, operations, runCase, type Network } from './run-case.ts';
import { sqliteWorldLog } from './sqlite-world.ts';

const seeds = 200;
const length = 300;
const replay = process.env.MODEL_SEED
	? { seed: Number(process.env.MODEL_SEED), path: process.env.MODEL_PATH }
	: {};

let parts: Parts;
beforeAll(async () => {
	parts = await loadParts(fileURLToPath(new URL('../..', import.meta.url)));
});

const holds = (network: Network, log?: () => ReturnType<typeof sqliteWorldLog>) => {
	const result = fc.check(
		fc.property(operations(length, length), (ops) => runCase(parts, ops, network, log?.())),
		// Shrinking takes minutes: a failing seed is made short by whoever looks into it.
		{ numRuns: seeds, endOnFailure: !process.env.MODEL_SEED, ...replay }
	);
	const again = `MODEL_SEED=${result.seed} MODEL_PATH=${result.counterexamplePath}`;
	expect(result.failed ? `${(result.errorInstance as Error).message}\n${again}` : 'holds').toBe(
		'holds'
	);
};

describe(`${seeds} cases of ${length} operations keep every promise`, () => {
	test.each(networks)('on a network that is %s', (network) => holds(network), 120_000);

	test('with the log on SQLite, through crashes and restores', () => {
		const log = sqliteWorldLog();
		holds('restore', () => {
			log.clear();
			return log;
		});
	}, 400_000);
});
