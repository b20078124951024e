// What came while the page is looked at and begins below what can be seen of it: a quiet line at the
// top says so, since nothing that is there moves to make room.
import type { Attachment } from 'svelte/attachments';
import { SvelteSet } from 'svelte/reactivity';

export class Below {
	/** Came, and was not in sight yet. */
	#came = new SvelteSet<string>();
	/** Begins below what can be seen. */
	#below = new SvelteSet<string>();
	#inSight = new Set<string>();
	#elements = new Map<string, HTMLElement>();
	/** One for each thing: another would watch anew. */
	#watching = new Map<string, Attachment<HTMLElement>>();

	/** Whether something came that begins below what can be seen. */
	get any(): boolean {
		return this.#first !== null;
	}

	get #first(): string | null {
		return [...this.#came].find((id) => this.#below.has(id)) ?? null;
	}

	/** The partner did something to the things with these ids, or gave them. */
	came(ids: readonly string[]): void {
		for (const id of ids) if (!this.#inSight.has(id)) this.#came.add(id);
	}

	/** Brings the first of them into sight; the next key starts from there. */
	show(): void {
		const element = this.#first && this.#elements.get(this.#first);
		if (!element) return;
		element.scrollIntoView({ block: 'center' });
		element.focus({ preventScroll: true });
	}

	/** Watches where the card of the thing `id` stands. */
	watch(id: string): Attachment<HTMLElement> {
		const known = this.#watching.get(id);
		if (known) return known;
		const attachment = this.#watcher(id);
		this.#watching.set(id, attachment);
		return attachment;
	}

	#watcher(id: string): Attachment<HTMLElement> {
		return (element) => {
			this.#elements.set(id, element);
			const look = ([entry]: IntersectionObserverEntry[]) => {
				if (!entry) return;
				const { isIntersecting, boundingClientRect, rootBounds } = entry;
				const ends = rootBounds?.bottom ?? innerHeight;
				if (isIntersecting) {
					this.#inSight.add(id);
					this.#came.delete(id);
				} else {
					this.#inSight.delete(id);
				}
				if (!isIntersecting && boundingClientRect.top >= ends) this.#below.add(id);
				else this.#below.delete(id);
			};
			// The bar of a phone, or a sliver of a card, is not in sight.
			const observer = new IntersectionObserver(look, { rootMargin: '0px 0px -88px 0px' });
			observer.observe(element);
			return () => {
				observer.disconnect();
				if (this.#elements.get(id) !== element) return;
				this.#elements.delete(id);
				this.#inSight.delete(id);
				this.#below.delete(id);
			};
		};
	}
}
