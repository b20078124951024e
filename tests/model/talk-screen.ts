// A phone in the model of live conversations: a device of the model with a clock that is wrong, a
// screen that may be open, and what the app does by itself. What is folded, heard and owed is the
// real code; the log and its way are the model's (world.ts).
import type { DomainEntry, DomainEvent } from '#lib/domain/event.ts';
import type { Due } from '#lib/domain/talk-due.ts';
import type { Talk } from '#lib/domain/talks.ts';
import type { Presence } from '#lib/state/presence.ts';
import type { ServerClock } from '#lib/sync/server-clock.ts';
import type { ModelDevice } from './model-device.ts';
import type { Parts } from './parts.ts';

/** What the entries say, by their ids: the plaintext that the hub never sees. */
export type Content = Map<string, { entry: DomainEntry; event: DomainEvent }>;

/** Moments after the ten breaths; then the closing. */
export const steps = 4;
/** How often the app looks what is due, says that it is here, and asks whether it missed a row. */
export const every = { look: 1000, say: 2000, heart: 60_000 } as const;

/** How long a message takes on its way up and down, in milliseconds: from, to. */
export const lags = {
	near: { up: [1, 20], down: [1, 20] },
	phone: { up: [20, 95], down: [20, 95] },
	uneven: { up: [10, 160], down: [1, 30] },
	far: { up: [200, 700], down: [100, 500] },
	awful: { up: [0, 3000], down: [0, 3000] }
} as const;
export type LagName = keyof typeof lags;
/** On these every answer is back within 190 ms. */
const quickLags: readonly LagName[] = ['near', 'phone', 'uneven'];

/** The true time: milliseconds since the case began, and since 1970. */
export type TrueTime = { passed(): number; server(): number };

export class TalkScreen {
	readonly device: ModelDevice;
	readonly #parts: Parts;
	readonly #content: Content;
	readonly #true: TrueTime;
	/** Wrong by this much; set at any moment. */
	wallIsOff: number;
	readonly #rate: number;
	/** How long its steady clock has stood. */
	slept = 0;
	asleep = false;
	/** Whether the conversation is on this phone's screen. */
	open = true;
	lag: LagName = 'near';
	/** Nothing comes through, and neither end knows. */
	holed = false;
	clock!: ServerClock;
	presence: Presence | null = null;
	/** When the partner was last heard here, and when somebody last chose to go on without them. */
	heardAt = 0;
	excusedAt = 0;
	#quietSince = 0;
	#loads = 0;
	#at: string | null = null;
	#owed: string | null = null;
	#askFrom = 0;
	#looks = 0;
	#lookedAt: Talk | null = null;
	#folded: { rows: number; outbox: unknown; talk: Talk | null } | null = null;

	constructor(
		parts: Parts,
		device: ModelDevice,
		content: Content,
		time: TrueTime,
		{ wallIsOff, rate }: { wallIsOff: number; rate: number }
	) {
		this.#parts = parts;
		this.device = device;
		this.#content = content;
		this.#true = time;
		this.wallIsOff = wallIsOff;
		this.#rate = rate;
		device.hear = (body) => this.#hear(body);
		this.load();
	}

	/** The page is loaded: it knows nothing but what the disk keeps. */
	load(): void {
		const wall = () => this.#true.server() + this.wallIsOff;
		const steady = () => 7000 + (this.#true.passed() - this.slept) * (1 + this.#rate);
		this.clock = new this.#parts.ServerClock({ wall, steady });
		this.device.clock = this.clock;
		this.#loads++;
		this.#at = null;
		this.presence = null;
		this.#owed = null;
		this.#folded = null;
	}

	get linked(): boolean {
		return !this.asleep && this.device.replica.link === 'live';
	}

	/** How often in a row the app has looked at the same session, in touch. */
	get looks(): number {
		return this.talk === this.#lookedAt ? this.#looks : 0;
	}

	/** Something happened to the phone or its network. */
	disturbed(): void {
		this.#looks = 0;
		this.#quietSince = this.#true.passed();
	}

	/** Whether it has been on a quick network for so long, and nothing has happened to it. */
	quietFor(ms: number): boolean {
		const quick = this.linked && !this.holed && quickLags.includes(this.lag);
		return quick && this.#true.passed() - this.#quietSince > ms;
	}

	/** The open session as this screen has it; null when there is none. */
	get talk(): Talk | null {
		const { disk, replica } = this.device;
		const known = this.#folded;
		if (known?.rows === disk.rows.length && known.outbox === replica.outbox) return known.talk;
		const fold = this.#parts.talkFold();
		for (const row of disk.rows) {
			const { entry, event } = this.#content.get(row.eid)!;
			fold.apply({ ...entry, minute: row.at }, event);
		}
		for (const { eid } of replica.outbox) {
			const { entry, event } = this.#content.get(eid)!;
			fold.apply(entry, event);
		}
		const talk = fold.result().open;
		this.#folded = { rows: disk.rows.length, outbox: replica.outbox, talk };
		return talk;
	}

	/** Milliseconds of the present moment that have run, as this screen shows it. */
	get ran(): number {
		return this.talk ? this.#parts.ranAt(this.talk.clock, this.clock.now()) : 0;
	}

	/** The partner's screen has been silent for so long, in true time, and is not excused. */
	missesFor(ms: number): boolean {
		const missed = this.presence !== null && this.excusedAt <= this.heardAt;
		return missed && this.#true.server() - this.heardAt > ms;
	}

	/** "Go on, both of us", though the other's phone is lost. */
	excuse(): void {
		this.excusedAt = this.#true.server();
		this.presence?.excuse();
	}

	/** Two live screens tell each other that they are there. */
	say(): void {
		this.#follow();
		if (this.linked) this.#say();
	}

	/** The connection is there again, and its hello on the way. */
	back(): void {
		this.presence?.back(this.clock.elapsed());
		this.#say();
	}

	/** What the app does by itself: it asks for the time, and owes the session what follows. */
	look(): Due['event'] | null {
		this.#follow();
		const { talk, presence } = this;
		this.#looks = this.linked && talk === this.#lookedAt ? this.#looks + 1 : 0;
		this.#lookedAt = talk;
		if (!this.linked) return null;
		const unsure = this.clock.uncertainty();
		if (
			unsure > 50 &&
			(unsure === Number.POSITIVE_INFINITY || this.#true.passed() > this.#askFrom)
		) {
			this.#askFrom = this.#true.passed() + 5000;
			this.device.askTime();
		}
		const sight = presence?.sight(this.clock.elapsed());
		const closing = talk !== null && talk.moment > steps;
		const due =
			talk && sight ? this.#parts.dueOf(talk, this.clock.now(), { sight, closing }) : null;
		const fresh = due?.key === this.#owed ? null : due;
		this.#owed = due?.key ?? null;
		return fresh?.event ?? null;
	}

	#say(): void {
		if (!this.presence) return;
		const { slot, name } = this.device;
		const word = { slot, page: `${name}.${this.#loads}`, at: this.#at };
		this.device.say(new Uint8Array(Buffer.from(JSON.stringify(word))));
	}

	/** The live screen begins and ends with the session it shows. */
	#follow(): void {
		const { talk } = this;
		const at = this.open && !this.asleep && talk?.stage === 'live' ? talk.eid : null;
		if (at === this.#at) return;
		this.#at = at;
		this.presence = at === null ? null : new this.#parts.Presence(at, this.clock.elapsed());
		this.heardAt = this.#true.server();
	}

	#hear(body: Uint8Array): void {
		const { slot, page, at } = JSON.parse(Buffer.from(body).toString()) as {
			slot: number;
			page: string;
			at: string;
		};
		if (slot === this.device.slot || !this.presence) return;
		if (at === this.#at) this.heardAt = this.#true.server();
		const word = { at, hand: false, cue: null, cueAt: 0 };
		this.presence.heard(page, word, this.clock.elapsed());
	}
}
