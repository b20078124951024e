// Whether the author of an entry saw the same log as this device: each entry names how many rows its
// author had, and the digest they ended with (docs/crypto-spec.md, ENTRY2).
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64url } from '#lib/crypto/bytes.ts';
import { fromHex } from '#lib/protocol/bytes.ts';
import type { SpaceId } from '#lib/protocol/ids.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import type { Cache } from '#lib/sync/cache.ts';
import type { Payload } from './payload.ts';

/** How many digests are remembered before the cache is asked. */
const remembered = 1024;

export class Witnesses {
	readonly #cache: Cache;
	readonly #space: SpaceId;
	#digests = new Map<number, Uint8Array>();

	constructor(cache: Cache, space: SpaceId) {
		this.#cache = cache;
		this.#space = space;
	}

	/** The log up to row `seq` ends with `digest`. */
	remember(seq: number, digest: Uint8Array): void {
		this.#digests.set(seq, digest);
		if (this.#digests.size <= remembered) return;
		for (const old of this.#digests.keys()) {
			if (this.#digests.size <= remembered) break;
			this.#digests.delete(old);
		}
	}

	/** The log starts again from nothing. */
	forget(): void {
		this.#digests.clear();
	}

	/** Whether what the author of row `seq` says to have seen is what this device has seen. */
	async agree([n, text]: Payload['w'], seq: number): Promise<boolean> {
		if (n >= seq) return false;
		const seen = fromBase64url(text);
		const own = await this.#digestAt(n);
		return seen?.length === 16 && own !== null && seen.every((byte, i) => byte === own[i]);
	}

	async #digestAt(n: number): Promise<Uint8Array | null> {
		if (n === 0) return firstDigest(fromHex(this.#space), sha256);
		const known = this.#digests.get(n);
		if (known) return known;
		const [row] = await this.#cache.rows(this.#space, n, n);
		return row?.digest ?? null;
	}
}
