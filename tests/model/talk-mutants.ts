// Mistakes that are easy to make where two screens keep step, as mutants.ts has them for the log.
import type { Change } from './mutants.ts';

/** A mistake, and a seed that finds it quickly. */
export type TalkMutant = Change & { seed: number };

const talks = 'src/lib/domain/talks.ts';
const due = 'src/lib/domain/talk-due.ts';
const clock = 'src/lib/sync/server-clock.ts';
const presence = 'src/lib/state/presence.ts';

const mutant = (name: string, file: string, from: string, to: string, seed = 1): TalkMutant => ({
	name,
	file,
	from,
	to,
	seed
});

export const talkMutants: TalkMutant[] = [
	mutant(
		'moves a step for every press',
		talks,
		"talk.stage !== 'live' || event.data.from !== talk.moment",
		"talk.stage !== 'live'",
		685357078
	),
	mutant(
		'loses a press that crossed with a pause',
		talks,
		"talk.stage !== 'live' || event.data.from !== talk.moment",
		"talk.stage !== 'live' || event.data.from !== talk.moment || talk.pause",
		-507524725
	),
	mutant(
		'loses a pause that crossed with a step',
		talks,
		'const crossed = !lost && from === talk.moment - 1;',
		'const crossed = false as boolean;',
		1936670242
	),
	mutant(
		'ends a pause with a step',
		talks,
		'clock: { ran: 0, since: now, runs: talk.pause === null }',
		'clock: { ran: 0, since: now, runs: true }, pause: null',
		1934895302
	),
	mutant(
		'lets a phone that is back end somebody’s pause',
		talks,
		'if (event.data.lost && !talk.pause.lost) return talk;',
		'',
		499186258
	),
	mutant(
		'lets a lost phone take the place of somebody’s pause',
		talks,
		'if (talk.pause && lost) return talk;',
		'',
		-516953539
	),
	mutant('believes any clock', talks, 'return Math.max(within, known);', 'return t;', 1741722445),
	mutant(
		'counts the time without the other',
		due,
		'ranAt(talk.clock, now - sight.silentFor)',
		'ranAt(talk.clock, now)',
		1131655956
	),
	mutant(
		'holds nothing',
		due,
		'sight?.lost && talk.pause === null',
		'(false as boolean)',
		723814480
	),
	mutant(
		'never goes on by itself',
		due,
		'sight?.here && talk.pause?.lost',
		'(false as boolean)',
		-1859087532
	),
	mutant(
		'owes the same only once for ever',
		due,
		'key: `${event.kind} ${talk.last}`',
		'key: event.kind',
		-843157111
	),
	mutant(
		'takes one end of what the time can be',
		clock,
		'return at + (this.#bounded ? (this.#lowAt(at) + this.#highAt(at)) / 2',
		'return at + (this.#bounded ? this.#highAt(at) + 2',
		-835429605
	),
	mutant(
		'thinks that all clocks run alike',
		clock,
		'export const drift = 0.0002;',
		'export const drift = 0;',
		1938343369
	),
	mutant(
		'does not notice that it slept',
		clock,
		'if (Math.abs(jump) <= jumpMs) return at;',
		'return at;',
		2117425345
	),
	mutant(
		'does not count sleep as time',
		clock,
		'return this.#watch() + this.#slept;',
		'return this.#watch();',
		-2086497265
	),
	mutant('excuses for ever', presence, 'this.#excused = false;\n\t\tif', 'if', 265260237)
];
