// Every fold there is, over any log of any events that the schemas allow: however the log of two
// people is woven, and however it comes to a device, both end with the same, and nothing throws.
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { kinds, parseEvent, type DomainEntry, type Kind } from '#lib/domain/event.ts';
import { foldSpace, type SpaceView } from '#lib/domain/space.ts';
import { fromHex } from '#lib/protocol/bytes.ts';
import type { Slot, SpaceId } from '#lib/protocol/ids.ts';
import type { OutboxItem } from '#lib/sync/outbox-item.ts';
import { anyData, anyLog, anyUnreadable } from '../support/any-event.ts';
import { decodeBody, encodeBody, ModelDevice } from './model-device.ts';
import { loadParts, type Parts } from './parts.ts';
import { newLine } from './weather.ts';

let modules: Parts;
beforeAll(async () => {
	modules = await loadParts(fileURLToPath(new URL('../..', import.meta.url)));
});

/** Throws when anybody writes to what it holds. */
function frozen<T>(value: T): T {
	if (value && typeof value === 'object' && !Object.isFrozen(value)) {
		Object.freeze(value);
		Object.values(value).forEach(frozen);
	}
	return value;
}

const seen = ({ unread: _, ...view }: SpaceView) => view;

describe('the events of the schemas', () => {
	test.each(Object.keys(kinds) as Kind[])('%s is read as it is written', (kind) => {
		fc.assert(
			fc.property(anyData(kind), (d) => {
				expect(parseEvent({ k: kind, v: 1, d })).toMatchObject({ ok: true, event: { kind } });
			}),
			{ numRuns: 30 }
		);
	});
});

describe('however the log is woven', () => {
	test('it can be folded, gives the same each time, and is left as it was', () => {
		fc.assert(
			fc.property(anyLog(), fc.nat(40), (log, before) => {
				frozen(log);
				const view = foldSpace(log);
				expect(view.unread).toEqual([]);
				// Nothing is remembered from one fold to the next.
				foldSpace(log.slice(0, before));
				expect(foldSpace(log)).toEqual(view);
			}),
			{ numRuns: 400 }
		);
	});

	test('what nobody can read changes nothing of the rest, wherever it stands', () => {
		const strange = fc.array(fc.record({ entry: anyUnreadable, at: fc.nat(40) }), { maxLength: 8 });
		fc.assert(
			fc.property(anyLog(), strange, (log, strangers) => {
				const woven = [...log];
				const taken = new Set<string>();
				let unreadable = 0;
				for (const { entry, at } of strangers) {
					if (parseEvent(entry).ok || taken.has(entry.eid)) continue;
					taken.add(entry.eid);
					unreadable++;
					woven.splice(at, 0, entry);
				}
				const view = foldSpace(frozen(woven));
				expect(view.unread).toHaveLength(unreadable);
				expect(seen(view)).toEqual(seen(foldSpace(log)));
			}),
			{ numRuns: 300 }
		);
	});

	test('an entry that comes again counts once, and what waits looks like what is confirmed', () => {
		const again = fc.array(fc.tuple(fc.nat(39), fc.nat(60)), { maxLength: 20 });
		fc.assert(
			fc.property(anyLog(), again, fc.nat(40), (log, repeats, confirmed) => {
				const twice = [...log];
				for (const [which, later] of repeats) {
					const entry = log[which % (log.length || 1)];
					const first = entry ? twice.indexOf(entry) : 0;
					if (entry) twice.splice(first + 1 + later, 0, { ...entry });
				}
				const view = foldSpace(log);
				expect(foldSpace(frozen(twice))).toEqual(view);
				const waiting = log.map((entry, i) => ({ ...entry, pending: i >= confirmed }));
				const settled = JSON.stringify(foldSpace(waiting)).replaceAll(
					'"pending":true',
					'"pending":false'
				);
				expect(settled).toBe(JSON.stringify(view));
			}),
			{ numRuns: 300 }
		);
	});
});

/** A device of one of the two, and the log as it comes to it. */
class Reader {
	readonly device: ModelDevice;
	readonly #log: readonly DomainEntry[];
	readonly #line = newLine();

	constructor(log: readonly DomainEntry[], slot: Slot) {
		this.#log = log;
		this.device = new ModelDevice(modules, `r${slot}`, 'a'.repeat(32) as SpaceId, slot);
		this.device.connect(this.#line);
		const { digest } = this.device.replica;
		const empty = { version: 1, now: 0, head: 0, digest, open: true, mine: [], rows: [] };
		this.device.feed({ type: 'welcome', message: empty });
	}

	/** Its own entries that it has written already, and that nobody has taken in yet. */
	writes(): void {
		for (const [i, entry] of this.#log.entries()) {
			if (entry.author !== this.device.slot) continue;
			const body = this.#body(i);
			const item = { eid: entry.eid, kv: 1, gid: null, erase: [], body, stale: false };
			this.device.feed({ type: 'written', item: item as OutboxItem });
		}
	}

	/** A part of the log comes, on its own or because it asked. */
	hears(from: number, to: number): void {
		const rows = this.#rows().slice(from, to);
		this.device.feed({ type: 'rows', head: this.#log.length, rows });
		while (this.#line.up.some(({ name }) => name === 'pull')) {
			this.#line.up.length = 0;
			const { head } = this.device.replica;
			const page = { head: this.#log.length, mine: [], rows: this.#rows().slice(head, head + 3) };
			this.device.feed({ type: 'page', message: page });
		}
	}

	/** What its screens show: the log as it has it, then what waits. */
	get view(): SpaceView {
		const { disk, replica } = this.device;
		const entryOf = (body: Uint8Array | null) =>
			body ? [this.#log[Number(decodeBody(body).secret)]!] : [];
		return foldSpace([
			...disk.rows.flatMap(({ body }) => entryOf(body)),
			...replica.outbox.flatMap(({ body }) => entryOf(body))
		]);
	}

	#body = (i: number) => encodeBody({ secret: String(i), n: 0, digest: '' });

	#rows() {
		return this.#log.map(({ eid, author }, i) => ({
			seq: i + 1,
			kind: 0 as const,
			author,
			at: 0,
			eid: fromHex(eid),
			kv: 1,
			gid: null,
			erase: [],
			body: this.#body(i),
			bodyHash: null
		}));
	}
}

test('however late, doubled or in pieces the log comes to two devices, both end with the same', () => {
	const piece = fc.tuple(fc.constantFrom(0, 1), fc.nat(30), fc.nat(12));
	fc.assert(
		fc.property(anyLog(30), fc.array(piece, { maxLength: 20 }), (log, pieces) => {
			const readers = [new Reader(log, 0), new Reader(log, 1)] as const;
			for (const reader of readers) reader.writes();
			for (const [who, from, length] of pieces) {
				readers[who]!.hears(from, from + length);
				expect(readers[who]!.view.unread).toEqual([]);
			}
			const whole = foldSpace(log);
			for (const reader of readers) {
				reader.hears(0, log.length);
				expect(reader.device.replica.outbox).toEqual([]);
				expect(reader.view).toEqual(whole);
			}
		}),
		{ numRuns: 200 }
	);
});
