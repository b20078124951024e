// What a live conversation promises (docs/sync-spec.md, TIME and TALK), as checks on the model: at
// every moment, at every row that the hub takes in, and when all is quiet.
import type { DomainEvent } from '#lib/domain/event.ts';
import type { Due } from '#lib/domain/talk-due.ts';
import type { Talk } from '#lib/domain/talks.ts';
import { toHex } from '#lib/protocol/bytes.ts';
import type { Row } from '#lib/protocol/row.ts';
import type { Parts } from './parts.ts';
import { every, steps, type Content, type TalkScreen, type TrueTime } from './talk-screen.ts';
import { Broken } from './world.ts';

const broken = (what: string): never => {
	throw new Broken(what);
};

const minute = 60_000;
const never = Number.POSITIVE_INFINITY;
/** TIME2: what two screens that are sure to half of it may differ by. */
const agreed = 200;
/** TALK3: what a lying clock can move a timer by. */
const liesReach = 2 * minute;
/** The server tells whole milliseconds, and so do entries. */
const rounding = 20;

export class TalkPromises {
	readonly #parts: Parts;
	readonly #content: Content;
	readonly #true: TrueTime;
	/** The session as the hub's log has it, row by row, and what it was before the last. */
	readonly #log: ReturnType<Parts['talkFold']>;
	#rows = 0;
	#before: Talk | null = null;
	#momentBegan = 0;
	/** By how much the times that were written can be wrong, so far. */
	#reach = 0;
	/** What an app wrote by itself. */
	readonly #byItself = new Set<string>();
	/** Presses on "next": what the screen showed. */
	readonly #presses: { talk: string; from: number }[] = [];
	readonly #shown = new Map<TalkScreen, { talk: string; moment: number }>();

	constructor(parts: Parts, content: Content, time: TrueTime) {
		this.#parts = parts;
		this.#content = content;
		this.#true = time;
		this.#log = parts.talkFold();
	}

	/** An entry was written on a phone, whose clock may have lied. */
	wrote(event: DomainEvent, screen: TalkScreen, lied: boolean): void {
		const wrong = lied ? never : screen.clock.uncertainty();
		this.#reach = Math.max(this.#reach, Math.min(wrong, liesReach));
		if (event.kind === 'talk.moved') this.#presses.push(event.data);
	}

	/** An app is about to write what was due, under this id. */
	owed(eid: string, due: Due['event'], screen: TalkScreen, talk: Talk): void {
		this.#byItself.add(eid);
		if (due.kind !== 'talk.paused') return;
		const run = Math.max(0, screen.heardAt - talk.clock.since);
		const most = talk.clock.ran + run + screen.clock.uncertainty() + this.#reach + rounding;
		if ((due.data.held ?? never) > most) broken('TALK2 time was lost with a phone');
	}

	/** A page knows nothing of what it showed before it was loaded. */
	loaded(screen: TalkScreen): void {
		this.#shown.delete(screen);
	}

	/** The hub took in these rows. */
	follow(rows: readonly Row[]): void {
		for (; this.#rows < rows.length; this.#rows++) {
			const row = rows[this.#rows]!;
			if (row.kind === 255) continue;
			const eid = toHex(row.eid);
			const { entry, event } = this.#content.get(eid)!;
			this.#log.apply({ ...entry, minute: row.at }, event);
			const talk = this.#log.result().open;
			if (talk) this.#checkRow(event, talk, this.#byItself.has(eid));
			this.#before = talk;
		}
	}

	/** Whatever is promised at every moment. */
	check(screens: readonly TalkScreen[]): void {
		for (const screen of screens) {
			this.#checkClock(screen);
			this.#checkTalk(screen);
			for (const other of screens) if (other !== screen) this.#checkPair(screen, other);
		}
	}

	/** All are back, and all is quiet. */
	checkQuiet(screens: readonly TalkScreen[]): void {
		const { all, open } = this.#log.result();
		if (open?.pause?.lost && open.moment <= steps) broken('TALK2 all are back and time is held');
		for (const screen of screens) {
			if (!same(screen.talk, open)) broken(`${screen.device.name} shows another session`);
		}
		for (const { talk, from } of this.#presses) {
			const pressed = all.find(({ eid }) => eid === talk);
			const lost = pressed && pressed.stage !== 'ended' && pressed.moment <= from;
			if (lost) broken('TALK1 a press was lost');
		}
	}

	/** What one row did to the session. */
	#checkRow(event: DomainEvent, talk: Talk, byItself: boolean): void {
		const another = 'talk' in event.data && event.data.talk !== talk.eid;
		if (another) return;
		const before = this.#before?.eid === talk.eid ? this.#before : null;
		if (talk.stage !== before?.stage) this.#momentBegan = this.#true.server();
		else if (talk.moment !== before.moment) {
			if (talk.moment !== before.moment + 1) broken('TALK1 more than one step');
			if (event.kind !== 'talk.moved') return broken(`TALK1 a step by ${event.kind}`);
			if (event.data.from !== before.moment) broken('TALK1 two steps for one moment');
			this.#momentBegan = this.#true.server();
		}
		const { pause, clock, stage, moment } = talk;
		if (stage === 'live' && clock.runs === (pause !== null)) broken('a clock runs in a pause');
		if ((pause?.until ?? 0) > this.#true.server() + 25 * 60 * minute) {
			broken('TALK3 a pause without end');
		}
		if (event.kind === 'talk.paused' && !event.data.lost && before?.stage === 'live') {
			const inTime = event.data.from >= moment - 1;
			if (inTime && pause?.lost !== false) broken('TALK1 somebody’s pause was lost');
		}
		if (before?.pause?.lost !== false || pause?.lost === false) return;
		if (byItself || event.kind !== 'talk.resumed') broken('TALK2 a pause was ended by nobody');
	}

	#checkClock(screen: TalkScreen): void {
		const { asleep, clock, device } = screen;
		if (asleep) return;
		const off = Math.abs(clock.now() - this.#true.server());
		const unsure = clock.uncertainty();
		if (off > unsure + 1) broken(`TIME1 ${device.name} is further off than it says`);
		if (screen.quietFor(20_000) && unsure > agreed / 2) {
			broken(`TIME2 ${device.name} is still not sure`);
		}
	}

	#checkTalk(screen: TalkScreen): void {
		const { talk, clock, device } = screen;
		if (!talk) return;
		const last = this.#shown.get(screen);
		if (last?.talk === talk.eid && talk.moment < last.moment) {
			broken(`TALK1 ${device.name} went back a step`);
		}
		this.#shown.set(screen, { talk: talk.eid, moment: talk.moment });
		this.#checkHeld(screen, talk);
		const unsure = clock.uncertainty();
		// What waits here began in a moment that the hub does not know yet.
		const behind = device.replica.outbox.length > 0 || device.replica.head < this.#rows;
		if (screen.asleep || unsure === never || behind) return;
		const most = this.#true.server() - this.#momentBegan + liesReach + unsure;
		if (screen.ran < 0 || screen.ran > most) broken(`TALK3 ${screen.ran} ms have run`);
	}

	/** TALK2: whoever is in touch and misses the other holds the time. */
	#checkHeld(screen: TalkScreen, talk: Talk): void {
		const { goneMs, graceMs } = this.#parts;
		if (!screen.missesFor(goneMs + 2 * every.look)) return;
		if (!screen.linked || screen.looks < 2 + graceMs / every.look) return;
		if (talk.stage !== 'live' || talk.moment > steps || talk.pause !== null) return;
		broken(`TALK2 ${screen.device.name} misses the other and holds nothing`);
	}

	#checkPair(one: TalkScreen, other: TalkScreen): void {
		if (!one.linked || !other.linked) return;
		const [a, b] = [one.device.replica, other.device.replica];
		if (a.head !== b.head || a.outbox.length + b.outbox.length > 0) return;
		if (!same(one.talk, other.talk)) broken('two screens with one log show two sessions');
		const apart = Math.abs(one.ran - other.ran);
		const unsure = one.clock.uncertainty() + other.clock.uncertainty();
		if (apart > (unsure <= agreed ? agreed : unsure + 1))
			broken('TIME2 two timers are too far apart');
	}
}

const written = new WeakMap<Talk, string>();
const inFull = (talk: Talk | null): string => {
	if (!talk) return '';
	const known = written.get(talk) ?? JSON.stringify(talk);
	written.set(talk, known);
	return known;
};
const same = (one: Talk | null, other: Talk | null): boolean => inFull(one) === inFull(other);
