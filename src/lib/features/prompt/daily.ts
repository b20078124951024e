// The questions of the days, the same on both phones.
import { dailyPool } from '#lib/content/prompts.ts';
import { isTenderDay } from '#lib/domain/dates.ts';
import { promptFor } from '#lib/domain/daily-prompt.ts';
import type { Home } from '#lib/state/home.svelte.ts';

const day = 24 * 3600_000;

/** A day's question, and when that day began (ms). */
export type DaysPrompt = { readonly prompt: string; readonly began: number };

/**
 * The question of the day of `now`, by the server's clock; null when they want none, and on the tender
 * dates that both know of: what one keeps must not be seen by what the other misses.
 */
export function todaysPrompt(home: Home, now: Date): DaysPrompt | null {
	// A phone with a wrong clock has the same day as the other: what `now` is off, the server knows.
	return promptOn(home, now.getTime() + home.serverNow() - Date.now());
}

/** The questions of the days before, the newest first; what either may come back to. */
export function earlierPrompts(home: Home, now: Date, count: number): DaysPrompt[] {
	const today = todaysPrompt(home, now);
	if (!today) return [];
	const days = Array.from({ length: count }, (_, i) => promptOn(home, today.began - i * day - 1));
	const seen = new Set([today.prompt]);
	return days.filter(
		(daily): daily is DaysPrompt =>
			daily !== null && !seen.has(daily.prompt) && Boolean(seen.add(daily.prompt))
	);
}

function promptOn(home: Home, moment: number): DaysPrompt | null {
	const { view } = home.shared ?? home.solo;
	const seed = (home.shared && home.vault.pair?.space) || home.vault.solo.space;
	const { dayStarts, prompts, dates } = view;
	const daily = promptFor(prompts, moment, { dayStarts, seed, pool: dailyPool });
	return daily && isTenderDay(dates.all, daily.began) ? null : daily;
}

/** Whether this person has set the question of the day aside for that day. */
export function setAside(home: Home, daily: DaysPrompt | null): boolean {
	const last = home.solo.view.prompts.aside;
	return daily !== null && last?.prompt === daily.prompt && last.day === daily.began;
}
