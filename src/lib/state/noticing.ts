// When somebody is told that their partner closed the space: on opening the app, or on coming back to
// it, or when something they wrote could not go there any more. Never in the middle of looking at it,
// which would tell the moment in which the other left (docs/sync-spec.md, LEAVE5).
import type { LogStatus } from '#lib/sync/device-log.ts';

/** What is heard this soon after the page came into view was so before. */
const openingMs = 10_000;

export class Noticing {
	#since: number;
	#opening = true;

	constructor(now: number) {
		this.#since = now;
	}

	/** The page is looked at again. */
	opened(now: number): void {
		this.#since = now;
		this.#opening = true;
	}

	/** Whether a log in this state is closed, and may be said to be. */
	says({ open, ended, link, stuck }: LogStatus, now: number): boolean {
		if (stuck.some(({ failure }) => failure === 'closed')) return true;
		if (!open || ended === 'gone') return this.#opening;
		if (link === 'live' && now - this.#since > openingMs) this.#opening = false;
		return false;
	}
}
