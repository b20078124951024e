// Plants every mutant and drives the model at it; prints one JSON line each: { name, killed, runs, why }.
// `--search N` looks for seeds instead, up to N runs, in every network.
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { mutants, plant } from './mutants.ts';
import { loadParts, type Parts } from './parts.ts';
import { runTalkCase, talkCase } from './talk-case.ts';
import { talkMutants } from './talk-mutants.ts';
import { networks, operations, runCase, type Network } from './run-case.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const talkLength = 60;
const search = process.argv.indexOf('--search');
const only = process.argv.indexOf('--only');
const chosen = <M extends { name: string }>(all: readonly M[]) =>
	only < 0 ? all : all.filter((m) => m.name.includes(process.argv[only + 1]!));

const check = (parts: Parts, network: Network, length: number, numRuns: number, seed?: number) =>
	fc.check(
		fc.property(operations(length, length > 90 ? length : 0), (ops) =>
			runCase(parts, ops, network)
		),
		{ numRuns, seed, endOnFailure: true }
	);

for (const mutant of chosen(mutants)) {
	const parts = await loadParts(plant(root, mutant));
	if (search >= 0) {
		const runs = Number(process.argv[search + 1]);
		const found = networks
			.map((network) => ({ network, ...check(parts, network, mutant.length, runs) }))
			.filter(({ failed }) => failed)
			.sort((a, b) => a.numRuns - b.numRuns)
			.map(
				(r) =>
					`${r.network} seed ${r.seed} after ${r.numRuns}: ${(r.errorInstance as Error).message}`
			);
		console.log(
			`${found.length > 0 ? 'killed  ' : 'SURVIVES'} ${mutant.name}\n    ${found.join('\n    ')}`
		);
		continue;
	}
	tell(mutant.name, check(parts, mutant.network, mutant.length, 1500, mutant.seed));
}

for (const { seed, ...mutant } of chosen(talkMutants)) {
	const parts = await loadParts(plant(root, mutant));
	const property = fc.property(talkCase(talkLength), ([chance, operations]) =>
		runTalkCase(parts, chance, operations)
	);
	const numRuns = search >= 0 ? Number(process.argv[search + 1]) : 200;
	const found = fc.check(property, {
		numRuns,
		seed: search >= 0 ? undefined : seed,
		endOnFailure: true
	});
	if (search < 0) tell(mutant.name, found);
	else if (!found.failed) console.log(`SURVIVES ${mutant.name}`);
	else {
		const { message } = found.errorInstance as Error;
		console.log(
			`killed   ${mutant.name}\n    seed ${found.seed} after ${found.numRuns}: ${message}`
		);
	}
}

function tell<T>(name: string, result: fc.RunDetails<T>): void {
	const why = (result.errorInstance as Error | undefined)?.message ?? '';
	console.log(JSON.stringify({ name, killed: result.failed, runs: result.numRuns, why }));
}
