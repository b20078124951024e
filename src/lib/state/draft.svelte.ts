// A form's content that survives a reload, a crash of the tab and a failed request: kept on this
// device, sealed, a moment after every change and at the latest when the page is left.
import type { Home } from './home.svelte.ts';

const pause = 150;

/** Keeps `value` under `name`. `T` is what JSON can hold. */
export class Draft<T> {
	value: T = $state() as T;
	#home: Home;
	#name: string;
	#empty: T;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#loaded = $state(false);

	constructor(home: Home, name: string, empty: T) {
		this.#home = home;
		this.#name = name;
		this.#empty = empty;
		this.value = structuredClone(empty);
		void this.#load();
		$effect(() => {
			const text = JSON.stringify(this.value);
			if (!this.#loaded) return;
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => this.#keep(text), pause);
			const leave = () => this.#keep(text);
			addEventListener('pagehide', leave);
			return () => {
				removeEventListener('pagehide', leave);
				clearTimeout(this.#timer);
				// Leaving the form inside the app must not lose the last moment either.
				this.#keep(text);
			};
		});
	}

	/** Whether what was kept is back. */
	get loaded(): boolean {
		return this.#loaded;
	}

	/** The words are where they belong: nothing needs to be kept. */
	async done(): Promise<void> {
		clearTimeout(this.#timer);
		this.value = structuredClone(this.#empty);
		await this.#home.keepDraft(this.#name, null);
	}

	async #load(): Promise<void> {
		const text = await this.#home.draft(this.#name);
		if (text !== null) this.value = { ...this.#empty, ...(JSON.parse(text) as T) };
		this.#loaded = true;
	}

	#keep(text: string): void {
		const kept = text === JSON.stringify(this.#empty) ? null : text;
		void this.#home.keepDraft(this.#name, kept);
	}
}
