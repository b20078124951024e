// Who is on the same live screen, as one page can tell: from the words that the pages of the partner
// send every two seconds. Nothing of it is kept, and it is never more than "here" or "not here".
import type { Sight } from '#lib/domain/talk-due.ts';

/** What one live screen tells the other. */
export type LiveWord = {
	/** Which screen: the id of a conversation, or a name. */
	readonly at: string;
	readonly hand: boolean;
	/** A word of the listener, and when it was said: "I hear you", "say more?" … */
	readonly cue: string | null;
	readonly cueAt: number;
};

/** How often a page says that it is here. */
export const beatMs = 2000;
/** After this long without a word the other's screen is not there. */
export const goneMs = 7000;
/** Back in touch, the other has this long to be heard before they are missed. */
export const graceMs = beatMs + 1000;
/** A word of the listener stands this long. */
export const cueMs = 12_000;

/** Times are milliseconds that pass, sleep included (ServerClock.elapsed). */
export class Presence {
	readonly #at: string;
	/** The latest word of each page of the partner: they may have two phones. */
	readonly #pages = new Map<string, { word: LiveWord; heard: number }>();
	#lastHeard: number;
	#cue: { said: string; at: number; heard: number } | null = null;
	#excused = false;
	#inTouchSince = Number.NEGATIVE_INFINITY;

	/** From now on this page is on the screen `at`. */
	constructor(at: string, now: number) {
		this.#at = at;
		this.#lastHeard = now;
	}

	heard(page: string, word: LiveWord, now: number): void {
		this.#pages.set(page, { word, heard: now });
		if (word.at !== this.#at) return;
		this.#lastHeard = now;
		this.#excused = false;
		if (word.cue !== null && word.cueAt !== this.#cue?.at) {
			this.#cue = { said: word.cue, at: word.cueAt, heard: now };
		}
	}

	/** Forgets a page that has not been heard for long. */
	forget(page: string): void {
		this.#pages.delete(page);
	}

	/** The talk goes on without the other's screen: until it is back, its silence is no loss. */
	excuse(): void {
		this.#excused = true;
	}

	/** This page was out of touch itself, and is back. */
	back(now: number): void {
		this.#inTouchSince = now;
	}

	sight(now: number): Sight {
		const here = this.#words(now).length > 0;
		const silentFor = Math.max(0, now - this.#lastHeard);
		const missed = silentFor >= goneMs && now - this.#inTouchSince >= graceMs;
		return { here, silentFor, lost: !here && !this.#excused && missed };
	}

	/** Whether a hand of the partner rests. */
	hand(now: number): boolean {
		return this.#words(now).some(({ hand }) => hand);
	}

	/** The latest word of the listener, while it is fresh. */
	cue(now: number): string | null {
		return this.#cue && now - this.#cue.heard < cueMs ? this.#cue.said : null;
	}

	#words(now: number): LiveWord[] {
		return [...this.#pages.values()]
			.filter(({ word, heard }) => word.at === this.#at && now - heard < goneMs)
			.map(({ word }) => word);
	}
}
