// The cache for tests, for demonstrations, and for browsers that keep nothing (private windows):
// everything is gone with the page.
import type { SpaceId } from '#lib/protocol/ids.ts';
import type { Sha256 } from '#lib/protocol/row.ts';
import type { Cache } from './cache.ts';
import { SpaceDisk } from './space-disk.ts';

/** A cache that lives as long as the page. */
export function memoryCache(sha256: Sha256): Cache {
	const disks = new Map<SpaceId, SpaceDisk>();
	const notes = new Map<string, Uint8Array>();
	const disk = (space: SpaceId): SpaceDisk => {
		let known = disks.get(space);
		if (!known) disks.set(space, (known = new SpaceDisk(space, sha256)));
		return known;
	};
	return {
		load: async (space) => structuredClone(disk(space).saved),
		commit: async (space, change) => disk(space).commit(change),
		rows: async (space, from, to) =>
			disk(space).rows.filter((row) => row.seq >= from && row.seq <= to),
		holds: async (space, author, eid) =>
			disk(space).rows.some((row) => row.eid === eid && row.author === author),
		outbox: async (space) => [...disk(space).saved.outbox],
		dismiss: async (space, eid) => {
			const { saved } = disk(space);
			saved.stuck = saved.stuck.filter((item) => item.eid !== eid);
		},
		rebuild: async (space, slot, now) => disk(space).rebuild(slot, now),
		oldCopy: async (space) => disk(space).old,
		chunks: async (space) => ({
			basis: disk(space).saved.basis,
			sealed: new Map(disk(space).chunks)
		}),
		basis: async (space) => disk(space).saved.basis,
		putChunk: async (space, index, sealed, basis) => {
			if (disk(space).saved.basis !== basis) return false;
			disk(space).chunks.set(index, sealed);
			return true;
		},
		note: async (name) => notes.get(name) ?? null,
		putNote: async (name, sealed) => {
			if (sealed) notes.set(name, sealed);
			else notes.delete(name);
		},
		drop: async (space) => {
			disks.delete(space);
		},
		destroy: async () => {
			disks.clear();
			notes.clear();
		}
	};
}
