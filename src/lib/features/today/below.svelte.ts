// What came while the page is looked at and begins below what can be seen of it: a quiet line at the
// top says so, since nothing that is there moves to make room.
/* eslint-disable svelte/prefer-svelte-reactivity -- no screen reads them: what is shown is `any` */
import type { Attachment } from 'svelte/attachments';

const without = (ids: readonly string[], id: string): readonly string[] =>
	ids.includes(id) ? ids.filter((other) => other !== id) : ids;

export class Below {
	/** Came, and was not in sight yet. */
	#came = $state.raw<readonly string[]>([]);
	/** Begins below what can be seen. */
	#below = $state.raw<readonly string[]>([]);
	#inSight = new Set<string>();
	#elements = new Map<string, HTMLElement>();
	/** One for each thing: another would watch anew. */
	#watching = new Map<string, Attachment<HTMLElement>>();

	/** Whether something came that begins below what can be seen. */
	get any(): boolean {
		return this.#first !== null;
	}

	get #first(): string | null {
		return this.#came.find((id) => this.#below.includes(id)) ?? null;
	}

	/** The partner did something to the things with these ids, or gave them. */
	came(ids: readonly string[]): void {
		const anew = ids.filter((id) => !this.#inSight.has(id) && !this.#came.includes(id));
		if (anew.length > 0) this.#came = [...this.#came, ...anew];
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
					this.#came = without(this.#came, id);
				} else {
					this.#inSight.delete(id);
				}
				const elsewhere = without(this.#below, id);
				const under = !isIntersecting && boundingClientRect.top >= ends;
				this.#below = under ? [...elsewhere, id] : elsewhere;
			};
			// The bar of a phone, or a sliver of a card, is not in sight.
			const observer = new IntersectionObserver(look, { rootMargin: '0px 0px -88px 0px' });
			observer.observe(element);
			return () => {
				observer.disconnect();
				if (this.#elements.get(id) !== element) return;
				this.#elements.delete(id);
				this.#inSight.delete(id);
				this.#below = without(this.#below, id);
			};
		};
	}
}
