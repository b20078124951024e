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
	/** What is typed and not kept yet. */
	#pending: string | null = null;
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
			this.#pending = text;
			clearTimeout(this.#timer);
			this.#timer = setTimeout(this.#flush, pause);
		});
		$effect(() => {
			addEventListener('pagehide', this.#flush);
			return () => {
				removeEventListener('pagehide', this.#flush);
				// Leaving the form inside the app must not lose the last moment either.
				this.#flush();
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
		this.#pending = null;
		this.value = structuredClone(this.#empty);
		await this.#home.keepDraft(this.#name, null);
	}

	async #load(): Promise<void> {
		const text = await this.#home.draft(this.#name);
		// Whoever was faster than the disk keeps what they typed.
		const untouched = JSON.stringify(this.value) === JSON.stringify(this.#empty);
		if (text !== null && untouched) this.value = { ...this.#empty, ...(JSON.parse(text) as T) };
		this.#loaded = true;
	}

	#flush = (): void => {
		clearTimeout(this.#timer);
		const text = this.#pending;
		this.#pending = null;
		if (text === null) return;
		const kept = text === JSON.stringify(this.#empty) ? null : text;
		void this.#home.keepDraft(this.#name, kept);
	};
}
