// A form's content that survives a reload, a crash of the tab and a failed request: kept on this
// device, sealed, after every change. A page that is being left has no time to seal anything, so
// nothing waits for that moment.
import type { Home } from './home.svelte.ts';

/** Keeps `value` under `name`. `T` is what JSON can hold. */
export class Draft<T> {
	value: T = $state() as T;
	#home: Home;
	#name: string;
	#empty: T;
	/** What is typed and not kept yet; the latest wins. */
	#pending: string | null = null;
	#keeping = false;
	#loaded = $state(false);
	/** As it stands on the disk. */
	#kept: string;

	constructor(home: Home, name: string, empty: T) {
		this.#home = home;
		this.#name = name;
		this.#empty = empty;
		this.value = structuredClone(empty);
		this.#kept = JSON.stringify(empty);
		void this.#load();
		$effect(() => {
			const text = JSON.stringify(this.value);
			if (!this.#loaded) return;
			if (text === this.#kept) return;
			this.#pending = text;
			void this.#keep();
		});
		// Another tab may have gone on with it: whoever turns to this one finds the latest words, and
		// what is typed here is never put over words that were not seen.
		$effect(() => {
			const look = () => void this.#readAgain();
			addEventListener('focus', look);
			document.addEventListener('visibilitychange', look);
			return () => {
				removeEventListener('focus', look);
				document.removeEventListener('visibilitychange', look);
			};
		});
	}

	/** Whether what was kept is back. */
	get loaded(): boolean {
		return this.#loaded;
	}

	/** The words are where they belong: nothing needs to be kept. */
	async done(): Promise<void> {
		this.#pending = null;
		this.value = structuredClone(this.#empty);
		this.#kept = JSON.stringify(this.#empty);
		await this.#home.keepDraft(this.#name, null);
	}

	async #load(): Promise<void> {
		const text = await this.#home.draft(this.#name);
		// Whoever was faster than the disk keeps what they typed.
		const untouched = JSON.stringify(this.value) === JSON.stringify(this.#empty);
		if (text !== null) this.#kept = text;
		if (text !== null && untouched) this.value = { ...this.#empty, ...(JSON.parse(text) as T) };
		this.#loaded = true;
	}

	async #readAgain(): Promise<void> {
		if (!this.#loaded || document.visibilityState === 'hidden') return;
		const text = (await this.#home.draft(this.#name)) ?? JSON.stringify(this.#empty);
		// What was typed meanwhile, or is on its way to the disk, is the latest.
		const settled = !this.#keeping && JSON.stringify(this.value) === this.#kept;
		if (!settled || text === this.#kept) return;
		this.#kept = text;
		this.value = { ...this.#empty, ...(JSON.parse(text) as T) };
	}

	async #keep(): Promise<void> {
		if (this.#keeping) return;
		this.#keeping = true;
		while (this.#pending !== null) {
			const text = this.#pending;
			this.#pending = null;
			this.#kept = text;
			await this.#home.keepDraft(this.#name, text === JSON.stringify(this.#empty) ? null : text);
		}
		this.#keeping = false;
	}
}
