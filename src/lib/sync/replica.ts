// The device's half of the log: what it has confirmed, what still has to leave, and what can happen to
// both. It moves sealed envelopes and never sees a key; time, storage and the network are effects for
// the engine (docs/sync-spec.md: LOG and OUT rules). The steps are in replica-steps.ts.
import type { Failure } from '#lib/protocol/failures.ts';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import type { AppendOk, HelloOk, PullOk, SealedEntry } from '#lib/protocol/messages.ts';
import type { Row } from '#lib/protocol/row.ts';
import type { DeviceRow } from './device-row.ts';
import type { OutboxItem, StuckItem } from './outbox-item.ts';

/** An erasure as the log orders it: it counts only against entries of the same author. */
export type Erasure = { readonly eid: EntryId; readonly author: Slot | 255 };

/** Down: no connection. Greeting: hello is on its way. Stopped: the server ended it for good. */
export type Link = 'down' | 'greeting' | 'catching-up' | 'live' | 'rebuilding' | 'stopped';

export type Replica = {
	readonly space: Uint8Array;
	readonly slot: Slot;
	readonly head: number;
	readonly digest: Uint8Array;
	readonly outbox: readonly OutboxItem[];
	/** Own sealed answers that wait outside the log, as the server last listed them. */
	readonly mine: readonly SealedEntry[];
	/** Erasures seen so far, as `author:eid`: what arrives after its own erasure is dead on arrival. */
	readonly erased: ReadonlySet<string>;
	readonly open: boolean;
	readonly link: Link;
	/** Whether this tab is the one that sends the outbox. */
	readonly maySend: boolean;
	readonly pulling: boolean;
	/** The batch that is on its way, or null. One at a time, so that order is kept. */
	readonly inFlight: readonly EntryId[] | null;
	/** Acknowledged but not yet seen as rows. Forgotten at every hello. */
	readonly acked: ReadonlySet<EntryId>;
	/** Own entries whose rows came since this page was loaded. */
	readonly arrived: ReadonlySet<EntryId>;
	/** Items handed to a connection since this page was loaded. */
	readonly tried: ReadonlySet<EntryId>;
	readonly resealing: boolean;
	readonly waiting: boolean;
	/** What the server said its log ends with; checked when this device gets to that row. */
	readonly claim: { readonly head: number; readonly digest: Uint8Array } | null;
};

/** What changed, to be stored in one transaction and then shown. */
export type Change = {
	readonly head: number;
	readonly digest: Uint8Array;
	readonly rows: readonly DeviceRow[];
	readonly erased: readonly Erasure[];
	/** All bodies of `author` before `seq` are gone. */
	readonly purged: readonly { author: Slot | 255; before: number }[];
	/** Items that left the outbox: confirmed, sealed or refused. */
	readonly left: readonly EntryId[];
	readonly stuck: readonly StuckItem[];
	/** Items that entered the outbox or were sealed anew. */
	readonly queued: readonly OutboxItem[];
	/** The new list of own waiting sealed entries, or null when it did not change. */
	readonly mine: readonly SealedEntry[] | null;
};

export type Input =
	| { type: 'connected' }
	| { type: 'dropped' }
	| { type: 'welcome'; message: HelloOk }
	| { type: 'page'; message: PullOk }
	| { type: 'rows'; head: number; rows: readonly Row[] }
	| { type: 'nudge'; head: number }
	| { type: 'mine'; mine: readonly SealedEntry[] }
	| { type: 'acked'; message: AppendOk }
	| { type: 'refused'; failure: Failure; retryMs: number; eids?: readonly EntryId[] }
	| { type: 'written'; item: OutboxItem }
	| { type: 'taken-back'; eid: EntryId; erasing: OutboxItem }
	| { type: 'outbox-read'; outbox: readonly OutboxItem[] }
	| { type: 'may-send'; yes: boolean }
	| { type: 'resealed'; items: readonly OutboxItem[] }
	| { type: 'rebuilt'; digest: Uint8Array; outbox: readonly OutboxItem[] }
	| { type: 'rebuild-refused' }
	| { type: 'wait-over' }
	| { type: 'beat' };

export type Effect =
	| { type: 'hello'; after: number; digest: Uint8Array }
	| { type: 'pull'; after: number; digest: Uint8Array; limit: number }
	| { type: 'append'; items: readonly OutboxItem[] }
	| { type: 'commit'; change: Change }
	| { type: 'reseal'; items: readonly OutboxItem[] }
	| { type: 'rebuild' }
	| { type: 'wait'; ms: number }
	| { type: 'alarm'; why: 'digest' | 'author' }
	| { type: 'stop'; failure: Failure };

export type Step = { readonly replica: Replica; readonly effects: readonly Effect[] };

/** A replica as the device finds it at start. */
export function newReplica(
	saved: Pick<Replica, 'space' | 'slot' | 'head' | 'digest' | 'outbox' | 'mine' | 'erased'>
): Replica {
	return {
		...saved,
		open: true,
		link: 'down',
		maySend: false,
		pulling: false,
		inFlight: null,
		acked: new Set(),
		arrived: new Set(),
		tried: new Set(saved.outbox.map((item) => item.eid)),
		resealing: false,
		waiting: false,
		claim: null
	};
}
