// The present of a live screen, by the server's clock and often enough that what two screens show is
// never further apart than TIME2 allows (docs/sync-spec.md). Holds still while this device is offline.
import { createSubscriber } from 'svelte/reactivity';
import type { Home } from '#lib/state/home.svelte.ts';

const everyMs = 125;

export class Beat {
	#home: Home;
	#held: number | null = null;
	#subscribe = createSubscriber((update) => {
		const timer = setInterval(update, everyMs);
		return () => clearInterval(timer);
	});

	constructor(home: Home) {
		this.#home = home;
	}

	/** Whether this device is in touch with the server. */
	get inTouch(): boolean {
		return this.#home.state === 'live' || this.#home.state === 'history-differs';
	}

	/** Milliseconds by the server's clock; whatever reads it follows. */
	get now(): number {
		this.#subscribe();
		if (this.inTouch) this.#held = null;
		else this.#held ??= this.#home.serverNow();
		return this.#held ?? this.#home.serverNow();
	}
}
