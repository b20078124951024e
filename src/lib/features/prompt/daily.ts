// Today's prompt, the same on both phones.
import { dailyPool } from '#lib/content/prompts.ts';
import { isTenderDay } from '#lib/domain/dates.ts';
import { dayOf, promptOfDay } from '#lib/domain/prompts.ts';
import type { Home } from '#lib/state/home.svelte.ts';

/**
 * The prompt of the day of `now` (ms), and when that day began; null when they want none, and on the
 * tender dates that both know of: what one keeps must not be seen by what the other misses.
 */
export function todaysPrompt(home: Home, now: number): { prompt: string; began: number } | null {
	const { view } = home.shared ?? home.solo;
	const { notForUs, decks } = view.prompts;
	const seed = (home.shared && home.vault.pair?.space) || home.vault.solo.space;
	const day = dayOf(now, view.dayStarts);
	const prompt = promptOfDay(dailyPool(decks ?? []), seed, day, (p) => notForUs.has(p));
	const minute = 60_000;
	const began = (day * 24 * 60 + view.dayStarts) * minute;
	if (prompt === null || isTenderDay(view.dates.all, began)) return null;
	return { prompt, began };
}
