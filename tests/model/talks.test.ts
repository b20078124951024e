// The model of live conversations: two people, four phones, clocks that are minutes wrong, lag, lost
// lines, sleep, and both pressing at once. Never two steps for one moment, never a lost turn, and the
// same time on both screens.
//
// A failing case prints its seed and path; `MODEL_SEED=… MODEL_PATH=… npm run test:unit -- model/talks`
// replays it. What was found this way is kept below.
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadParts, type Parts } from './parts.ts';
import { runTalkCase, talkCase, type TalkOperation } from './talk-case.ts';

const seeds = 200;
const length = 120;
const replay = process.env.MODEL_SEED
	? { seed: Number(process.env.MODEL_SEED), path: process.env.MODEL_PATH }
	: {};

let parts: Parts;
beforeAll(async () => {
	parts = await loadParts(fileURLToPath(new URL('../..', import.meta.url)));
});

test(`${seeds} conversations of ${length} operations keep every promise`, () => {
	const result = fc.check(
		fc.property(talkCase(length), ([seed, operations]) => runTalkCase(parts, seed, operations)),
		{ numRuns: seeds, endOnFailure: !process.env.MODEL_SEED, ...replay }
	);
	const again = `MODEL_SEED=${result.seed} MODEL_PATH=${result.counterexamplePath}`;
	expect(result.failed ? `${(result.errorInstance as Error).message}\n${again}` : 'holds').toBe(
		'holds'
	);
}, 300_000);

const found: [string, number, TalkOperation[]][] = [
	[
		'a time that is held, let go and held again, all at one wrong time, is held',
		14,
		[
			{ t: 'go', s: 1 },
			{ t: 'lag', s: 0, lag: 'awful' },
			{ t: 'go', s: 3 },
			{ t: 'pass', ms: 25 },
			{ t: 'both', a: 1, b: 1 },
			{ t: 'go', s: 2 },
			{ t: 'drop', s: 1, ms: 65403 },
			{ t: 'go', s: 2 },
			{ t: 'vanish', p: 1, ms: 7105, after: 10717, s: 1 },
			{ t: 'both', a: 0, b: 0 },
			{ t: 'go', s: 0 },
			{ t: 'screen', s: 0 },
			{ t: 'pass', ms: 3006 },
			{ t: 'pass', ms: 3791 },
			{ t: 'both', a: 1, b: 0 },
			{ t: 'screen', s: 0 },
			{ t: 'go', s: 3 },
			{ t: 'pass', ms: 3898 },
			{ t: 'both', a: 0, b: 0 },
			{ t: 'both', a: 0, b: 1 },
			{ t: 'pass', ms: 820 },
			{ t: 'drop', s: 1, ms: 273 },
			{ t: 'pass', ms: 3489 },
			{ t: 'screen', s: 1 },
			{ t: 'pass', ms: 61291 },
			{ t: 'pass', ms: 791 },
			{ t: 'pass', ms: 4278 },
			{ t: 'both', a: 0, b: 0 },
			{ t: 'pass', ms: 3210 },
			{ t: 'pass', ms: 3507 },
			{ t: 'wall', s: 3, by: 213606 },
			{ t: 'sleep', s: 0, ms: 132132 },
			{ t: 'pass', ms: 787 },
			{ t: 'go', s: 3 },
			{ t: 'pass', ms: 776 },
			{ t: 'pass', ms: 3012 },
			{ t: 'both', a: 0, b: 0 }
		]
	],
	[
		'a phone that slept while the other was lost does not count the sleep as a turn',
		21777640,
		[
			{ t: 'screen', s: 1 },
			{ t: 'screen', s: 2 },
			{ t: 'both', a: 1, b: 1 },
			{ t: 'sleep', s: 0, ms: 202_834 },
			{ t: 'sleep', s: 3, ms: 109_463 }
		]
	],
	[
		'a held time that was let go within a moment is held again',
		1836388252,
		[
			{ t: 'pass', ms: 54_321 },
			{ t: 'both', a: 0, b: 0 },
			{ t: 'screen', s: 3 },
			{ t: 'lag', s: 0, lag: 'awful' },
			{ t: 'pass', ms: 1548 },
			{ t: 'hole', s: 3, ms: 28_052 },
			{ t: 'pass', ms: 69_100 },
			{ t: 'go', s: 0 },
			{ t: 'sleep', s: 2, ms: 269_353 },
			{ t: 'both', a: 1, b: 0 },
			{ t: 'both', a: 0, b: 1 },
			{ t: 'pass', ms: 27_875 }
		]
	],
	[
		'a second phone that comes back while the two talk does not hold the time',
		10,
		[
			{ t: 'reload', s: 1 },
			{ t: 'pass', ms: 1695 },
			{ t: 'drop', s: 1, ms: 26_725 },
			{ t: 'pass', ms: 9335 }
		]
	],
	[
		'a pause that is asked for just when a phone is back stays',
		1469018607,
		[
			{ t: 'both', a: 1, b: 0 },
			{ t: 'go', s: 1 },
			{ t: 'pass', ms: 16_900 },
			{ t: 'go', s: 3 },
			{ t: 'pass', ms: 2705 },
			{ t: 'go', s: 1 },
			{ t: 'both', a: 1, b: 0 },
			{ t: 'both', a: 1, b: 1 },
			{ t: 'go', s: 1 },
			{ t: 'pass', ms: 1527 },
			{ t: 'go', s: 3 },
			{ t: 'both', a: 0, b: 1 },
			{ t: 'both', a: 0, b: 0 },
			{ t: 'lag', s: 0, lag: 'awful' },
			{ t: 'sleep', s: 2, ms: 130_142 },
			{ t: 'pass', ms: 5120 },
			{ t: 'go', s: 1 },
			{ t: 'pass', ms: 3476 },
			{ t: 'go', s: 0 },
			{ t: 'hole', s: 3, ms: 6538 },
			{ t: 'pause', s: 3, minutes: 18 },
			{ t: 'pass', ms: 61_151 }
		]
	]
];

test.each(found)('%s', (_name, seed, operations) => {
	expect(() => runTalkCase(parts, seed, operations)).not.toThrow();
});
