// What there is room for this evening, at the hub: what two people are told, and that nobody can be
// made to tell more, whatever is sent, in whatever order, at whatever time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '#lib/protocol/bytes.ts';
import {
	decodeOverlapOk,
	decodePullOk,
	decodeRoom,
	decodeRoomOk,
	encodeChannel,
	encodeHello,
	encodeOverlap,
	encodePull,
	encodeRoom
} from '#lib/protocol/messages.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { sha256 } from '#server/log/append.ts';
import { memoryLog } from '#server/log/memory-log.ts';
import { createHub, type Connection } from './hub.ts';

const bytes = (n: number, length = 16) => new Uint8Array(length).fill(n);
const space = bytes(200);
const people = { mara: bytes(201), tom: bytes(202), eve: bytes(203) };
const digest = firstDigest(space, sha256);
const minute = 60_000;
/** An evening, in minutes since 1970. */
const evening = 30_000_000;

/** The tokens both can make, one a choice. */
const shared = Array.from({ length: 6 }, (_, i) => bytes(i + 1));
/** Eight tokens: these of the shared ones, and of the person's own what is missing. */
const setOf = (own: number, ...chosen: number[]) =>
	Array.from({ length: 8 }, (_, i) => (chosen.includes(i) ? shared[i]! : bytes(own + i))).toSorted(
		Buffer.compare
	);

function world() {
	const log = memoryLog();
	log.create(space, [people.mara, people.tom]);
	const clock = { now: (evening - 600) * minute };
	let noise = 0;
	const errors: unknown[] = [];
	const scheduled: (() => void)[] = [];
	const start = () =>
		createHub({
			log,
			now: () => clock.now,
			schedule: (callback) => scheduled.push(callback),
			stillValid: () => true,
			takeAppends: () => 0,
			takeSignal: () => true,
			// Noise that can be told from every token, and is the same in two runs.
			newId: () => Uint8Array.of(250, ...bytes(0, 13), noise >> 8, noise++ & 255),
			onErased: () => {},
			onError: (error) => errors.push(error)
		});
	return { log, clock, errors, hub: start(), start, scheduled };
}
type World = ReturnType<typeof world>;

/** A device, and every byte it was ever sent. */
function device(hub: World['hub'], who: keyof typeof people) {
	const heard: string[] = [];
	const connection = hub.connect(
		{ userId: people[who], sessionId: who },
		{
			send: (name, told) => heard.push(`${name} ${toHex(told)}`),
			buffered: () => 0,
			disconnect: () => heard.push('disconnected')
		}
	);
	const ask = (
		name: 'hello' | 'pull' | 'room' | 'overlap' | 'purge' | 'close',
		message: Uint8Array
	): Uint8Array => {
		let answered: Uint8Array | null = null;
		(connection as Connection)[name](message, (answer) => (answered = answer));
		if (!answered) throw new Error('not answered in this turn');
		heard.push(`${name}: ${toHex(answered)}`);
		return answered;
	};
	ask('hello', encodeHello({ versions: [1, 1], ch: 0, space, after: 0, digest }));
	return {
		connection,
		heard,
		ask,
		set: (tokens: Uint8Array[], moment = evening) =>
			decodeRoomOk(ask('room', encodeRoom({ ch: 0, moment, tokens }))),
		/** The tokens that are no noise. */
		learns(moment = evening): Uint8Array[] {
			const answer = decodeOverlapOk(ask('overlap', encodeOverlap({ ch: 0, moment })));
			if (!answer.ok) throw new Error(answer.failure);
			expect(answer.value.tokens).toHaveLength(8);
			return answer.value.tokens.filter((token) => token[0] !== 250);
		},
		pull: () => decodePullOk(ask('pull', encodePull({ ch: 0, after: 0, digest, limit: 9 })))
	};
}

const both = (w: World) => ({ mara: device(w.hub, 'mara'), tom: device(w.hub, 'tom') });
const atMoment = (w: World, after = 0) => (w.clock.now = (evening + after) * minute);

describe('ROOM what two people have room for', () => {
	test('ROOM5 is what both chose, for both alike, from the moment on', () => {
		const w = world();
		const { mara, tom } = both(w);
		mara.set(setOf(20, 0, 2, 4));
		tom.set(setOf(40, 2, 4, 5));
		atMoment(w);
		for (const { learns } of [mara, tom]) expect(learns()).toEqual([shared[2], shared[4]]);
		w.hub.settle();
		for (const { learns } of [mara, tom]) expect(learns()).toEqual([shared[2], shared[4]]);
	});

	test('ROOM6 is one’s own set before the moment, to oneself', () => {
		const w = world();
		const { mara, tom } = both(w);
		mara.set(setOf(20, 0, 2));
		expect(mara.learns()).toEqual(setOf(20, 0, 2));
		expect(device(w.hub, 'mara').learns()).toEqual(setOf(20, 0, 2));
		expect(tom.learns()).toEqual([]);
		w.clock.now = evening * minute - 1;
		expect(tom.learns()).toEqual([]);
		atMoment(w);
		expect(mara.learns()).toEqual([]);
	});

	test('ROOM7 is forgotten: the sets once they are compared, what both had in common after twelve hours', () => {
		const w = world();
		const { mara, tom } = both(w);
		mara.set(setOf(20, 1));
		tom.set(setOf(40, 1, 3));
		const kept = () => JSON.stringify(w.log.backup(), mapAndBytes);
		expect(kept()).toContain(toHex(bytes(40)));
		atMoment(w);
		w.hub.settle();
		expect(kept()).not.toContain(toHex(bytes(40)));
		expect(kept()).not.toContain(toHex(shared[3]!));
		expect(kept()).toContain(toHex(shared[1]!));
		atMoment(w, 12 * 60 - 1);
		w.hub.settle();
		expect(tom.learns()).toEqual([shared[1]]);
		atMoment(w, 12 * 60);
		expect(tom.learns()).toEqual([]);
		w.hub.settle();
		expect(kept()).not.toContain(toHex(shared[1]!));
	});

	test('ROOM5 is nothing when one set nothing, when nothing is in both, or when the evenings differ', () => {
		for (const setUp of [
			() => {},
			({ mara }: ReturnType<typeof both>) => void mara.set(setOf(20, 0, 1, 2)),
			({ mara, tom }: ReturnType<typeof both>) => {
				mara.set(setOf(20, 0, 1));
				tom.set(setOf(40, 2, 3));
			},
			({ mara, tom }: ReturnType<typeof both>) => {
				mara.set(setOf(20, 0, 1));
				tom.set(setOf(40, 0, 1), evening - 1);
			}
		]) {
			const w = world();
			const pair = both(w);
			setUp(pair);
			atMoment(w);
			for (const asked of [evening, evening - 1]) {
				expect(pair.mara.learns(asked)).toEqual([]);
				expect(pair.tom.learns(asked)).toEqual([]);
			}
			w.hub.settle();
			expect(pair.tom.learns()).toEqual([]);
		}
	});

	test('ROOM4 can be changed until the moment: the last one counts, and nothing of the others is left', () => {
		const w = world();
		const { mara, tom } = both(w);
		tom.set(setOf(40, 0, 1, 2, 3, 4, 5));
		mara.set(setOf(20, 0, 1, 2));
		mara.set(setOf(20, 5));
		atMoment(w);
		expect(tom.learns()).toEqual([shared[5]]);
	});

	test('ROOM3 cannot be set from the moment on, nor for an evening too far ahead', () => {
		const w = world();
		const { mara, tom } = both(w);
		mara.set(setOf(20, 0));
		expect(tom.set(setOf(40, 0), evening + 36 * 60)).toMatchObject({ ok: false, failure: 'bad' });
		atMoment(w);
		expect(tom.set(setOf(40, 0))).toMatchObject({ ok: false, failure: 'late' });
		expect(tom.set(setOf(40, 0), 0)).toMatchObject({ ok: false, failure: 'late' });
		expect(tom.learns()).toEqual([]);
	});

	test('ROOM5 is compared even when the next evening is set before the server came round to it', () => {
		const w = world();
		const { mara, tom } = both(w);
		mara.set(setOf(20, 3));
		tom.set(setOf(40, 3));
		atMoment(w);
		expect(mara.set(setOf(60, 4), evening + 24 * 60)).toMatchObject({ ok: true });
		expect(tom.learns()).toEqual([shared[3]]);
		expect(mara.learns(evening + 24 * 60)).toEqual(setOf(60, 4));
	});

	test('ROOM5 survives the server: sets that were taken are compared by the one that comes after', () => {
		const w = world();
		const { mara, tom } = both(w);
		mara.set(setOf(20, 3, 4));
		tom.set(setOf(40, 3));
		atMoment(w, 5);
		const later = w.start();
		later.settle();
		expect(device(later, 'tom').learns()).toEqual([shared[3]]);
		expect(device(later, 'mara').learns()).toEqual([shared[3]]);
	});

	test('ROOM8 is told to one’s own other devices as it is set, and to nobody else', () => {
		const w = world();
		const { mara, tom } = both(w);
		const tablet = device(w.hub, 'mara');
		const before = tom.heard.length;
		mara.set(setOf(20, 3));
		const told = tablet.heard.at(-1)!;
		expect(told.startsWith('room ')).toBe(true);
		expect(decodeRoom(fromHex(told.slice(5)))).toEqual({
			ch: 0,
			moment: evening,
			tokens: setOf(20, 3)
		});
		expect(tom.heard.slice(before)).toEqual([]);
		expect(mara.heard.at(-1)!.startsWith('room:')).toBe(true);
	});

	test('belongs to the two: not to a third, not to one who left, not to a closed space', () => {
		const w = world();
		const { mara, tom } = both(w);
		const eve = device(w.hub, 'eve');
		const ask = (who: typeof eve) =>
			decodeOverlapOk(who.ask('overlap', encodeOverlap({ ch: 0, moment: evening })));
		expect(eve.set(setOf(60, 1))).toMatchObject({ ok: false, failure: 'gone' });
		expect(ask(eve)).toMatchObject({ ok: false, failure: 'gone' });

		mara.set(setOf(20, 1));
		tom.set(setOf(40, 1));
		w.log.leave(space, people.tom);
		expect(tom.set(setOf(40, 2))).toMatchObject({ ok: false, failure: 'gone' });
		expect(ask(tom)).toMatchObject({ ok: false, failure: 'gone' });

		mara.connection.close(encodeChannel(0), () => {});
		for (const work of w.scheduled.splice(0)) work();
		// Whoever closed it is out, and comes back to read.
		expect(mara.set(setOf(20, 2))).toMatchObject({ ok: false, failure: 'gone' });
		const reading = device(w.hub, 'mara');
		expect(reading.set(setOf(20, 2))).toMatchObject({ ok: false, failure: 'closed' });
		atMoment(w);
		expect(reading.learns()).toEqual([]);
	});

	test('goes with everything else of a person who purges', () => {
		const w = world();
		const { mara, tom } = both(w);
		mara.set(setOf(20, 1));
		tom.set(setOf(40, 1));
		mara.connection.purge(encodeChannel(0), () => {});
		for (const work of w.scheduled.splice(0)) work();
		atMoment(w);
		expect(tom.learns()).toEqual([]);
	});

	test('of hundreds who have the same moment is compared in parts, so that nobody waits', () => {
		const w = world();
		const spaces = Array.from({ length: 150 }, (_, i) => Uint8Array.of(i, ...bytes(9, 15)));
		const tokens = setOf(20, 1);
		for (const id of spaces) {
			w.log.create(id, [people.mara]);
			w.log.transaction((tx) => tx.putChosen(tx.space(id)!, 0, { moment: evening, tokens }));
		}
		atMoment(w);
		const left = () => w.log.read((tx) => tx.evenings(evening, 0, 1000)).length;
		w.hub.settle();
		expect(left()).toBe(150 - 64);
		while (w.scheduled.length > 0) for (const work of w.scheduled.splice(0)) work();
		expect(left()).toBe(0);
	});

	test('waits when the disk is full, and is told all the same', () => {
		const w = world();
		const { mara, tom } = both(w);
		mara.set(setOf(20, 1));
		tom.set(setOf(40, 1));
		atMoment(w);
		let noise = 0;
		const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
		const broken = createHub({
			log: {
				...w.log,
				transaction: () => {
					throw full;
				}
			},
			now: () => w.clock.now,
			schedule: () => {},
			stillValid: () => true,
			takeAppends: () => 0,
			takeSignal: () => true,
			newId: () => Uint8Array.of(250, ...bytes(0, 14), noise++),
			onErased: () => {},
			onError: () => {}
		});
		broken.settle();
		const his = device(broken, 'tom');
		expect(his.learns()).toEqual([shared[1]]);
		expect(his.set(setOf(40, 1), evening + 600)).toMatchObject({ ok: false, failure: 'full' });
	});
});

// Tom's device is his to change: it may send any set of any tokens it can make, as often as it likes,
// for any evening, ask for any, at any time. Whatever it does, what it is sent is the same for
// everything Mara may have set that agrees with one set of his.
type Act =
	| { do: 'wait'; minutes: number }
	| { do: 'set'; moment: number; tokens: Uint8Array[]; tablet: boolean }
	| { do: 'ask'; moment: number; tablet: boolean }
	| { do: 'pull' | 'settle' | 'restart' };

const near = fc.integer({ min: -3, max: 3 }).map((off) => evening + off * 10);
const act: fc.Arbitrary<Act> = fc.oneof(
	fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 200 }) }),
	fc.record({
		do: fc.constant('set' as const),
		moment: fc.oneof(fc.constant(evening), near),
		tokens: fc
			.subarray([0, 1, 2, 3, 4, 5])
			.chain((chosen) => fc.constant(setOf(40, ...chosen)))
			.filter((tokens) => tokens.length === 8),
		tablet: fc.boolean()
	}),
	fc.record({
		do: fc.constant('ask' as const),
		moment: fc.oneof(fc.constant(evening), near),
		tablet: fc.boolean()
	}),
	fc.record({ do: fc.constantFrom('pull' as const, 'settle' as const, 'restart' as const) })
);

/** Everything Tom's devices are sent when Mara set this, or nothing; and what of hers he learned. */
function transcript(hers: readonly number[] | null, acts: readonly Act[]) {
	const w = world();
	let hub = w.hub;
	const { mara, ...first } = both(w);
	let devices = [first.tom, device(hub, 'tom')];
	const all: string[] = [];
	const learned = new Set<string>();
	// The last set of his for this evening that stood when it came.
	let standing: Uint8Array[] = [];
	if (hers) mara.set(setOf(20, ...hers));
	for (const now of acts) {
		const [phone, tablet] = devices as [typeof first.tom, typeof first.tom];
		switch (now.do) {
			case 'wait':
				w.clock.now += now.minutes * minute;
				break;
			case 'set': {
				const taken = (now.tablet ? tablet : phone).set(now.tokens, now.moment);
				if (taken.ok && w.clock.now < evening * minute) {
					standing = now.moment === evening ? now.tokens : [];
				}
				break;
			}
			case 'ask': {
				const told = (now.tablet ? tablet : phone).learns(now.moment);
				// Before its moment he is told his own set, which he knew.
				if (now.moment * minute <= w.clock.now) for (const t of told) learned.add(toHex(t));
				break;
			}
			case 'pull':
				phone.pull();
				break;
			case 'settle':
				hub.settle();
				break;
			default:
				all.push(...devices.flatMap(({ heard }) => heard));
				hub = w.start();
				devices = [device(hub, 'tom'), device(hub, 'tom')];
		}
	}
	all.push(...devices.flatMap(({ heard }) => heard));
	expect(w.errors).toEqual([]);
	return { all, learned, standing: standing.map(toHex) };
}

test('ROOM9 nobody learns more of the other’s set than one set of their own asks for, whatever they try', () => {
	let learnedSomething = 0;
	fc.assert(
		fc.property(
			fc.option(fc.subarray([0, 1, 2, 3, 4, 5]), { freq: 6, nil: null }),
			fc.array(act, { minLength: 5, maxLength: 25 }),
			(hers, more) => {
				// It always comes to the moment, and he always asks afterwards.
				const acts: Act[] = [
					...more,
					{ do: 'wait', minutes: 700 },
					{ do: 'ask', moment: evening, tablet: false },
					{ do: 'settle' },
					{ do: 'ask', moment: evening, tablet: true }
				];
				const { all, learned, standing } = transcript(hers, acts);
				const known = [...learned].map((token) => shared.findIndex((s) => toHex(s) === token));
				expect(known.every((choice) => hers?.includes(choice))).toBe(true);
				expect(standing).toEqual(expect.arrayContaining([...learned]));
				if (known.length > 0) learnedSomething++;
				// Had she chosen only what he learned, or, where he learned nothing, set nothing at all or
				// anything his set does not ask for, every byte would be the same.
				const asked = shared.flatMap((s, i) => (standing.includes(toHex(s)) ? [i] : []));
				const unasked = [0, 1, 2, 3, 4, 5].filter((choice) => !asked.includes(choice));
				const others = [known, [...known, ...unasked], ...(known.length === 0 ? [null] : [])];
				for (const other of others) expect(transcript(other, acts).all).toEqual(all);
			}
		),
		{ numRuns: 200 }
	);
	// The property is about something: often enough there is an overlap to learn.
	expect(learnedSomething).toBeGreaterThan(10);
}, 60_000);

test('ROOM5 twelve hours hold one comparison, also for somebody whose device names many evenings', () => {
	const w = world();
	const { mara, tom } = both(w);
	const compared: Uint8Array[][] = [];
	// Mara's device is made to believe in a new evening every ten minutes, and sets it each time.
	for (let n = 1; n <= 80; n++) {
		const moment = evening + n * 10;
		w.clock.now = moment * minute - 1;
		mara.set(setOf(20, 0, 1, 2, 3, 4, 5), moment);
		tom.set(setOf(40, n % 6), moment);
		w.clock.now = moment * minute;
		if (n % 3 === 0) w.hub.settle();
		compared.push(tom.learns(moment));
	}
	const told = compared.filter((tokens) => tokens.length > 0).length;
	// Thirteen hours: the first, and one more when its twelve are over.
	expect(told).toBe(2);
});

/** Maps, and bytes as hexadecimal, for looking through everything that is kept. */
function mapAndBytes(_key: string, value: unknown): unknown {
	if (value instanceof Map) return [...value];
	if (value instanceof Set) return [...value];
	return value instanceof Uint8Array ? toHex(value) : value;
}
