// Which parts of the app were looked at since something of the partner's came there. Kept on this
// device alone, sealed.
import { parts, partnersIn, type Part } from '#lib/domain/newness.ts';
import { Draft } from '#lib/state/draft.svelte.ts';
import type { Home } from '#lib/state/home.svelte.ts';

type Seen = Record<Part, number | null>;

export class SeenParts {
	#home: Home;
	#seen: Draft<Seen>;

	/** To be made while a component is. `here`: the part that is looked at, or null. */
	constructor(home: Home, here: () => Part | null) {
		this.#home = home;
		this.#seen = new Draft<Seen>(home, 'seen', { today: null, talk: null, together: null });
		$effect(() => {
			const there = this.#there;
			if (!there || !this.#seen.loaded) return;
			const seen = this.#seen.value;
			for (const part of parts) {
				const before = seen[part];
				// What was there before anybody looked is no news; what was taken back is none either.
				if (before === null || before > there[part] || part === here()) {
					if (before !== there[part]) seen[part] = there[part];
				}
			}
		});
	}

	get #there(): Record<Part, number> | null {
		const { shared } = this.#home;
		return shared && partnersIn(shared.view, shared.slot);
	}

	/** Whether something came there since it was looked at. */
	isNew(part: Part): boolean {
		const there = this.#there;
		const before = this.#seen.value[part];
		return there !== null && before !== null && there[part] > before;
	}
}
