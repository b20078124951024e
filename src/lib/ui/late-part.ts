// A part of a page with a file of its own, which comes when it is wanted (Later.svelte shows it).

export class LatePart<Part> {
	readonly #load: () => Promise<{ default: Part }>;
	#here: Part | null = null;

	constructor(load: () => Promise<{ default: Part }>) {
		this.#load = load;
	}

	/** The part, once it has come. */
	get here(): Part | null {
		return this.#here;
	}

	/** Brings it; rejects when it cannot come. */
	async come(): Promise<Part> {
		return (this.#here ??= (await this.#load()).default);
	}

	/** Resolves when it is here, or is known not to come now. */
	async tried(): Promise<void> {
		await this.come().catch(() => {});
	}

	/** Brings it for a tap that may come soon, once the page has nothing else to do. */
	ahead(): void {
		const comeNow = () => void this.tried();
		// Safari has no idle callback.
		if ('requestIdleCallback' in globalThis) requestIdleCallback(comeNow, { timeout: 5000 });
		else setTimeout(comeNow, 1000);
	}
}
