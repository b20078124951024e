// All spaces of this device on one connection. It routes what arrives to the right log, keeps the
// server's clock, lets one tab send, and knows when the connection has ended for good.
import { WireError } from '#lib/protocol/bytes.ts';
import type { Slot, SpaceId } from '#lib/protocol/ids.ts';
import type { Answer, OverlapOk, RoomOk, RoomSet, Topic } from '#lib/protocol/messages.ts';
import type { Sha256 } from '#lib/protocol/row.ts';
import type { Cache } from './cache.ts';
import { ServerClock } from './server-clock.ts';
import { DeviceLog, type Reseal } from './device-log.ts';
import type { Tabs } from './tabs.ts';
import type { Transport, Wire } from './transport.ts';

/** `ended`: the session is over, or the server no longer speaks this version. */
export type Connection = 'connecting' | 'up' | 'down' | 'ended-auth' | 'ended-version';

export type EngineEvents = {
	connection(state: Connection): void;
	notify(topic: Topic): void;
	signal(space: SpaceId, body: Uint8Array): void;
	/** Another device of this person set what there is room for. */
	room(space: SpaceId, chosen: Omit<RoomSet, 'ch'>): void;
};

export type EnginePorts = {
	cache: Cache;
	transport: Transport;
	tabs: Tabs;
	sha256: Sha256;
	/** The wall clock: milliseconds since 1970, as this device is set. */
	now(): number;
	/** Milliseconds of a clock that nobody sets. */
	steady(): number;
	later(ms: number, callback: () => void): () => void;
	random(): number;
};

/** A server that makes no sense is tried again at once, then after twice as long each time. */
const firstPause = 500;
const longestPause = 60_000;

/** While the page is visible it asks at least this often, in case a relayed row was lost. */
const beatMs = 60_000;
/** TIME2: two screens agree to 200 ms when each is sure to 100; asking begins well before that. */
const sureMs = 50;
/** Between two questions for the time, while it is not surer than that; doubled while it does not help. */
const askAgainMs = 2000;

export class Engine {
	readonly #ports: EnginePorts;
	readonly #events: EngineEvents;
	readonly #logs = new Map<number, DeviceLog>();
	/** Channels in use, also of logs that are just being opened. */
	readonly #channels = new Set<number>();
	#connection: Connection = 'connecting';
	#clock: ServerClock;
	#asking = false;
	/** When the time may be asked for again, by the steady clock, and how long to wait after that. */
	#askAgain = { from: Number.NEGATIVE_INFINITY, after: askAgainMs };
	#cancelBeat: (() => void) | null = null;
	#startOvers = 0;
	#startedOverAt = 0;
	#cancelStartOver: (() => void) | null = null;
	#closeTabs = new Map<number, (() => void)[]>();

	constructor(ports: EnginePorts, events: EngineEvents) {
		this.#ports = ports;
		this.#events = events;
		this.#clock = new ServerClock({ wall: () => ports.now(), steady: () => ports.steady() });
	}

	get #wire(): Wire {
		return this.#ports.transport.wire;
	}

	get connection(): Connection {
		return this.#connection;
	}

	/**
	 * The server's clock in milliseconds, as well as this device can tell it. Whoever reads it while
	 * it is not sure has it asked for.
	 */
	serverNow(): number {
		this.#askTime();
		return this.#clock.now();
	}

	/** Milliseconds that pass, sleep included: to tell how long ago something was. */
	elapsed(): number {
		return this.#clock.elapsed();
	}

	/** Opens a space; it is connected as soon as there is a connection. */
	async open(space: SpaceId, slot: Slot, reseal: Reseal): Promise<DeviceLog> {
		const { cache, transport, sha256, now, later, random, tabs } = this.#ports;
		// Taken at once: several spaces are opened side by side.
		let ch = 0;
		while (this.#channels.has(ch)) ch++;
		this.#channels.add(ch);
		const log = await DeviceLog.open(space, slot, ch, {
			cache,
			transport,
			sha256,
			now,
			later,
			random,
			reseal,
			startOver: () => this.#startOver(),
			clock: this.#clock,
			outboxChanged: () => tabs.outboxChanged(space)
		});
		this.#logs.set(ch, log);
		this.#closeTabs.set(ch, [
			tabs.whenSender(space, async () => {
				await log.outboxChangedElsewhere();
				await log.feed({ type: 'may-send', yes: true });
			}),
			tabs.onOutboxChanged(space, () => void log.outboxChangedElsewhere())
		]);
		if (this.#connection === 'up') log.connected();
		return log;
	}

	/** Lets a space go: nothing of it is asked or sent any more. What is stored stays stored. */
	close(log: DeviceLog): void {
		const ch = this.#channel(log);
		if (ch === null) return;
		for (const close of this.#closeTabs.get(ch) ?? []) close();
		this.#closeTabs.delete(ch);
		this.#logs.delete(ch);
		this.#channels.delete(ch);
		log.dropped();
	}

	/** Connects and stays connected. */
	start(): void {
		this.#ports.transport.start({
			up: () => {
				this.#set('up');
				for (const log of this.#logs.values()) log.connected();
			},
			down: () => this.#down(),
			refused: (why) => {
				if (why === 'busy') return;
				this.#end(why === 'auth' ? 'ended-auth' : 'ended-version');
			},
			notify: (topic) => this.#events.notify(topic),
			message: (name, bytes) => {
				try {
					this.#receive(name, bytes);
				} catch (error) {
					if (!(error instanceof WireError)) throw error;
					// The server sent what no version of it sends: start over from the rows.
					this.#startOver();
				}
			}
		});
		this.#beatLater();
	}

	/** The page is looked at again, or the network is said to be back. */
	wake(): void {
		if (this.#connection === 'down') this.#ports.transport.hurry();
		this.#beat();
	}

	/**
	 * The network is said to be gone. A dead line can look alive for half a minute, and a server on
	 * this very machine needs no network: a new connection tells which it is.
	 */
	doubt(): void {
		if (this.#connection === 'up') this.#ports.transport.restart();
	}

	/** Sends a short-lived message to the other devices in a space; lost when offline. */
	signal(log: DeviceLog, body: Uint8Array): void {
		const ch = this.#channel(log);
		if (ch !== null) this.#ports.transport.tell('signal', this.#wire.encodeSignal({ ch, body }));
	}

	/**
	 * Writes a control row: all own bodies are purged, or the space is closed. Resolves once the log is
	 * asked for it; false when offline or refused.
	 */
	async control(log: DeviceLog, what: 'purge' | 'close'): Promise<boolean> {
		const ch = this.#channel(log);
		if (ch === null) return false;
		try {
			const answer = this.#wire.decodeDone(
				await this.#ports.transport.ask(what, this.#wire.encodeChannel(ch))
			);
			// In a closed space nothing is relayed: the row comes with the next page.
			if (answer.ok) await log.feed({ type: 'beat' });
			return answer.ok;
		} catch {
			return false;
		}
	}

	/** Sets what there is room for on an evening. Rejects when offline, or when the log was let go. */
	async setRoom(log: DeviceLog, chosen: Omit<RoomSet, 'ch'>): Promise<Answer<RoomOk>> {
		const message = this.#wire.encodeRoom({ ch: this.#inUse(log), ...chosen });
		return this.#read(this.#wire.decodeRoomOk, await this.#ports.transport.ask('room', message));
	}

	/** Asks what stands for an evening. Rejects when offline, or when the log was let go. */
	async askOverlap(log: DeviceLog, moment: number): Promise<Answer<OverlapOk>> {
		const message = this.#wire.encodeOverlap({ ch: this.#inUse(log), moment });
		return this.#read(
			this.#wire.decodeOverlapOk,
			await this.#ports.transport.ask('overlap', message)
		);
	}

	/** Ends the connection and stops sending. What is stored stays stored. */
	stop(): void {
		this.#cancelBeat?.();
		this.#cancelStartOver?.();
		for (const close of [...this.#closeTabs.values()].flat()) close();
		this.#ports.transport.stop();
		for (const log of this.#logs.values()) log.dropped();
	}

	/** An answer that no version of the server gives starts the connection over. */
	#read<T>(decode: (bytes: Uint8Array) => Answer<T>, bytes: Uint8Array): Answer<T> {
		try {
			return decode(bytes);
		} catch (error) {
			if (error instanceof WireError) this.#ports.transport.restart();
			throw error;
		}
	}

	/** The channel of a log; null when it was let go. */
	#channel(log: DeviceLog): number | null {
		for (const [ch, known] of this.#logs) if (known === log) return ch;
		return null;
	}

	#inUse(log: DeviceLog): number {
		const ch = this.#channel(log);
		if (ch === null) throw new RangeError('a log that was let go');
		return ch;
	}

	#receive(name: 'rows' | 'nudge' | 'mine' | 'bye' | 'signal' | 'room', bytes: Uint8Array): void {
		switch (name) {
			case 'rows': {
				const { ch, head, rows } = this.#wire.decodeRows(bytes);
				return this.#logs.get(ch)?.rows(head, rows);
			}
			case 'nudge': {
				const { ch, head } = this.#wire.decodeNudge(bytes);
				return void this.#logs.get(ch)?.feed({ type: 'nudge', head });
			}
			case 'mine': {
				const { ch, mine } = this.#wire.decodeMine(bytes);
				return void this.#logs.get(ch)?.feed({ type: 'mine', mine });
			}
			case 'signal': {
				const { ch, body } = this.#wire.decodeSignal(bytes);
				const log = this.#logs.get(ch);
				if (log) this.#events.signal(log.space, body);
				return;
			}
			case 'room': {
				const { ch, ...chosen } = this.#wire.decodeRoom(bytes);
				const log = this.#logs.get(ch);
				if (log) this.#events.room(log.space, chosen);
				return;
			}
			case 'bye': {
				const why = this.#wire.decodeBye(bytes);
				// `gone` concerns one space and comes again as the answer to its hello.
				if (why === 'logout') this.#end('ended-auth');
				if (why === 'version') this.#end('ended-version');
			}
		}
	}

	/** TIME4: asks the server for its time when this device is not sure of it. */
	#askTime(): void {
		const before = this.#clock.uncertainty();
		if (before <= sureMs || this.#connection !== 'up' || this.#asking) return;
		const knows = Number.isFinite(before);
		if (knows && this.#ports.steady() < this.#askAgain.from) return;
		const log = [...this.#logs.values()].find(({ status }) => status.link === 'live');
		if (!log) return;
		this.#asking = true;
		void log.askTime().then(() => {
			this.#asking = false;
			// A network on which nobody can be surer is not asked for ever.
			const helped = this.#clock.uncertainty() < before / 2;
			const after = helped ? askAgainMs : this.#askAgain.after;
			const from = this.#ports.steady() + after;
			this.#askAgain = { from, after: Math.min(2 * after, beatMs) };
		});
	}

	#startOver(): void {
		if (this.#cancelStartOver) return;
		const { now, later, transport } = this.#ports;
		const quiet = now() - this.#startedOverAt > 2 * longestPause;
		this.#startOvers = quiet ? 0 : this.#startOvers + 1;
		this.#startedOverAt = now();
		const pause =
			this.#startOvers === 0 ? 0 : Math.min(longestPause, firstPause * 2 ** this.#startOvers);
		this.#cancelStartOver = later(pause, () => {
			this.#cancelStartOver = null;
			transport.restart();
		});
	}

	#beat(): void {
		this.#askTime();
		for (const log of this.#logs.values()) void log.feed({ type: 'beat' });
	}

	#beatLater(): void {
		this.#cancelBeat = this.#ports.later(beatMs, () => {
			this.#beat();
			this.#beatLater();
		});
	}

	#down(): void {
		if (this.#connection.startsWith('ended')) return;
		this.#set('down');
		this.#cancelStartOver?.();
		this.#cancelStartOver = null;
		this.#askAgain = { from: Number.NEGATIVE_INFINITY, after: askAgainMs };
		for (const log of this.#logs.values()) log.dropped();
	}

	#end(state: 'ended-auth' | 'ended-version'): void {
		this.#set(state);
		this.stop();
	}

	#set(state: Connection): void {
		if (this.#connection === state) return;
		this.#connection = state;
		this.#events.connection(state);
	}
}
