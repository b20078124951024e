// What two people can write, as parsed from the payload of an entry. Kinds and versions are only
// ever added: a changed meaning gets a new kind, and what this app does not know yet is kept, shown
// as "update to see this", and read after the update (docs/sync-spec.md, VER rules).
import * as v from 'valibot';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { copyKinds } from './kinds/copies.ts';
import { dateKinds } from './kinds/dates.ts';
import { feelingKinds } from './kinds/feelings.ts';
import { goalKinds } from './kinds/goals.ts';
import { needKinds } from './kinds/needs.ts';
import { profileKinds } from './kinds/profiles.ts';
import { promptKinds } from './kinds/prompts.ts';
import { talkKinds } from './kinds/talks.ts';

/** An opened entry, before anything is known of its content. */
export type DomainEntry = {
	readonly eid: EntryId;
	readonly author: Slot;
	/** When the author wrote it: ms since 1970, by the server's clock as well as their device knew it. */
	readonly t: number;
	/** The minute since 1970 in which the server took it in; not there while pending. */
	readonly minute?: number;
	readonly k: string;
	readonly v: number;
	readonly d: unknown;
	/** Not yet confirmed by the server. */
	readonly pending: boolean;
	/** `d` is what this app reads out of it (`checked` below): it need not be read again. */
	readonly checked?: boolean;
};

/** Every kind of event there is, with the shape of what it carries. */
export const kinds = {
	...profileKinds,
	...feelingKinds,
	...needKinds,
	...promptKinds,
	...goalKinds,
	...talkKinds,
	...dateKinds,
	...copyKinds
} as const;

export type Kind = keyof typeof kinds;
export type EventData<K extends Kind> = v.InferOutput<(typeof kinds)[K]>;
/** What a form gives; checked before it is sealed. */
export type EventInput<K extends Kind> = v.InferInput<(typeof kinds)[K]>;
export type DomainEvent = { [K in Kind]: { kind: K; data: EventData<K> } }[Kind];

/** The newest version of every kind; all are at 1. */
const newest = 1;

export type ParsedEvent = { ok: true; event: DomainEvent } | { ok: false; why: 'newer' | 'broken' };

/** Reads an entry's content; total. `newer`: this app does not know it yet. */
export function parseEvent(entry: Pick<DomainEntry, 'k' | 'v' | 'd' | 'checked'>): ParsedEvent {
	if (entry.checked) return { ok: true, event: { kind: entry.k, data: entry.d } as DomainEvent };
	if (!Object.hasOwn(kinds, entry.k) || entry.v > newest) return { ok: false, why: 'newer' };
	const kind = entry.k as Kind;
	const parsed = v.safeParse(kinds[kind], entry.d);
	if (!parsed.success) return { ok: false, why: 'broken' };
	return { ok: true, event: { kind, data: parsed.output } as DomainEvent };
}

/**
 * The entry, marked when its content is just what this version of the app would read out of it, so
 * that thousands are folded again and again without a second look. What has to be trimmed or stripped
 * first is left unmarked: the original stays, for a version that knows more.
 */
export function checked<T extends Pick<DomainEntry, 'k' | 'v' | 'd' | 'checked'>>(entry: T): T {
	const parsed = parseEvent({ ...entry, checked: false });
	const same = parsed.ok && JSON.stringify(parsed.event.data) === JSON.stringify(entry.d);
	return { ...entry, checked: same };
}

/** The payload of a new event; throws ValiError when a form let something through (our bug). */
export function newEvent<K extends Kind>(
	kind: K,
	data: EventInput<K>
): { k: K; v: number; d: unknown } {
	return { k: kind, v: newest, d: v.parse(kinds[kind], data) };
}
