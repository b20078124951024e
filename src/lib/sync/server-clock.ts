// The server's time, as well as this device can tell it. An answer that carries the server's clock
// was made after its question left and before it came: that bounds the difference between the two
// clocks from both sides, whatever the network did. Bounds of several answers are intersected, and
// widen slowly as they age, because no two clocks run alike (docs/sync-spec.md, TIME rules).

/** The two clocks of a device. */
export type Clocks = {
	/** Milliseconds since 1970 (Date.now): may be set at any moment, by a person or by the network. */
	wall(): number;
	/** Milliseconds of a clock that nobody sets (performance.now): may stand while the device sleeps. */
	steady(): number;
};

/** A question that is on its way, for `answered`. */
export type Asked = { readonly at: number; readonly era: number };

/** How far apart two clocks may run, as a share of the time: twice what quartz does on a bad day. */
export const drift = 0.0002;
/** The two clocks of a device part by more than this: it slept, or one of them was set. */
const jumpMs = 100;
/** Between two looks at the clocks the process may be held up: then they are looked at again. */
const steadyLook = 5;

export class ServerClock {
	readonly #clocks: Clocks;
	/** Server minus steady lies between these, as they would be at steady time 0. */
	#low = Number.NEGATIVE_INFINITY;
	#high = Number.POSITIVE_INFINITY;
	/** What stands in for the difference while no answer bounds it. */
	#guess: number;
	/** Wall minus steady, at the last look. */
	#apart: number;
	/** How long the steady clock has stood while the device slept. */
	#slept = 0;
	/** Counts the jumps: what was asked before one tells nothing after it. */
	#era = 0;

	constructor(clocks: Clocks) {
		this.#clocks = clocks;
		const { apart } = this.#look();
		// Before anybody was asked, the device's own idea of the time is all there is.
		this.#guess = apart;
		this.#apart = apart;
	}

	/** The server's time in milliseconds since 1970. */
	now(): number {
		const at = this.#watch();
		return at + (this.#bounded ? (this.#lowAt(at) + this.#highAt(at)) / 2 : this.#guess);
	}

	/** How far `now` can be from the truth, in milliseconds; Infinity while nobody has told. */
	uncertainty(): number {
		const at = this.#watch();
		return this.#bounded ? (this.#highAt(at) - this.#lowAt(at)) / 2 : Number.POSITIVE_INFINITY;
	}

	/** Milliseconds that pass, sleep included, from no moment in particular: to tell how long ago. */
	elapsed(): number {
		return this.#watch() + this.#slept;
	}

	/** To be called when a question leaves whose answer will tell the server's time. */
	ask(): Asked {
		return { at: this.#watch(), era: this.#era };
	}

	/** The answer to `asked` is here, made by the server when its clock said `serverNow`. */
	answered(asked: Asked, serverNow: number): void {
		const at = this.#watch();
		// The device slept in between: the steady clock does not know for how long.
		if (asked.era !== this.#era) return;
		const low = serverNow - at + drift * asked.at;
		// The server tells whole milliseconds.
		const high = serverNow + 1 - asked.at - drift * asked.at;
		const agrees = low - drift * at <= this.#highAt(at) && high + drift * at >= this.#lowAt(at);
		// A clock that contradicts itself was set, here or there: the latest word counts.
		this.#low = agrees ? Math.max(low, this.#low) : low;
		this.#high = agrees ? Math.min(high, this.#high) : high;
	}

	get #bounded(): boolean {
		return Number.isFinite(this.#low);
	}

	#lowAt(at: number): number {
		return this.#low - drift * at;
	}

	#highAt(at: number): number {
		return this.#high + drift * at;
	}

	/** Looks at both clocks, and whether one of them jumped; gives the steady one. */
	#watch(): number {
		const { at, apart } = this.#look();
		const jump = apart - this.#apart;
		this.#apart = apart;
		if (Math.abs(jump) <= jumpMs) return at;
		this.#era++;
		// The wall clock is ahead: the device slept and the steady clock stood, most likely. Then only
		// the wall clock knows for how long, until the server is asked again. Set back, it was set:
		// the steady clock does not mind.
		if (jump < 0) return at;
		this.#slept += jump;
		this.#guess = (this.#bounded ? (this.#lowAt(at) + this.#highAt(at)) / 2 : this.#guess) + jump;
		this.#low = Number.NEGATIVE_INFINITY;
		this.#high = Number.POSITIVE_INFINITY;
		return at;
	}

	#look(): { at: number; apart: number } {
		for (let tries = 0; ; tries++) {
			const before = this.#clocks.steady();
			const wall = this.#clocks.wall();
			const at = this.#clocks.steady();
			if (at - before <= steadyLook || tries === 3) return { at, apart: wall - at };
		}
	}
}
