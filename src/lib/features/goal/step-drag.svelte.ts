// Dragging a row of a list to another place, with a finger, a pen or a mouse alike.

export class StepDrag {
	/** The row that is dragged, by its id. */
	dragged = $state<string | null>(null);
	/** How far it has come, in pixels. */
	by = $state(0);
	/** Where in the list without it it would be put down. */
	to = $state(0);
	#from = 0;
	#startY = 0;
	/** The middle of each row when the dragging began. */
	#middles: readonly number[] = [];

	/** Takes hold of the row `id`, which stands at `from` among `rows`. */
	start(event: PointerEvent & { currentTarget: HTMLElement }, id: string, from: number): void {
		const list = event.currentTarget.closest('ol');
		if (!list || event.button !== 0) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		this.#middles = [...list.children].map((row) => {
			const { top, height } = row.getBoundingClientRect();
			return top + height / 2;
		});
		this.#startY = event.clientY;
		this.#from = from;
		this.dragged = id;
		this.by = 0;
		this.to = from;
	}

	move(event: PointerEvent): void {
		if (this.dragged === null) return;
		this.by = event.clientY - this.#startY;
		const middle = this.#middles[this.#from]! + this.by;
		this.to = this.#middles.filter((m, i) => i !== this.#from && m < middle).length;
	}

	/** Lets go; the new place, or null where nothing is to be done. */
	drop(): { id: string; to: number } | null {
		const { dragged: id, to } = this;
		const moved = id !== null && to !== this.#from;
		this.cancel();
		return moved ? { id, to } : null;
	}

	cancel(): void {
		this.dragged = null;
		this.by = 0;
	}

	/** Whether the row at `index` is the one it would be put down before, or after. */
	landsAt(index: number): 'before' | 'after' | null {
		if (this.dragged === null || this.to === this.#from || index !== this.to) return null;
		return this.to < this.#from ? 'before' : 'after';
	}
}
