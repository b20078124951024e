// What is being written, and what a screen remembers: small texts, sealed, on this device only.
import { openFromCache, sealForCache } from '#lib/crypto/account-box.ts';
import { fromUtf8, random, utf8 } from '#lib/crypto/bytes.ts';
import type { Cache } from '#lib/sync/cache.ts';
import { inTurn } from './in-turn.ts';

export class SealedNotes {
	readonly #cache: Cache;
	readonly #key: CryptoKey;
	readonly #inTurn = inTurn();

	constructor(cache: Cache, key: CryptoKey) {
		this.#cache = cache;
		this.#key = key;
	}

	/** Keeps a text under a name, or forgets it (null). A browser that keeps nothing is no error. */
	keep(name: string, text: string | null): Promise<void> {
		// One after the other: sealing takes a moment, and the latest must win.
		return this.#inTurn(async () => {
			const sealed =
				text === null ? null : await sealForCache(this.#key, `draft/${name}`, utf8(text), random);
			await this.#cache.putNote(`draft/${name}`, sealed).catch(() => {});
		});
	}

	/** The text last kept under a name; null when there is none. */
	async read(name: string): Promise<string | null> {
		const sealed = await this.#cache.note(`draft/${name}`).catch(() => null);
		const bytes = sealed && (await openFromCache(this.#key, `draft/${name}`, sealed));
		return bytes && fromUtf8(bytes);
	}
}
