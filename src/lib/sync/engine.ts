// All spaces of this device on one connection. It routes what arrives to the right log, keeps the
// server's clock, lets one tab send, and knows when the connection has ended for good.
import { WireError } from '#lib/protocol/bytes.ts';
import type { Slot, SpaceId } from '#lib/protocol/ids.ts';
import {
	decodeBye,
	decodeDone,
	decodeMine,
	decodeNudge,
	decodeRows,
	decodeSignal,
	encodeChannel,
	encodeSignal,
	type Topic
} from '#lib/protocol/messages.ts';
import type { Sha256 } from '#lib/protocol/row.ts';
import type { Cache } from './cache.ts';
import { DeviceLog, type Reseal } from './device-log.ts';
import type { Tabs } from './tabs.ts';
import type { Transport } from './transport.ts';

/** `ended`: the session is over, or the server no longer speaks this version. */
export type Connection = 'connecting' | 'up' | 'down' | 'ended-auth' | 'ended-version';

export type EngineEvents = {
	connection(state: Connection): void;
	notify(topic: Topic): void;
	signal(space: SpaceId, body: Uint8Array): void;
};

export type EnginePorts = {
	cache: Cache;
	transport: Transport;
	tabs: Tabs;
	sha256: Sha256;
	now(): number;
	later(ms: number, callback: () => void): () => void;
	random(): number;
};

/** While the page is visible it asks at least this often, in case a relayed row was lost. */
const beatMs = 60_000;

export class Engine {
	readonly #ports: EnginePorts;
	readonly #events: EngineEvents;
	readonly #logs = new Map<number, DeviceLog>();
	/** Channels in use, also of logs that are just being opened. */
	readonly #channels = new Set<number>();
	#connection: Connection = 'connecting';
	#offset = 0;
	#bestRoundTrip = Number.POSITIVE_INFINITY;
	#cancelBeat: (() => void) | null = null;
	#closeTabs = new Map<number, (() => void)[]>();

	constructor(ports: EnginePorts, events: EngineEvents) {
		this.#ports = ports;
		this.#events = events;
	}

	get connection(): Connection {
		return this.#connection;
	}

	/** The server's clock in milliseconds, as well as this device can tell it. */
	serverNow(): number {
		return this.#ports.now() + this.#offset;
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
			clock: (serverNow, roundTrip) => this.#clock(serverNow, roundTrip),
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
					this.#ports.transport.restart();
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
		if (ch !== null) this.#ports.transport.tell('signal', encodeSignal({ ch, body }));
	}

	/**
	 * Writes a control row: all own bodies are purged, or the space is closed. Resolves once the log is
	 * asked for it; false when offline or refused.
	 */
	async control(log: DeviceLog, what: 'purge' | 'close'): Promise<boolean> {
		const ch = this.#channel(log);
		if (ch === null) return false;
		try {
			const answer = decodeDone(await this.#ports.transport.ask(what, encodeChannel(ch)));
			// In a closed space nothing is relayed: the row comes with the next page.
			if (answer.ok) await log.feed({ type: 'beat' });
			return answer.ok;
		} catch {
			return false;
		}
	}

	/** Ends the connection and stops sending. What is stored stays stored. */
	stop(): void {
		this.#cancelBeat?.();
		for (const close of [...this.#closeTabs.values()].flat()) close();
		this.#ports.transport.stop();
		for (const log of this.#logs.values()) log.dropped();
	}

	/** The channel of a log; null when it was let go. */
	#channel(log: DeviceLog): number | null {
		for (const [ch, known] of this.#logs) if (known === log) return ch;
		return null;
	}

	#receive(name: 'rows' | 'nudge' | 'mine' | 'bye' | 'signal', bytes: Uint8Array): void {
		switch (name) {
			case 'rows': {
				const { ch, head, rows } = decodeRows(bytes);
				return this.#logs.get(ch)?.rows(head, rows);
			}
			case 'nudge': {
				const { ch, head } = decodeNudge(bytes);
				return void this.#logs.get(ch)?.feed({ type: 'nudge', head });
			}
			case 'mine': {
				const { ch, mine } = decodeMine(bytes);
				return void this.#logs.get(ch)?.feed({ type: 'mine', mine });
			}
			case 'signal': {
				const { ch, body } = decodeSignal(bytes);
				const log = this.#logs.get(ch);
				if (log) this.#events.signal(log.space, body);
				return;
			}
			case 'bye': {
				const why = decodeBye(bytes);
				// `gone` concerns one space and comes again as the answer to its hello.
				if (why === 'logout') this.#end('ended-auth');
				if (why === 'version') this.#end('ended-version');
			}
		}
	}

	#clock(serverNow: number, roundTrip: number): void {
		// The shortest round trip tells the time best.
		if (roundTrip > this.#bestRoundTrip) return;
		this.#bestRoundTrip = roundTrip;
		this.#offset = serverNow + roundTrip / 2 - this.#ports.now();
	}

	#beat(): void {
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
		// A sleeping device's clock may have been set while it was away.
		this.#bestRoundTrip = Number.POSITIVE_INFINITY;
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
