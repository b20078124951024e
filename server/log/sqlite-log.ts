// The log store on SQLite. Every statement on the way of an entry is prepared once: Drizzle's
// builder per insert costs 4.5 times as much (docs/performance.md).
import { and, asc, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import { idBytes, type Slot } from '#lib/protocol/ids.ts';
import type { SealedEntry } from '#lib/protocol/messages.ts';
import { firstDigest, noHash } from '#lib/protocol/row.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import {
	chosen,
	entry,
	erased,
	member,
	overlap,
	revealed,
	sealed,
	space
} from '#server/db/schema.ts';
import { sha256 } from './append.ts';
import type { Chosen, LogStore, LogTx } from './log-tx.ts';
import { pageReader } from './sqlite-page.ts';

const p = sql.placeholder;

const buffer = (bytes: Uint8Array): Buffer =>
	Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The store over an open database. */
export function sqliteLog({ raw, orm }: Pick<OpenDatabase, 'raw' | 'orm'>): LogStore {
	const q = prepare(orm);
	const readPage = pageReader(raw);
	// Most spaces never erased or sealed anything: what is known to be empty is not asked again.
	const noErasures = new Set<number>();
	const noSealed = new Set<number>();
	/** Whether a table has nothing of a space; remembered until something is written there. */
	const empty = (known: Set<number>, any: { get(of: { n: number }): unknown }, n: number) => {
		if (known.has(n)) return true;
		if (any.get({ n }) !== undefined) return false;
		if (known.size >= 10_000) known.clear();
		known.add(n);
		return true;
	};

	const sealedEntry = (row: typeof sealed.$inferSelect): SealedEntry => ({
		gid: row.gid,
		eid: row.eid,
		kv: row.kv,
		at: row.at,
		body: row.body
	});

	const tx: LogTx = {
		space(id) {
			const found = q.space.get({ id: buffer(id) });
			if (!found) return null;
			return { key: found.n, id, head: found.head, digest: found.digest, open: found.open === 1 };
		},
		slotOf(s, userId) {
			const found = q.slot.get({ n: s.key, userId: buffer(userId) });
			return found ? (found.slot as Slot) : null;
		},
		save(s) {
			q.save.run({ n: s.key, head: s.head, digest: buffer(s.digest), open: s.open ? 1 : 0 });
		},
		placed: (s, eid) => q.placed.get({ n: s.key, eid: buffer(eid) }) ?? null,
		insert(s, row, digest) {
			q.insert.run({
				n: s.key,
				seq: row.seq,
				kind: row.kind,
				author: row.author,
				at: row.at,
				eid: buffer(row.eid),
				kv: row.kv,
				gid: row.gid && buffer(row.gid),
				erase: row.erase.length > 0 ? Buffer.concat(row.erase) : null,
				body: row.body && buffer(row.body),
				bodyHash: row.bodyHash === noHash || !row.bodyHash ? null : buffer(row.bodyHash),
				digest: buffer(digest)
			});
		},
		forgetBody: (s, eid) => void q.forgetBody.run({ n: s.key, eid: buffer(eid) }),
		forgetBodiesOf: (s, author, before) =>
			void q.forgetBodiesOf.run({ n: s.key, author, seq: before }),
		isErased: (s, eid, author) =>
			!empty(noErasures, q.anyErased, s.key) &&
			q.isErased.get({ n: s.key, eid: buffer(eid), author }) !== undefined,
		rememberErased(s, eid, author, at) {
			noErasures.delete(s.key);
			q.rememberErased.run({ n: s.key, eid: buffer(eid), author, at });
		},
		sealed(s, gid, slot) {
			const found = q.sealed.get({ n: s.key, gid: buffer(gid), slot });
			return found ? sealedEntry(found) : null;
		},
		waiting(s, eid) {
			if (empty(noSealed, q.anySealed, s.key)) return null;
			const found = q.waiting.get({ n: s.key, eid: buffer(eid) });
			return found ? { slot: found.slot as Slot, gid: found.gid } : null;
		},
		sealedOf: (s, slot) => q.sealedOf.all({ n: s.key, slot }).map(sealedEntry),
		putSealed(s, slot, { gid, eid, kv, at, body }) {
			noSealed.delete(s.key);
			q.putSealed.run({
				n: s.key,
				gid: buffer(gid),
				slot,
				eid: buffer(eid),
				kv,
				at,
				body: buffer(body)
			});
		},
		deleteSealed: (s, gid, slot) => void q.deleteSealed.run({ n: s.key, gid: buffer(gid), slot }),
		isRevealed: (s, gid) => q.isRevealed.get({ n: s.key, gid: buffer(gid) }) !== undefined,
		rememberRevealed: (s, gid) => void q.rememberRevealed.run({ n: s.key, gid: buffer(gid) }),
		chosen: (s, slot) => chosenOf(q.chosen.get({ n: s.key, slot })),
		putChosen: (s, slot, { moment, tokens }) =>
			void q.putChosen.run({ n: s.key, slot, moment, tokens: Buffer.concat(tokens) }),
		deleteChosen: (s, slot) => void q.deleteChosen.run({ n: s.key, slot }),
		overlap: (s) => chosenOf(q.overlap.get({ n: s.key })),
		putOverlap: (s, { moment, tokens }) =>
			void q.putOverlap.run({ n: s.key, moment, tokens: Buffer.concat(tokens) }),
		deleteOverlap: (s) => void q.deleteOverlap.run({ n: s.key }),
		evenings: (moment, old, limit) => q.evenings.all({ moment, old, limit }).map(({ id }) => id),
		page: (s, after, limit, maxBytes) => readPage(s.key, after, limit, maxBytes),
		digestAt(s, seq) {
			if (seq === 0) return firstDigest(s.id, sha256);
			return q.digestAt.get({ n: s.key, seq })?.digest ?? null;
		}
	};

	const begin = raw.transaction((work: () => unknown) => work());
	const immediate = begin.immediate.bind(begin) as (work: () => unknown) => unknown;

	/** What was deleted and is there again must be seen again. */
	const forgetEmpty = () => {
		noErasures.clear();
		noSealed.clear();
	};

	return {
		transaction<T>(work: (t: LogTx) => T) {
			try {
				return immediate(() => work(tx)) as T;
			} catch (error) {
				forgetEmpty();
				throw error;
			}
		},
		attempt<T>(work: () => T) {
			try {
				// Inside a transaction better-sqlite3 makes this a savepoint.
				return { ok: true, value: begin(work) as T };
			} catch (error) {
				forgetEmpty();
				return { ok: false, error };
			}
		},
		read: (work) => work(tx)
	};
}

/** Tokens that stand in a row, 16 bytes each. */
function inSixteens(column: Buffer): Uint8Array[] {
	const parts: Uint8Array[] = [];
	for (let at = 0; at < column.length; at += idBytes) parts.push(column.subarray(at, at + idBytes));
	return parts;
}

const chosenOf = (row: { moment: number; tokens: Buffer } | undefined): Chosen | null =>
	row ? { moment: row.moment, tokens: inSixteens(row.tokens) } : null;

function prepare(orm: OpenDatabase['orm']) {
	const inSpace = eq(entry.spaceN, p('n'));
	const chosenHere = and(eq(chosen.spaceN, p('n')), eq(chosen.slot, p('slot')));
	const sealedHere = and(eq(sealed.spaceN, p('n')), eq(sealed.slot, p('slot')));
	return {
		space: orm
			.select()
			.from(space)
			.where(eq(space.id, p('id')))
			.prepare(),
		slot: orm
			.select({ slot: member.slot })
			.from(member)
			.where(and(eq(member.userId, p('userId')), eq(member.spaceN, p('n'))))
			.prepare(),
		save: orm
			.update(space)
			.set({ head: sql`${p('head')}`, digest: sql`${p('digest')}`, open: sql`${p('open')}` })
			.where(eq(space.n, p('n')))
			.prepare(),
		placed: orm
			.select({ seq: entry.seq, author: entry.author, at: entry.at })
			.from(entry)
			.where(and(inSpace, eq(entry.eid, p('eid'))))
			.prepare(),
		insert: orm
			.insert(entry)
			.values({
				spaceN: p('n'),
				seq: p('seq'),
				kind: p('kind'),
				author: p('author'),
				at: p('at'),
				eid: p('eid'),
				kv: p('kv'),
				gid: p('gid'),
				erase: p('erase'),
				body: p('body'),
				bodyHash: p('bodyHash'),
				digest: p('digest')
			})
			.prepare(),
		forgetBody: orm
			.update(entry)
			.set({ body: null })
			.where(and(inSpace, eq(entry.eid, p('eid'))))
			.prepare(),
		forgetBodiesOf: orm
			.update(entry)
			.set({ body: null })
			.where(and(inSpace, eq(entry.author, p('author')), lt(entry.seq, p('seq'))))
			.prepare(),
		isErased: orm
			.select({ at: erased.at })
			.from(erased)
			.where(
				and(eq(erased.spaceN, p('n')), eq(erased.eid, p('eid')), eq(erased.author, p('author')))
			)
			.prepare(),
		rememberErased: orm
			.insert(erased)
			.values({ spaceN: p('n'), eid: p('eid'), author: p('author'), at: p('at') })
			.onConflictDoNothing()
			.prepare(),
		sealed: orm
			.select()
			.from(sealed)
			.where(and(sealedHere, eq(sealed.gid, p('gid'))))
			.prepare(),
		anyErased: orm
			.select({ n: erased.spaceN })
			.from(erased)
			.where(eq(erased.spaceN, p('n')))
			.limit(1)
			.prepare(),
		anySealed: orm
			.select({ n: sealed.spaceN })
			.from(sealed)
			.where(eq(sealed.spaceN, p('n')))
			.limit(1)
			.prepare(),
		waiting: orm
			.select({ slot: sealed.slot, gid: sealed.gid })
			.from(sealed)
			.where(and(eq(sealed.spaceN, p('n')), eq(sealed.eid, p('eid'))))
			.prepare(),
		sealedOf: orm.select().from(sealed).where(sealedHere).orderBy(asc(sealed.gid)).prepare(),
		putSealed: orm
			.insert(sealed)
			.values({
				spaceN: p('n'),
				gid: p('gid'),
				slot: p('slot'),
				eid: p('eid'),
				kv: p('kv'),
				at: p('at'),
				body: p('body')
			})
			.prepare(),
		deleteSealed: orm
			.delete(sealed)
			.where(and(sealedHere, eq(sealed.gid, p('gid'))))
			.prepare(),
		chosen: orm.select().from(chosen).where(chosenHere).prepare(),
		putChosen: orm
			.insert(chosen)
			.values({ spaceN: p('n'), slot: p('slot'), moment: p('moment'), tokens: p('tokens') })
			.onConflictDoUpdate({
				target: [chosen.spaceN, chosen.slot],
				set: { moment: sql`excluded.moment`, tokens: sql`excluded.tokens` }
			})
			.prepare(),
		deleteChosen: orm.delete(chosen).where(chosenHere).prepare(),
		overlap: orm
			.select()
			.from(overlap)
			.where(eq(overlap.spaceN, p('n')))
			.prepare(),
		putOverlap: orm
			.insert(overlap)
			.values({ spaceN: p('n'), moment: p('moment'), tokens: p('tokens') })
			.onConflictDoUpdate({
				target: overlap.spaceN,
				set: { moment: sql`excluded.moment`, tokens: sql`excluded.tokens` }
			})
			.prepare(),
		deleteOverlap: orm
			.delete(overlap)
			.where(eq(overlap.spaceN, p('n')))
			.prepare(),
		evenings: orm
			.select({ id: space.id })
			.from(space)
			.where(
				inArray(
					space.n,
					union(
						orm
							.select({ n: chosen.spaceN })
							.from(chosen)
							.where(lte(chosen.moment, p('moment'))),
						orm
							.select({ n: overlap.spaceN })
							.from(overlap)
							.where(lte(overlap.moment, p('old')))
					)
				)
			)
			.orderBy(asc(space.n))
			.limit(p('limit'))
			.prepare(),
		isRevealed: orm
			.select({ gid: revealed.gid })
			.from(revealed)
			.where(and(eq(revealed.spaceN, p('n')), eq(revealed.gid, p('gid'))))
			.prepare(),
		rememberRevealed: orm
			.insert(revealed)
			.values({ spaceN: p('n'), gid: p('gid') })
			.onConflictDoNothing()
			.prepare(),
		digestAt: orm
			.select({ digest: entry.digest })
			.from(entry)
			.where(and(inSpace, eq(entry.seq, p('seq'))))
			.prepare()
	};
}
