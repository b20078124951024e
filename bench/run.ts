// `npm run bench`: all goals of docs/performance.md in one run, on real processes and a real disk.
// The short form takes five minutes on two cores and leaves out the attacks; `-- --long` has them and
// repeats more, `-- --only live` measures one part, `-- --json FILE` writes the figures.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { browserFigures } from './browser.ts';
import { catchUpFigures } from './catch-up.ts';
import { table, type Figure } from './figures.ts';
import { floodFigures } from './flood.ts';
import { handleFigures } from './handles.ts';
import { idleFigures, liveFigures, startFigures } from './live.ts';
import { pathFigures } from './path.ts';
import { returnFigures } from './return.ts';
import { talkingFigures } from './talking.ts';

const given = (name: string) => process.argv.includes(`--${name}`);
const after = (name: string) => {
	const at = process.argv.indexOf(`--${name}`);
	return at < 0 ? null : (process.argv[at + 1] ?? null);
};

const start = fileURLToPath(new URL('../scripts/start.mjs', import.meta.url));
if (spawnSync(process.execPath, [start, '--build-only'], { stdio: 'inherit' }).status !== 0) {
	process.exit(1);
}

const long = given('long');
const parts: [string, () => Promise<Figure[]>][] = [
	['live', () => liveFigures(long ? 12 : 6, long ? 5000 : 2000)],
	['catch-up', () => catchUpFigures(long ? 15 : 7)],
	['return', () => returnFigures(1000, long ? 6 : 3)],
	['idle', () => idleFigures(long ? 2000 : 1000, long ? 6 : 2)],
	['flood', () => floodFigures(long ? 8 : 3, long ? 5000 : 3000)],
	['handles', () => handleFigures(long ? 3000 : 1000)],
	['start', () => startFigures(long ? 12 : 6)],
	['browser', () => browserFigures(long ? 9 : 5)],
	['path', () => pathFigures(long ? 5 : 1)],
	['talking', () => talkingFigures(long ? 9 : 4)]
];

/** What somebody would do to a server, and not what it is like on a good day. */
const attacks = ['return', 'flood', 'handles'];

const figures: Figure[] = [];
const only = after('only');
for (const [name, measure] of parts) {
	if (only ? only !== name : !long && attacks.includes(name)) continue;
	process.stdout.write(`measuring: ${name} …\n`);
	figures.push(...(await measure()));
}
const cpu = cpus();
process.stdout.write(
	`\n${cpu.length} × ${cpu[0]?.model.trim()}, Node ${process.version}\n\n${table(figures)}\n`
);
const file = after('json');
if (file) {
	writeFileSync(
		file,
		`${JSON.stringify(
			figures.map((figure) => ({
				...figure,
				ratio: figure.ratio && Math.round(figure.ratio * 1000) / 1000
			})),
			null,
			'\t'
		)}\n`
	);
}
process.exit(0);
