// Being on the same live screen: each page tells the other, every two seconds, that it is here and
// whether its hand rests. Only while the screen is open, only between the two, kept nowhere.
import { random } from '#lib/crypto/bytes.ts';
import { everyone, openSignal, sealSignal } from '#lib/crypto/signal.ts';
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import { toHex } from '#lib/protocol/bytes.ts';
import type { Slot } from '#lib/protocol/ids.ts';

/** What one live screen tells the other. */
export type LiveWord = {
	/** Which screen: the id of a conversation, or a name. */
	readonly at: string;
	readonly hand: boolean;
	/** A word of the listener, and when it was said: "I hear you", "say more?" … */
	readonly cue: string | null;
	readonly cueAt: number;
};

type LivePorts = { keys: SpaceKeys; slot: Slot; send: (body: Uint8Array) => void };

const beatMs = 2000;
/** After this long without a word the other's screen is not there. */
export const goneMs = 7000;

export class Live {
	#word: LiveWord;
	#theirs = $state.raw<LiveWord | null>(null);
	#seen = $state(-Infinity);
	#clock = $state(performance.now());
	#began = performance.now();
	#nonce = random(16);
	/** Pages of the partner: their nonce, what was sent to it, what came from it. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen reads it
	#peers = new Map<string, { to: Uint8Array; sent: number; heard: number; seen: number }>();
	#ports: LivePorts;
	#timer: ReturnType<typeof setInterval>;

	constructor(ports: LivePorts, at: string) {
		this.#ports = ports;
		this.#word = { at, hand: false, cue: null, cueAt: 0 };
		this.#timer = setInterval(() => this.#beat(), beatMs);
		this.#beat();
	}

	/** Whether the partner's screen shows the same, now. */
	get here(): boolean {
		return this.#theirs?.at === this.#word.at && this.#clock - this.#seen < goneMs;
	}

	/** Whether it has not been there for a while, since it was last or since this screen opened. */
	get lost(): boolean {
		return !this.here && this.#clock - Math.max(this.#seen, this.#began) >= goneMs;
	}

	get hand(): boolean {
		return this.here && (this.#theirs?.hand ?? false);
	}

	/** The latest word of the listener, while it is fresh. */
	get cue(): string | null {
		return this.here ? (this.#theirs?.cue ?? null) : null;
	}

	say(part: Partial<Omit<LiveWord, 'at'>>): void {
		this.#word = { ...this.#word, ...part };
		void this.#send();
	}

	/** A signal of this space came in; anything that is not from a page of the partner is ignored. */
	async receive(body: Uint8Array): Promise<void> {
		const signal = await openSignal(this.#ports.keys, body);
		if (!signal || signal.slot === this.#ports.slot) return;
		const name = toHex(signal.from);
		const known = this.#peers.get(name);
		const peer = known ?? { to: signal.from, sent: 0, heard: 0, seen: performance.now() };
		this.#peers.set(name, peer);
		// The first word only tells a nonce, and can be an old one: it is answered, not believed.
		if (toHex(signal.to) !== toHex(this.#nonce)) {
			if (!known) await this.#send();
			return;
		}
		if (signal.count <= peer.heard) return;
		peer.heard = signal.count;
		peer.seen = performance.now();
		const word = readWord(signal.json);
		if (!word) return;
		this.#theirs = word;
		this.#seen = this.#clock = performance.now();
	}

	end(): void {
		clearInterval(this.#timer);
	}

	#beat(): void {
		this.#clock = performance.now();
		for (const [name, { seen }] of this.#peers) {
			if (this.#clock - seen > 10 * goneMs) this.#peers.delete(name);
		}
		void this.#send();
	}

	async #send(): Promise<void> {
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
