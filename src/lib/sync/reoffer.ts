// Which entries a device offers again after the server went back in time (docs/sync-spec.md, RESTORE
// rules). Everything this person wrote and this device holds, in its old order; what was erased
// since is not offered, but every erasure is.
import type { Slot } from '#lib/protocol/ids.ts';
import type { DeviceRow } from './device-row.ts';
import type { OutboxItem } from './outbox-item.ts';

/** The items to put before `outbox`, and `outbox` itself, all to be sealed anew. */
export function reoffer(
	rows: readonly DeviceRow[],
	outbox: readonly OutboxItem[],
	slot: Slot
): OutboxItem[] {
	const waiting = new Set(outbox.map((item) => item.eid));
	const again: OutboxItem[] = [];
	for (const row of rows) {
		if (row.kind !== 0 || row.author !== slot || waiting.has(row.eid)) continue;
		const { eid, kv, gid, erase, body } = row;
		if (body) again.push({ eid, kv, gid, erase, body, stale: true });
		else if (erase.length > 0) again.push({ eid, kv, gid: null, erase, body: null, stale: false });
	}
	return [...again, ...outbox.map((item) => ({ ...item, stale: item.body !== null }))];
}
