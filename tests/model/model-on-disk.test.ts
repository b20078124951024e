// The same model with the log that servers really keep.
import { test } from 'vitest';
import { cases, holds, patience } from './holds.ts';
import { sqliteWorldLog } from './sqlite-world.ts';

/** Each takes six times as long as in memory, where all of them run on three networks. */
const seeds = cases.seeds / 2;

test(
	`with the log on SQLite, ${seeds} cases of ${cases.length} operations keep every promise through crashes and restores`,
	() => {
		const log = sqliteWorldLog();
		const anew = () => {
			log.clear();
			return log;
		};
		holds('restore', anew, seeds);
	},
	patience
);
