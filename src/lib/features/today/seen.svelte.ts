// Which parts of the app were looked at since something of the partner's came there. Kept on this
// device alone, sealed.
import { createContext } from 'svelte';
import { parts, partnersIn, type AlsoIn, type Part } from '#lib/domain/newness.ts';
import { Draft } from '#lib/state/draft.svelte.ts';
import type { Home } from '#lib/state/home.svelte.ts';

type Seen = Record<Part, number | null> & {
	/** Of the other parts, what was read on Today: it is no news there. The latest are enough. */
	read: string[];
};
const latest = 50;

/** The parts that were looked at; only below the layout of the space. */
export const [useSeenParts, provideSeenParts] = createContext<SeenParts>();

export class SeenParts {
	#home: Home;
	#seen: Draft<Seen>;
	#onToday = $state.raw<readonly AlsoIn[]>([]);

	/** To be made while a component is. `here`: the part that is looked at, or null. */
	constructor(home: Home, here: () => Part | null) {
		this.#home = home;
		this.#seen = new Draft<Seen>(home, 'seen', {
			today: null,
			talk: null,
			together: null,
			read: []
		});
		$effect(() => {
			const there = this.#there;
			if (!there || !this.#seen.loaded) return;
			const seen = this.#seen.value;
			for (const part of parts) {
				const before = seen[part];
				// On a device that is new to this account, all that comes while it catches up was there.
				if (before === null && home.state !== 'live') continue;
				// What was there before anybody looked is no news; what was taken back is none either.
				if (before === null || before > there[part] || part === here()) {
					if (before !== there[part]) seen[part] = there[part];
				}
			}
			const read = this.#onToday.filter(({ id }) => !seen.read.includes(id));
			if (read.length === 0) return;
			seen.read = [...seen.read, ...read.map(({ id }) => id)].slice(-latest);
			for (const { part } of read) {
				const before = seen[part];
				if (before !== null) seen[part] = Math.min(there[part], before + 1);
			}
		});
	}

	get #there(): Record<Part, number> | null {
		const { shared } = this.#home;
		return shared && partnersIn(shared.view, shared.slot);
	}

	/** Today shows these, which belong to other parts as well. */
	showsOnToday(shown: readonly AlsoIn[]): void {
		this.#onToday = shown;
	}

	/** Whether something came there since it was looked at. */
	isNew(part: Part): boolean {
		const there = this.#there;
		const before = this.#seen.value[part];
		return there !== null && before !== null && there[part] > before;
	}
}
