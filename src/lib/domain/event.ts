// What two people can write, as parsed from the payload of an entry. Kinds and versions are only
// ever added: a changed meaning gets a new kind, and what this app does not know yet is kept, shown
// as "update to see this", and read after the update (docs/sync-spec.md, VER rules).
import * as v from 'valibot';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';

/** An opened entry, before anything is known of its content. */
export type DomainEntry = {
	readonly eid: EntryId;
	readonly author: Slot;
	/** When the author wrote it: ms since 1970, by the server's clock as well as their device knew it. */
	readonly t: number;
	readonly k: string;
	readonly v: number;
	readonly d: unknown;
	/** Not yet confirmed by the server. */
	readonly pending: boolean;
};

/** Longest texts, in characters. The largest payload stays far below the largest body. */
export const textLimits = { name: 40, ownWords: 80, note: 280, text: 2000 } as const;

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
/** An id of the content library: unknown ones are kept and shown as such. */
const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
const entryId = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{32}$/),
	v.transform((t) => t as EntryId)
);
const optional = <S extends v.GenericSchema>(schema: S) => v.optional(schema);

const feeling = {
	/** 1 light … 5 heavy; shown as the size of a stone, never as a number. */
	weight: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
	feelings: v.pipe(v.array(id), v.maxLength(40)),
	ownWords: optional(text(textLimits.ownWords)),
	body: v.pipe(v.array(id), v.maxLength(12)),
	strength: optional(id),
	text: optional(text(textLimits.text))
};

export const wishes = ['alone', 'beside', 'no-answer', 'hold'] as const;
export const presences = ['see', 'here', 'thanks', 'some-too', 'words'] as const;
export const whens = ['now', 'today', 'no-hurry'] as const;
export const needAnswers = ['yes', 'yes-at', 'instead', 'not-now', 'words'] as const;
export const closings = ['helped', 'never-mind', 'passed'] as const;
export const nouns = ['baby', 'pregnancy', 'loss', 'name', 'none'] as const;

const kinds = {
	/** How a person is called here, and which word feels right to them. */
	'us.profile': v.object({
		name: text(textLimits.name),
		noun: optional(v.picklist(nouns)),
		ownName: optional(text(textLimits.name))
	}),
	/** A check-in kept to oneself: in one's own space only. */
	'feeling.kept': v.object({ ...feeling, ready: v.boolean() }),
	/** A check-in given to the partner. `replaces`: a new text for one given before. */
	'feeling.given': v.object({
		...feeling,
		wish: optional(v.picklist(wishes)),
		replaces: optional(entryId)
	}),
	'feeling.answered': v.object({
		to: entryId,
		with: v.picklist(presences),
		words: optional(text(textLimits.note))
	}),
	'need.asked': v.object({
		need: optional(id),
		ownWords: optional(text(textLimits.ownWords)),
		when: optional(v.picklist(whens)),
		note: optional(text(textLimits.note))
	}),
	'need.offered': v.object({
		offer: optional(id),
		ownWords: optional(text(textLimits.ownWords)),
		when: optional(id)
	}),
	'need.answered': v.object({
		to: entryId,
		answer: v.picklist(needAnswers),
		/** A soft time both see: an id of the content library. */
		at: optional(id),
		words: optional(text(textLimits.note))
	}),
	'need.closed': v.object({ to: entryId, how: v.picklist(closings) })
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
export function parseEvent(entry: Pick<DomainEntry, 'k' | 'v' | 'd'>): ParsedEvent {
	if (!Object.hasOwn(kinds, entry.k) || entry.v > newest) return { ok: false, why: 'newer' };
	const kind = entry.k as Kind;
	const parsed = v.safeParse(kinds[kind], entry.d);
	if (!parsed.success) return { ok: false, why: 'broken' };
	return { ok: true, event: { kind, data: parsed.output } as DomainEvent };
}

/** The payload of a new event; throws ValiError when a form let something through (our bug). */
export function newEvent<K extends Kind>(
	kind: K,
	data: EventInput<K>
): { k: K; v: number; d: unknown } {
	return { k: kind, v: newest, d: v.parse(kinds[kind], data) };
}
