// Which entries a device offers again after the server went back in time (docs/sync-spec.md, RESTORE
// rules). Everything this person wrote and this device holds, in its old order; what was erased
// since is not offered, but every erasure is.
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { maxErase } from '#lib/protocol/limits.ts';
import type { Sha256 } from '#lib/protocol/row.ts';
import type { DeviceRow } from './device-row.ts';
import { eraseOnlyId, type OutboxItem } from './outbox-item.ts';

/** What a device holds of a space when it finds that the server went back in time. */
export type Held = {
	rows: readonly DeviceRow[];
	outbox: readonly OutboxItem[];
	/** As `author:eid`. */
	erased: ReadonlySet<string>;
	slot: Slot;
};

/** What is to be offered, in order: the lost entries, then what already waited; all to be sealed anew. */
export function reoffer({ rows, outbox, erased, slot }: Held, sha256: Sha256): OutboxItem[] {
	const waiting = new Set(outbox.map((item) => item.eid));
	const again: OutboxItem[] = [];
	const carried = new Set(outbox.flatMap((item) => item.erase));
	for (const row of rows) {
		if (row.kind !== 0 || row.author !== slot || waiting.has(row.eid)) continue;
		const { eid, kv, gid, erase, body } = row;
		for (const target of erase) carried.add(target);
		if (body) again.push({ eid, kv, gid, erase, body, stale: true });
		else if (erase.length > 0) {
			again.push({ eid, kv, gid: null, erase, body: null, stale: false });
		}
	}
	// Erasures that never became a row (of sealed answers, of what had not arrived) are known only here.
	const prefix = `${slot}:`;
	const silent = [...erased]
		.filter((key) => key.startsWith(prefix))
		.map((key) => key.slice(prefix.length) as EntryId)
		.filter((eid) => !carried.has(eid))
		// One order on every cache: the ids of what is sent are made from it.
		.toSorted();
	for (let i = 0; i < silent.length; i += maxErase) {
		const erase = silent.slice(i, i + maxErase);
		const eid = eraseOnlyId(erase[0]!, sha256);
		again.push({ eid, kv: 0, gid: null, erase, body: null, stale: false });
	}
	return [...again, ...outbox.map((item) => ({ ...item, stale: item.body !== null }))];
}
