// The executable model: four people on six devices, the real device code and the real server core,
// and a network that fails in every way it can. Each case checks every invariant of
// docs/sync-spec.md after each of its steps, and that all devices agree when all is quiet.
import { describe, test } from 'vitest';
import { cases, holds, patience } from './holds.ts';
import { networks } from './run-case.ts';

describe(`${cases.seeds} cases of ${cases.length} operations keep every promise`, () => {
	test.each(networks)(
		'on a network that is %s',
		(network) => {
			holds(network);
		},
		patience
	);
});
