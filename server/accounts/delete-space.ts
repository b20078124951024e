// Deletes a space for good: its rows, what waits, who was in it, the invitations to it.
import { eq } from 'drizzle-orm';
import type { Orm } from '#server/db/open.ts';
import {
	chosen,
	entry,
	erased,
	invite,
	member,
	overlap,
	revealed,
	sealed,
	space
} from '#server/db/schema.ts';

type Tx = Parameters<Parameters<Orm['transaction']>[0]>[0];

/** Inside a transaction; the caller sees to the write-ahead log. */
export function deleteSpace(tx: Tx, spaceN: number): void {
	for (const table of [entry, sealed, revealed, erased, chosen, overlap, member, invite]) {
		tx.delete(table).where(eq(table.spaceN, spaceN)).run();
	}
	tx.delete(space).where(eq(space.n, spaceN)).run();
}
