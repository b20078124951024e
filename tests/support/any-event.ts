// Any event that the schemas of domain/kinds allow, made from the schemas themselves: a new kind is in
// every property test as soon as it exists. A part of a schema that this file does not know is an
// error, so that nothing is left out in silence.
import fc from 'fast-check';
import { kinds, type DomainEntry, type Kind } from '#lib/domain/event.ts';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';

/** What a schema of valibot looks like from outside. */
type Part = {
	type: string;
	pipe?: readonly Part[];
	entries?: Record<string, Part>;
	wrapped?: Part;
	item?: Part;
	items?: readonly Part[];
	key?: Part;
	value?: Part;
	options?: readonly unknown[];
	literal?: unknown;
	requirement?: unknown;
};

export const idOf = (n: number) => n.toString(16).padStart(32, '0') as EntryId;
/** So few that entries often speak of each other, and sometimes of one that never comes. */
const known = 16;
const anyId = fc.nat(known - 1).map(idOf);
const entryIdPattern = '^[0-9a-f]{32}$';

const rule = (part: Part, type: string) =>
	part.pipe?.find((action) => action.type === type)?.requirement;

function anyText(part: Part): fc.Arbitrary<string> {
	if (part.pipe?.some(({ type }) => type === 'iso_date')) {
		const day = { min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true };
		return fc.date(day).map((date) => date.toISOString().slice(0, 10));
	}
	const pattern = rule(part, 'regex') as RegExp | undefined;
	if (pattern?.source === entryIdPattern) return anyId;
	// The same few texts come again, as ids of the content library do.
	if (pattern) {
		const few = ['food', 'tonight', 'k', '0'].filter((text) => pattern.test(text));
		const any = fc.stringMatching(pattern);
		return few.length > 0 ? fc.oneof(fc.constantFrom(...few), any) : any;
	}
	const max = Math.min(Number(rule(part, 'max_length') ?? 40), 40);
	const text = fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' });
	return text.map((said) => (said.trim() === '' || said.trim().length > max ? 'a' : said));
}

function anyNumber(part: Part): fc.Arbitrary<number> {
	const min = rule(part, 'min_value') as number | undefined;
	const max = rule(part, 'max_value') as number | undefined;
	return part.pipe?.some(({ type }) => type === 'integer')
		? fc.integer({ min: min ?? -1e9, max: max ?? 1e9 })
		: fc.double({ min: min ?? -1e9, max: max ?? 1e9, noNaN: true });
}

/** Anything that `part` lets through. */
export function anyOf(part: Part): fc.Arbitrary<unknown> {
	switch (part.type) {
		case 'string':
			return anyText(part);
		case 'number':
			return anyNumber(part);
		case 'boolean':
			return fc.boolean();
		case 'picklist':
		case 'enum':
			return fc.constantFrom(...part.options!);
		case 'literal':
			return fc.constant(part.literal);
		case 'null':
			return fc.constant(null);
		case 'unknown':
			return fc.jsonValue({ maxDepth: 2 });
		case 'nullable':
			return fc.option(anyOf(part.wrapped!));
		case 'optional':
		case 'exact_optional':
			return fc.option(anyOf(part.wrapped!), { nil: undefined });
		case 'array': {
			const maxLength = Math.min(Number(rule(part, 'max_length') ?? 4), 4);
			const minLength = Number(rule(part, 'min_length') ?? 0);
			return fc.array(anyOf(part.item!), { minLength, maxLength: Math.max(minLength, maxLength) });
		}
		case 'tuple':
			return fc.tuple(...part.items!.map(anyOf));
		case 'record':
			return fc.dictionary(anyOf(part.key!) as fc.Arbitrary<string>, anyOf(part.value!), {
				maxKeys: 3
			});
		case 'union':
		case 'variant':
			return fc.oneof(...(part.options as Part[]).map(anyOf));
		case 'object':
		case 'strict_object':
		case 'loose_object': {
			const fields = Object.entries(part.entries!).map(([name, of]) => [name, anyOf(of)]);
			return fc
				.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>)
				.map((object) =>
					Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined))
				);
		}
		default:
			throw new Error(`tests/support/any-event.ts does not know «${part.type}» yet`);
	}
}

const dataOf = new Map<Kind, fc.Arbitrary<unknown>>(
	(Object.keys(kinds) as Kind[]).map((kind) => [kind, anyOf(kinds[kind] as unknown as Part)])
);

/** What an event of this kind can carry. */
export const anyData = (kind: Kind): fc.Arbitrary<unknown> => dataOf.get(kind)!;

const partOf = (kind: string) => kind.split('.')[0]!;
const parts = [...new Set([...dataOf.keys()].map(partOf))];

/** An entry as a device opens it; `of` kinds, so that entries of a log have to do with each other. */
const anyEntryOf = (of: readonly Kind[]): fc.Arbitrary<Omit<DomainEntry, 'eid'>> =>
	fc.constantFrom(...of).chain((k) =>
		fc.record({
			author: fc.constantFrom<Slot>(0, 1),
			t: fc.oneof(fc.nat(1e9), fc.double({ noNaN: true, noDefaultInfinity: true })),
			k: fc.constant(k),
			v: fc.constant(1),
			d: anyData(k),
			pending: fc.constant(false)
		})
	);

/** A log of up to `maxLength` entries, of a few parts of the app or of all. */
export const anyLog = (maxLength = 40): fc.Arbitrary<DomainEntry[]> =>
	fc
		.oneof(fc.subarray(parts, { minLength: 1, maxLength: 2 }), fc.constant(parts))
		.map((some) => [...dataOf.keys()].filter((kind) => some.includes(partOf(kind))))
		.chain((some) => fc.array(anyEntryOf(some), { maxLength, size: 'max' }))
		.map((entries) => entries.map((entry, i) => ({ ...entry, eid: idOf(i) })));

/** What no version of the app writes: an unknown kind, a version to come, or damage. */
export const anyUnreadable: fc.Arbitrary<DomainEntry> = fc.record({
	eid: fc.nat(99).map((n) => idOf(1000 + n)),
	author: fc.constantFrom<Slot>(0, 1),
	t: fc.double({ noNaN: true, noDefaultInfinity: true }),
	k: fc.oneof(
		fc.string(),
		fc.constantFrom('__proto__', 'toString', 'constructor', 'candle.lit.twice'),
		fc.constantFrom(...dataOf.keys())
	),
	v: fc.nat(3),
	d: fc.anything(),
	pending: fc.boolean()
});
