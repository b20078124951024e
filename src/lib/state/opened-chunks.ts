// Opened entries as this device keeps them: sealed again, 512 rows to a chunk, so that opening the app
// is a few decryptions instead of one for every entry.
import { openFromCache, sealForCache } from '#lib/crypto/account-key.ts';
import { fromUtf8, random, utf8 } from '#lib/crypto/bytes.ts';
import { checked, type DomainEntry } from '#lib/domain/event.ts';
import type { SpaceId } from '#lib/protocol/ids.ts';
import type { Cache } from '#lib/sync/cache.ts';

/** An opened entry as kept in memory and in chunks. `seq` 0: not in the log yet. */
export type Kept = DomainEntry & { readonly seq: number };

/** What a chunk holds; entries another version of the app has checked are checked again. */
type Chunk = { app: string; entries: Kept[] };

export class OpenedChunks {
	readonly #cache: Cache;
	readonly #key: CryptoKey;
	readonly #space: SpaceId;
	readonly #app: string;

	constructor(cache: Cache, key: CryptoKey, space: SpaceId, app: string) {
		this.#cache = cache;
		this.#key = key;
		this.#space = space;
		this.#app = app;
	}

	/** By number: the chunks that are kept and can be opened. */
	async all(): Promise<Map<number, Kept[]>> {
		const sealed = await this.#cache.chunks(this.#space);
		const opened = await Promise.all(
			[...sealed].map(async ([index, box]) => {
				const bytes = await openFromCache(this.#key, this.#name(index), box);
				return [index, bytes && this.#read(bytes)] as const;
			})
		);
		return new Map(opened.filter((part): part is [number, Kept[]] => part[1] !== null));
	}

	/** Keeps a chunk, unless the log was laid aside since `basis`. No room for it is no loss. */
	async put(index: number, entries: Kept[], basis: number): Promise<void> {
		const bytes = utf8(JSON.stringify({ app: this.#app, entries } satisfies Chunk));
		const sealed = await sealForCache(this.#key, this.#name(index), bytes, random);
		await this.#cache.putChunk(this.#space, index, sealed, basis).catch(() => false);
	}

	/** The entries of a chunk; null when it has another shape than today's. */
	#read(bytes: Uint8Array): Kept[] | null {
		const { app, entries } = JSON.parse(fromUtf8(bytes)) as Partial<Chunk>;
		if (!entries) return null;
		return app === this.#app ? entries : entries.map(checked);
	}

	#name(index: number): string {
		return `chunk/${this.#space}/${index}`;
	}
}
