// Cases that once broke a promise, made as short as they can be, and kept.
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { loadParts, type Parts } from './parts.ts';
import { runCase, type Network, type Operation } from './run-case.ts';

let parts: Parts;
beforeAll(async () => {
	parts = await loadParts(fileURLToPath(new URL('../..', import.meta.url)));
});

const cases: [string, Network, Operation[]][] = [
	[
		'a sealed answer that was taken back stays so, though a restored server opens it before its author is back (RESTORE4)',
		'restore',
		[
			{ t: 'seal', c: 0, g: 0 },
			{ t: 'crash' },
			{ t: 'connect', c: 0 },
			{ t: 'seal', c: 2, g: 0 },
			{ t: 'flow' },
			{ t: 'backup' },
			{ t: 'unseal', c: 0, g: 0 },
			{ t: 'flow' },
			{ t: 'rewind' },
			{ t: 'connect', c: 2 },
			{ t: 'flow' }
		]
	],
	[
		'a replaced sealed answer stays replaced, though a restored server opens it and refuses the new one',
		'restore',
		[
			{ t: 'seal', c: 1, g: 0 },
			{ t: 'seal', c: 1, g: 1 },
			{ t: 'connect', c: 1 },
			{ t: 'flow' },
			{ t: 'seal', c: 1, g: 0 },
			{ t: 'replace', c: 1, g: 1 },
			{ t: 'write', c: 1 },
			{ t: 'crash' },
			{ t: 'seal', c: 1, g: 1 },
			{ t: 'seal', c: 2, g: 1 },
			{ t: 'backup' },
			{ t: 'replace', c: 1, g: 1 },
			{ t: 'connect', c: 1 },
			{ t: 'flow' },
			{ t: 'rewind' }
		]
	],
	[
		'an answer that opened is not lost when its author heard no more than the ack and the server went back (RESTORE5)',
		'restore',
		[
			{ t: 'seal', c: 4, g: 0 },
			{ t: 'pump', c: 4, n: 5 },
			{ t: 'backup' },
			{ t: 'seal', c: 5, g: 0 },
			{ t: 'pump', c: 5, n: 5 },
			{ t: 'tick' },
			{ t: 'disturb', c: 5, how: 'drop' },
			{ t: 'flow' },
			{ t: 'rewind' }
		]
	],
	[
		'an answer that opened is kept until its row is here, though a page names it no more and the server went back twice (RESTORE5)',
		'restore',
		[
			{ t: 'backup' },
			{ t: 'write', c: 1 },
			{ t: 'write', c: 0 },
			{ t: 'write', c: 0 },
			{ t: 'seal', c: 0, g: 1 },
			{ t: 'seal', c: 0, g: 0 },
			{ t: 'connect', c: 1 },
			{ t: 'flow' },
			{ t: 'seal', c: 0, g: 0 },
			{ t: 'replace', c: 0, g: 0 },
			{ t: 'seal', c: 2, g: 0 },
			{ t: 'rewind' },
			{ t: 'connect', c: 2 },
			{ t: 'connect', c: 0 },
			{ t: 'write', c: 0 },
			{ t: 'replace', c: 0, g: 0 },
			{ t: 'pump', c: 0, n: 2 },
			{ t: 'serve', c: 0 },
			{ t: 'tick' },
			{ t: 'disturb', c: 0, how: 'drop' },
			{ t: 'flow' },
			{ t: 'rewind' }
		]
	]
];

test.each(cases)('%s', (_name, network, operations) => {
	expect(() => runCase(parts, operations, network)).not.toThrow();
});
