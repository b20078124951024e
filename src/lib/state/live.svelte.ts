// Being on the same live screen: each page tells the other, every two seconds, that it is here and
// whether its hand rests. Only while the screen is open, only between the two, kept nowhere.
import { random } from '#lib/crypto/bytes.ts';
import { everyone, openSignal, sealSignal } from '#lib/crypto/signal.ts';
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import type { Sight } from '#lib/domain/talk-due.ts';
import { toHex } from '#lib/protocol/bytes.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import { beatMs, goneMs, Presence, type LiveWord } from './presence.ts';

export type LivePorts = {
	keys: SpaceKeys;
	slot: Slot;
	send: (body: Uint8Array) => void;
	/** Milliseconds that pass, sleep included. */
	now: () => number;
};

/** A page of the partner: its nonce, what was sent to it, what came from it. */
type Peer = { to: Uint8Array; sent: number; heard: number; seen: number };

/** More pages than this nobody has open; each costs a signal a beat. */
const mostPeers = 4;

export class Live {
	#word: LiveWord;
	#presence: Presence;
	/** When something last changed, or may have: whatever reads it looks again. */
	#looked = $state(0);
	#nonce = random(16);
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen reads it
	#peers = new Map<string, Peer>();
	#ports: LivePorts;
	#timer: ReturnType<typeof setInterval>;
	#ended = false;

	constructor(ports: LivePorts, at: string) {
		this.#ports = ports;
		this.#word = { at, hand: false, cue: null, cueAt: 0 };
		this.#presence = new Presence(at, ports.now());
		this.#timer = setInterval(() => this.#beat(), beatMs);
		this.#beat();
	}

	/** What this screen knows of the partner's. */
	get sight(): Sight {
		return this.#presence.sight(this.#now);
	}

	/** Whether the partner's screen shows the same, now. */
	get here(): boolean {
		return this.sight.here;
	}

	/** Whether the partner's hand rests. */
	get hand(): boolean {
		return this.#presence.hand(this.#now);
	}

	/** The latest word of the listener, while it is fresh. */
	get cue(): string | null {
		return this.#presence.cue(this.#now);
	}

	/** The connection is there again. */
	back(): void {
		this.#presence.back(this.#ports.now());
		void this.#send();
	}

	/** The talk goes on though the other's screen is gone. */
	excuse(): void {
		this.#presence.excuse();
		this.#looked++;
	}

	say(part: Partial<Omit<LiveWord, 'at'>>): void {
		this.#word = { ...this.#word, ...part };
		void this.#send();
	}

	/** A signal of this space came in; anything that is not from a page of the partner is ignored. */
	async receive(body: Uint8Array): Promise<void> {
		const signal = await openSignal(this.#ports.keys, body);
		if (this.#ended || !signal || signal.slot === this.#ports.slot) return;
		const now = this.#ports.now();
		const name = toHex(signal.from);
		const known = this.#peers.get(name);
		const peer = known ?? { to: signal.from, sent: 0, heard: 0, seen: now };
		if (!known) this.#meet(name, peer);
		// The first word only tells a nonce, and can be an old one: it is answered, not believed.
		if (toHex(signal.to) !== toHex(this.#nonce)) {
			if (!known) await this.#send();
			return;
		}
		if (signal.count <= peer.heard) return;
		peer.heard = signal.count;
		peer.seen = now;
		const word = readWord(signal.json);
		if (!word) return;
		this.#presence.heard(name, word, now);
		this.#looked++;
	}

	/** Nobody is on this screen any more, and nobody is told that anybody is. */
	end(): void {
		this.#ended = true;
		clearInterval(this.#timer);
	}

	/** The present, for screens: read again with every beat and every word. */
	get #now(): number {
		void this.#looked;
		return this.#ports.now();
	}

	#meet(name: string, peer: Peer): void {
		this.#peers.set(name, peer);
		if (this.#peers.size <= mostPeers) return;
		const [longest] = [...this.#peers].toSorted(([, a], [, b]) => a.seen - b.seen);
		this.#forget(longest![0]);
	}

	#forget(name: string): void {
		this.#peers.delete(name);
		this.#presence.forget(name);
	}

	#beat(): void {
		const now = this.#ports.now();
		this.#looked++;
		for (const [name, { seen }] of this.#peers) {
			if (now - seen > 10 * goneMs) this.#forget(name);
		}
		void this.#send();
	}

	async #send(): Promise<void> {
		if (this.#ended) return;
		const { keys, slot, send } = this.#ports;
		const json = JSON.stringify(this.#word);
		const from = this.#nonce;
		for (const peer of this.#peers.values()) {
			peer.sent++;
			send(await sealSignal(keys, { slot, from, to: peer.to, count: peer.sent }, json, random));
		}
		// Whoever comes later learns of this page.
		send(await sealSignal(keys, { slot, from, to: everyone, count: 0 }, '{}', random));
	}
}

function readWord(json: string): LiveWord | null {
	try {
		const { at, hand, cue, cueAt } = JSON.parse(json) as Partial<LiveWord>;
		if (typeof at !== 'string' || typeof hand !== 'boolean') return null;
		return {
			at,
			hand,
			cue: typeof cue === 'string' ? cue.slice(0, 20) : null,
			cueAt: typeof cueAt === 'number' ? cueAt : 0
		};
	} catch {
		return null;
	}
}
