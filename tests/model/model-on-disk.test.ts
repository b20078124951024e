// The same model with the log that servers really keep.
import { test } from 'vitest';
import { cases, holds, patience } from './holds.ts';
import { sqliteWorldLog } from './sqlite-world.ts';

test(
	`with the log on SQLite, ${cases.seeds} cases of ${cases.length} operations keep every promise through crashes and restores`,
	() => {
		const log = sqliteWorldLog();
		holds('restore', () => {
			log.clear();
			return log;
		});
	},
	patience
);
