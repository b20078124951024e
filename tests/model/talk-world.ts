// Two people, two phones each, one conversation: real replicas, the real hub, the real fold, and time.
// Clocks are wrong by minutes and set at any moment, phones sleep, messages take their time each way,
// lines break, people press at once. Everything happens in the order of true time; what is promised
// (talk-promises.ts) is checked all along.
import type { EventInput, Kind } from '#lib/domain/event.ts';
import type { EntryId } from '#lib/protocol/ids.ts';
import { sequence } from '#lib/ui/pebble.ts';
import type { Parts } from './parts.ts';
import { TalkPromises } from './talk-promises.ts';
import { every, lags, TalkScreen, type Content, type LagName } from './talk-screen.ts';
import type { Disturbance } from './weather.ts';
import { World } from './world.ts';

const began = 1_800_000_030_000;
const minute = 60_000;
const never = Number.POSITIVE_INFINITY;
/** How much faster or slower the clocks of phones run. */
const quartz = 0.0001;

/** When something of a phone happens next. */
type Next = {
	look: number;
	say: number;
	heart: number;
	/** A refused batch is sent again. */
	again: number;
	/** The connection is tried again. */
	back: number;
	/** A line that only looks alive is given up. */
	cut: number;
	/** Messages on their way arrive. */
	up: number[];
	down: number[];
};

export class TalkWorld {
	readonly screens: readonly TalkScreen[];
	readonly #parts: Parts;
	readonly #world: World;
	readonly #content: Content = new Map();
	readonly #promises: TalkPromises;
	readonly #chance: () => number;
	readonly #next = new Map<TalkScreen, Next>();
	#passed = 0;
	/** When the hub's event loop turns. */
	#tickAt = never;

	/** `seed`: for delays, clocks, and whatever else chance decides. */
	constructor(parts: Parts, seed: number) {
		const time = { passed: () => this.#passed, server: () => began + this.#passed };
		this.#parts = parts;
		this.#chance = sequence(seed);
		this.#promises = new TalkPromises(parts, this.#content, time);
		this.#world = new World(parts, parts.memoryLog(), () => Math.floor(time.server()));
		this.screens = this.#world.devices.slice(0, 4).map((device) => {
			const wallIsOff = this.#between(-10 * minute, 10 * minute);
			const rate = this.#between(-quartz, quartz);
			return new TalkScreen(parts, device, this.#content, time, { wallIsOff, rate });
		});
		for (const screen of this.screens) {
			const look = this.#between(0, every.look);
			const say = this.#between(0, every.say);
			const heart = this.#between(0, every.heart);
			const rest = { again: never, back: never, cut: never, up: [], down: [] };
			this.#next.set(screen, { look, say, heart, ...rest });
		}
		for (const screen of this.screens) this.#connect(screen);
	}

	/** Lets `ms` milliseconds pass, and what falls into them happen in its order. */
	pass(ms: number): void {
		const until = this.#passed + ms;
		for (;;) {
			const next = this.#soonest();
			if (next.at > until) break;
			this.#passed = Math.max(this.#passed, next.at);
			next.happens();
			this.#depart();
		}
		this.#passed = until;
		this.check();
	}

	check(): void {
		this.#promises.check(this.screens);
	}

	/** Somebody writes on this phone, as its app does. `lie`: its clock is made to lie by so much. */
	write<K extends Kind>(screen: TalkScreen, kind: K, data: EventInput<K>, lie = 0): void {
		const { device, clock } = screen;
		const eid = device.nextId() as EntryId;
		const t = Math.round(clock.now()) + lie;
		const entry = { eid, author: device.slot, t, pending: false, k: kind, v: 1, d: data };
		const parsed = this.#parts.parseEvent(entry);
		if (!parsed.ok) throw new Error(`the model wrote what no form lets through: ${kind}`);
		this.#promises.wrote(parsed.event, screen, lie !== 0);
		this.#content.set(eid, { entry, event: parsed.event });
		this.#world.write(device);
		this.#depart();
	}

	/** The line breaks, and is there again after a while. */
	drop(screen: TalkScreen, forMs: number): void {
		this.#cut(screen, forMs);
		this.#world.drop(screen.device);
	}

	/** Nothing comes through any more, and neither end knows until the line is given up. */
	hole(screen: TalkScreen, forMs: number): void {
		const next = this.#nextOf(screen);
		screen.holed = true;
		next.cut = this.#passed + forMs;
		next.up = next.up.map(() => never);
		next.down = next.down.map(() => never);
		screen.disturbed();
	}

	reload(screen: TalkScreen): void {
		this.#cut(screen, this.#between(200, 4000));
		this.#world.restart(screen.device);
		screen.load();
		this.#promises.loaded(screen);
	}

	/** The phone sleeps: nothing of it runs, and its steady clock stands. */
	sleep(screen: TalkScreen, forMs: number): void {
		this.drop(screen, forMs);
		screen.asleep = true;
		screen.slept += forMs;
	}

	setWall(screen: TalkScreen, by: number): void {
		screen.wallIsOff += by;
		screen.disturbed();
	}

	setLag(screen: TalkScreen, lag: LagName): void {
		screen.lag = lag;
		screen.disturbed();
	}

	disturb(screen: TalkScreen, how: Disturbance): void {
		this.#world.disturb(screen.device, how);
		// A row that was lost or doubled changes how many messages are to arrive.
		const { down } = this.#nextOf(screen);
		const left = this.#world.underWay(screen.device).down;
		while (down.length > left) down.pop();
		while (down.length < left) down.push(down.at(-1)!);
	}

	/** The server dies and is back at once; all lines are broken. */
	crash(): void {
		this.#world.crash();
		this.#tickAt = never;
		for (const screen of this.screens) {
			if (!screen.asleep) this.#cut(screen, this.#between(300, 8000));
		}
	}

	/** All are back, on a good network, with the conversation open: then all must be equal. */
	settle(): void {
		for (const screen of this.screens) {
			const next = this.#nextOf(screen);
			screen.open = true;
			this.setLag(screen, 'near');
			if (screen.asleep) this.pass(Math.max(0, next.back - this.#passed));
			else if (screen.holed) this.drop(screen, 10);
			else if (next.back !== never) next.back = this.#passed + 10;
		}
		this.pass(75_000);
		this.#promises.checkQuiet(this.screens);
		this.#world.settle(true);
	}

	#nextOf(screen: TalkScreen): Next {
		return this.#next.get(screen)!;
	}

	#between(from: number, to: number): number {
		return from + this.#chance() * (to - from);
	}

	#connect(screen: TalkScreen): void {
		this.#world.connect(screen.device);
		screen.back();
		screen.disturbed();
		this.#depart();
	}

	/** A line is gone, and what was on its way with it; the next comes after a while. */
	#cut(screen: TalkScreen, forMs: number): void {
		const back = this.#passed + forMs;
		Object.assign(this.#nextOf(screen), { up: [], down: [], cut: never, again: never, back });
		screen.holed = false;
		screen.disturbed();
	}

	/** Messages that have just left get the moment at which they arrive: in order, on one line. */
	#depart(): void {
		for (const screen of this.screens) {
			const next = this.#nextOf(screen);
			const count = this.#world.underWay(screen.device);
			for (const way of ['up', 'down'] as const) {
				const [from, to] = lags[screen.lag][way];
				while (next[way].length < count[way]) {
					const at = Math.max(this.#passed + this.#between(from, to), next[way].at(-1) ?? 0);
					next[way].push(screen.holed ? never : at);
				}
			}
		}
		if (this.#world.waits) {
			this.#tickAt = Math.min(this.#tickAt, this.#passed + this.#between(1, 6));
		}
	}

	#soonest(): { at: number; happens: () => void } {
		let soonest = { at: this.#tickAt, happens: () => this.#tick() };
		const sooner = (at: number, happens: () => void) => {
			if (at < soonest.at) soonest = { at, happens };
		};
		for (const screen of this.screens) {
			const next = this.#nextOf(screen);
			const { device } = screen;
			sooner(next.up[0] ?? never, () => {
				next.up.shift();
				this.#world.serve(device);
			});
			sooner(next.down[0] ?? never, () => {
				next.down.shift();
				this.#world.deliver(device);
				next.again = Math.min(next.again, this.#passed + this.#between(500, 1500));
			});
			sooner(next.look, () => {
				next.look += every.look;
				if (!screen.asleep) this.#look(screen);
			});
			sooner(next.say, () => {
				next.say += every.say;
				if (!screen.asleep) screen.say();
			});
			sooner(next.heart, () => {
				next.heart += every.heart;
				if (!screen.asleep) device.beat();
			});
			sooner(next.again, () => {
				next.again = never;
				device.waited();
			});
			sooner(next.cut, () => this.drop(screen, this.#between(500, 4000)));
			sooner(next.back, () => {
				next.back = never;
				screen.asleep = false;
				this.#connect(screen);
			});
		}
		return soonest;
	}

	#tick(): void {
		this.#tickAt = never;
		this.#world.tick();
		this.#promises.follow(this.#world.truth(0));
	}

	#look(screen: TalkScreen): void {
		const { talk } = screen;
		const due = screen.look();
		if (due && talk) {
			this.#promises.owed(screen.device.nextId(), due, screen, talk);
			this.write(screen, due.kind, due.data);
		}
		this.check();
	}
}
