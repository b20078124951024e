// Who has a seat on Today while it is looked at. At first, and whenever somebody comes back to the
// page, the seats are given anew; from the first touch on, everything keeps its place.
import {
	reseat,
	seat,
	underStones,
	type Left,
	type Seating,
	type Thing
} from '#lib/domain/today.ts';

/** How long the page waits for more of what came while it was closed, once connected and before (ms). */
const afterConnecting = 600;
const beforeConnecting = 4000;

/** `under`: the ids of what stands under the stones on a wide screen, the others beside them. */
type Seated = Seating & { readonly under: ReadonlySet<string> };

export class Seats {
	#things: () => readonly Thing[];
	#left: () => Left;
	/** A new one gives the seats anew, these things first. */
	#turn = $state.raw<{ first: readonly Thing[] }>({ first: [] });
	#settling = $state(true);
	#before: { turn: object; seating: Seated } | null = null;

	readonly seating: Seated = $derived.by(() => {
		const turn = this.#turn;
		const anew = this.#settling || this.#before?.turn !== turn;
		const before = anew ? null : (this.#before?.seating ?? null);
		const seats = before
			? reseat(this.#things(), this.#left(), before)
			: seat(this.#things(), this.#left(), turn.first);
		const seating = { ...seats, under: underStones(seats.shown, before) };
		this.#before = { turn, seating };
		return seating;
	});

	/** To be made while a component is. `live`: whether the page is connected. */
	constructor(things: () => readonly Thing[], left: () => Left, live: () => boolean) {
		this.#things = things;
		this.#left = left;
		$effect(() => {
			if (!this.#settling) return;
			// Whatever comes begins the wait anew: after weeks away there is a lot to read.
			void things();
			const timer = setTimeout(this.settle, live() ? afterConnecting : beforeConnecting);
			return () => clearTimeout(timer);
		});
		$effect(() => {
			const back = () => {
				// Where somebody was writing, they find it as they left it.
				const writing = document.activeElement?.matches('input, textarea');
				if (document.visibilityState === 'visible' && !writing) this.#settling = true;
			};
			document.addEventListener('visibilitychange', back);
			return () => document.removeEventListener('visibilitychange', back);
		});
	}

	/** Everything stays where it is from now on. */
	settle = (): void => {
		this.#settling = false;
	};

	/** Gives the seats anew, to `first` before all others. */
	show(first: readonly Thing[]): void {
		this.#settling = false;
		this.#turn = { first };
	}
}
