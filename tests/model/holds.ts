// Runs the model's cases and says how to replay one that breaks a promise: it prints its seed and path,
// and `MODEL_SEED=… MODEL_PATH=… npm run test:unit -- model` replays it. What was found this way is kept
// in regressions.test.ts.
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect } from 'vitest';
import { loadParts } from './parts.ts';
import { operations, runCase, type Network } from './run-case.ts';
import type { sqliteWorldLog } from './sqlite-world.ts';

/** How many cases, and of how many operations each. */
export const cases = { seeds: 200, length: 300 };

/** As long as one run of all cases may take on a slow machine: ms. */
export const patience = 400_000;

const replay = process.env.MODEL_SEED
	? { seed: Number(process.env.MODEL_SEED), path: process.env.MODEL_PATH }
	: {};

const parts = await loadParts(fileURLToPath(new URL('../..', import.meta.url)));

/** Expects every case on such a network to keep every promise; `log` gives each a new server's log. */
export function holds(
	network: Network,
	log?: () => ReturnType<typeof sqliteWorldLog>,
	seeds = cases.seeds
): void {
	const { length } = cases;
	const result = fc.check(
		fc.property(operations(length, length), (ops) => runCase(parts, ops, network, log?.())),
		// Shrinking takes minutes: a failing seed is made short by whoever looks into it.
		{ numRuns: seeds, endOnFailure: !process.env.MODEL_SEED, ...replay }
	);
	const again = `MODEL_SEED=${result.seed} MODEL_PATH=${result.counterexamplePath}`;
	expect(result.failed ? `${(result.errorInstance as Error).message}\n${again}` : 'holds').toBe(
		'holds'
	);
}
