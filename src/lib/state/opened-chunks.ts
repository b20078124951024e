// Opened entries as this device keeps them: sealed again, 512 rows to a chunk, so that opening the app
// is a few decryptions instead of one for every entry. The last chunk is kept while it grows, too.
import { openFromCache, sealForCache } from '#lib/crypto/account-box.ts';
import { fromUtf8, random, utf8 } from '#lib/crypto/bytes.ts';
import { checked, type DomainEntry } from '#lib/domain/event.ts';
import type { SpaceId } from '#lib/protocol/ids.ts';
import type { Cache } from '#lib/sync/cache.ts';

/** An opened entry as kept in memory and in chunks. `seq` 0: not in the log yet. */
export type Kept = DomainEntry & { readonly seq: number };

/** The opened entries of a chunk's rows, from its first to row `through`. */
export type OpenedChunk = { readonly through: number; readonly kept: Kept[] };

/** What is sealed; entries another version of the app has checked are checked again. */
type Stored = OpenedChunk & { app: string };

/** The chunks there are, by number, as of the moment in which the cache had this basis. */
type Read = { basis: number; chunks: Map<number, OpenedChunk> };

export class OpenedChunks {
	readonly #cache: Cache;
	readonly #key: CryptoKey;
	readonly #space: SpaceId;
	readonly #app: string;
	#ahead: Promise<Read> | null = null;

	/** `app` names this version of the app. */
	constructor(cache: Cache, key: CryptoKey, space: SpaceId, app: string) {
		this.#cache = cache;
		this.#key = key;
		this.#space = space;
		this.#app = app;
	}

	/** Begins to read, while the log itself is still being opened. */
	readAhead(): void {
		this.#ahead ??= this.#readAll();
		// Whoever waits for it in `all` is told.
		this.#ahead.catch(() => {});
	}

	/** The chunks that are kept and can be opened, of a log that was opened at `basis`. */
	async all(basis: number): Promise<Read> {
		const ahead = await this.#ahead;
		this.#ahead = null;
		// Read before another tab erased something: the log knows of that already, the chunks do not.
		return ahead?.basis === basis ? ahead : this.#readAll();
	}

	/** Keeps a chunk, unless the log was laid aside since `basis`. No room for it is no loss. */
	async put(index: number, { through, kept }: OpenedChunk, basis: number): Promise<void> {
		const bytes = utf8(JSON.stringify({ app: this.#app, through, kept } satisfies Stored));
		const sealed = await sealForCache(this.#key, this.#name(index), bytes, random);
		await this.#cache.putChunk(this.#space, index, sealed, basis).catch(() => false);
	}

	async #readAll(): Promise<Read> {
		const { basis, sealed } = await this.#cache.chunks(this.#space);
		const opened = await Promise.all(
			[...sealed].map(async ([index, box]) => {
				const bytes = await openFromCache(this.#key, this.#name(index), box);
				return [index, bytes && this.#read(bytes)] as const;
			})
		);
		const chunks = opened.filter((part): part is [number, OpenedChunk] => part[1] !== null);
		return { basis, chunks: new Map(chunks) };
	}

	/** A chunk as it was sealed; null when it has another shape than today's. */
	#read(bytes: Uint8Array): OpenedChunk | null {
		const { app, through, kept } = JSON.parse(fromUtf8(bytes)) as Partial<Stored>;
		if (!kept || !through) return null;
		return { through, kept: app === this.#app ? kept : kept.map(checked) };
	}

	#name(index: number): string {
		return `chunk/${this.#space}/${index}`;
	}
}
