// A small world for the executable model: two spaces, four people, six devices, one hub on the
// memory log, and a network that fails. Every invariant is checked after every step and on every
// message that leaves the hub (docs/sync-spec.md, INV rules).
import { fromHex, toHex } from '#lib/protocol/bytes.ts';
import { Reader } from '#lib/protocol/layout.ts';
import { readRows } from '#lib/protocol/row-layout.ts';
import type { Row } from '#lib/protocol/row.ts';
import type { Slot, SpaceId } from '#lib/protocol/ids.ts';
import { decodeBody, ModelDevice, nameOf } from './model-device.ts';
import type { Parts } from './parts.ts';
import { disturb, newLine, type Disturbance, type Line } from './weather.ts';

export class Broken extends Error {
	override name = 'Broken';
}
const broken = (what: string): never => {
	throw new Broken(what);
};

const spaceId = (letter: string) => letter.repeat(32) as SpaceId;
const person = (n: number) => new Uint8Array(16).fill(n);
const spaces = [
	{ id: spaceId('a'), people: [person(1), person(2)] },
	{ id: spaceId('b'), people: [person(3), person(4)] }
];
/** Device, its space, its slot. */
const devices: [string, number, Slot][] = [
	['a1', 0, 0],
	['a2', 0, 0],
	['b1', 0, 1],
	['b2', 0, 1],
	['c1', 1, 0],
	['d1', 1, 1]
];

export const groups = ['1'.repeat(32), '2'.repeat(32)];

type Write = { space: number; author: Slot; device: string; gid: string | null };

export class World {
	readonly devices: ModelDevice[];
	readonly #parts: Parts;
	readonly #log: ReturnType<Parts['memoryLog']>;
	readonly #now: () => number;
	#hub!: ReturnType<Parts['createHub']>;
	#scheduled: (() => void)[] = [];
	#lines = new Map<ModelDevice, Line>();
	#ends = new Map<ModelDevice, ReturnType<ReturnType<Parts['createHub']>['connect']>>();
	#writes = new Map<string, Write>();
	/** What every member may no longer be sent, by name of the write. */
	#erased = new Set<string>();
	/** Erased before a restore: may come back for a while, must be gone in the end. */
	#erasedOnce = new Set<string>();
	/** What a person took back or replaced, on any of their devices: no device has to miss it. */
	#takenBack = new Set<string>();
	/** Sealed answers a person replaced: nobody misses them. */
	#superseded = new Set<string>();
	#acked: [space: number, eid: string, sealed: boolean][] = [];
	#backup: unknown = null;
	#rewound = false;
	#control = 0;

	/** `now`: the server's clock; it stands where time does not matter. */
	constructor(parts: Parts, log = parts.memoryLog(), now = () => 0) {
		this.#parts = parts;
		this.#log = log;
		this.#now = now;
		for (const { id, people } of spaces) this.#log.create(fromHex(id), people);
		this.devices = devices.map(
			([name, space, slot]) => new ModelDevice(parts, name, spaces[space]!.id, slot)
		);
		this.#startHub();
	}

	#startHub(): void {
		this.#scheduled = [];
		this.#hub = this.#parts.createHub({
			log: this.#log,
			now: this.#now,
			schedule: (callback) => this.#scheduled.push(callback),
			stillValid: () => true,
			takeAppends: () => 0,
			takeSignal: () => true,
			newId: () => person(200 + this.#control++),
			onErased: () => {},
			onError: (error) => {
				throw error;
			}
		});
	}

	connect(device: ModelDevice): void {
		if (this.#lines.get(device)?.open) return;
		const line = newLine();
		const [, space] = devices[this.devices.indexOf(device)]!;
		const seat = { userId: spaces[space]!.people[device.slot]!, sessionId: device.name };
		const send = (name: string, bytes: Uint8Array) => {
			if (!line.open) return;
			this.#checkOutgoing(device, name, bytes);
			line.down.push({ kind: 'push', name, bytes: bytes.slice() });
		};
		const peer = { send, buffered: () => 0, disconnect: () => this.drop(device) };
		this.#lines.set(device, line);
		this.#ends.set(device, this.#hub.connect(seat, peer));
		device.connect(line);
	}

	drop(device: ModelDevice): void {
		this.#cut(device);
		device.disconnect();
	}

	restart(device: ModelDevice): void {
		this.#cut(device);
		device.restart();
	}

	#cut(device: ModelDevice): void {
		const line = this.#lines.get(device);
		if (line) line.open = false;
		this.#ends.get(device)?.dropped();
		this.#lines.delete(device);
		this.#ends.delete(device);
	}

	/** The hub reads one message of a device. */
	serve(device: ModelDevice): boolean {
		const line = this.#lines.get(device);
		const message = line?.up.shift();
		if (!line || !message) return false;
		this.#ends.get(device)![message.name](message.bytes, (answer) => {
			if (!line.open) return;
			this.#checkAnswer(device, message.name, answer);
			line.down.push({ kind: 'answer', to: message, bytes: answer.slice() });
		});
		return true;
	}

	/** How many messages are on their way to the hub and to the device. */
	underWay(device: ModelDevice): { up: number; down: number } {
		const line = this.#lines.get(device);
		return { up: line?.up.length ?? 0, down: line?.down.length ?? 0 };
	}

	/** Whether the hub has work that waits for the event loop to turn. */
	get waits(): boolean {
		return this.#scheduled.length > 0;
	}

	/** A device reads one message. */
	deliver(device: ModelDevice): boolean {
		const message = this.#lines.get(device)?.down.shift();
		if (message) device.receive(message);
		return message !== undefined;
	}

	disturb(device: ModelDevice, how: Disturbance): void {
		const line = this.#lines.get(device);
		if (line) disturb(line, how);
	}

	/** The event loop turns: everything that waits is committed. */
	tick(): boolean {
		const due = this.#scheduled;
		this.#scheduled = [];
		for (const callback of due) callback();
		return due.length > 0;
	}

	/** The server dies and comes back: what was not committed is gone. */
	crash(): void {
		for (const device of this.devices) if (this.#lines.has(device)) this.drop(device);
		this.#startHub();
	}

	backup(): void {
		this.#backup = this.#log.backup();
	}

	/** The server is restored from its backup. */
	rewind(): void {
		if (!this.#backup) return;
		this.crash();
		this.#log.restore(this.#backup);
		this.#rewound = true;
		this.#acked = [];
		for (const eid of this.#erased) this.#erasedOnce.add(eid);
		this.#erased.clear();
	}

	write(device: ModelDevice, gid: string | null = null, erase: string[] = []): void {
		const eid = device.nextId();
		const [name, space] = devices[this.devices.indexOf(device)]!;
		this.#writes.set(eid, { space, author: device.slot, device: name, gid });
		device.write(eid, gid, erase);
	}

	/** A new text in place of the n-th this person wrote. */
	edit(device: ModelDevice, n: number): void {
		const own = device.disk.rows.filter((row) => row.author === device.slot && row.body);
		const target = own[n % (own.length || 1)];
		if (!target) return;
		this.#takenBack.add(target.eid);
		this.write(device, null, [target.eid]);
	}

	/** Replaces the sealed answer this device knows of. */
	replaceSealed(device: ModelDevice, gid: string): void {
		const waiting = device.replica.mine.find((entry) => toHex(entry.gid) === gid);
		if (!waiting) return;
		this.#superseded.add(toHex(waiting.eid));
		this.write(device, gid, [toHex(waiting.eid)]);
	}

	takeSealedBack(device: ModelDevice, gid: string): void {
		const waiting = device.replica.mine.find((entry) => toHex(entry.gid) === gid);
		if (waiting) device.takeBack(toHex(waiting.eid));
	}

	/** Takes back the n-th of what this person wrote and this device knows of. */
	takeBack(device: ModelDevice, n: number): void {
		const own = [
			...device.disk.rows.filter((row) => row.author === device.slot && row.body),
			...device.replica.outbox.filter((item) => item.body)
		];
		const target = own[n % (own.length || 1)];
		if (!target) return;
		this.#takenBack.add(target.eid);
		device.takeBack(target.eid);
	}

	/** The log of a space as the hub has it. */
	truth(space: number): Row[] {
		return this.#truth(space);
	}

	#truth(space: number): Row[] {
		const page = this.#log.read((tx) =>
			tx.page(tx.space(fromHex(spaces[space]!.id))!, 0, 1e9, Number.POSITIVE_INFINITY)
		);
		return readRows(new Reader(page));
	}

	#checkOutgoing(device: ModelDevice, name: string, bytes: Uint8Array): void {
		const { decodeRows, decodeMine } = this.#parts;
		if (name === 'rows') this.#checkRows(device, decodeRows(bytes).rows);
		if (name === 'mine') this.#checkMine(device, decodeMine(bytes).mine);
	}

	#checkAnswer(device: ModelDevice, name: string, bytes: Uint8Array): void {
		const { decodeHelloOk, decodePullOk, decodeAppendOk } = this.#parts;
		if (name === 'append') {
			const answer = decodeAppendOk(bytes);
			if (!answer.ok) return;
			const [, space] = devices[this.devices.indexOf(device)]!;
			for (const { eid, seq } of answer.value.done) {
				const placed = this.#truth(space).some(
					(row) => row.kind === 0 && toHex(row.eid) === toHex(eid)
				);
				if (seq > 0 && !placed) broken('I4 acknowledged before it was durable');
				if (seq > 0) this.#acked.push([space, toHex(eid), false]);
			}
			return;
		}
		const answer = name === 'hello' ? decodeHelloOk(bytes) : decodePullOk(bytes);
		if (!answer.ok) return;
		this.#checkRows(device, answer.value.rows);
		this.#checkMine(device, answer.value.mine);
	}

	/** I5, I6, I7 on every row that leaves the hub. */
	#checkRows(device: ModelDevice, rows: readonly Row[]): void {
		const [, space] = devices[this.devices.indexOf(device)]!;
		for (const row of rows) {
			if (row.kind === 255 || !row.body) continue;
			const { secret } = decodeBody(row.body);
			const write = this.#writes.get(secret) ?? broken('a secret nobody wrote');
			if (write.space !== space) broken('I5 another space’s secret');
			if (this.#erased.has(secret)) broken('I7 an erased body was sent');
			if (row.gid && write.author !== device.slot) {
				const both = new Set(
					this.#truth(space)
						.filter((r) => r.kind === 0 && r.gid && toHex(r.gid) === toHex(row.gid!))
						.map((r) => (r.kind === 0 ? r.author : 255))
				);
				if (both.size < 2) broken('I6 a sealed body before both had answered');
			}
		}
	}

	#checkMine(device: ModelDevice, mine: readonly { body: Uint8Array }[]): void {
		for (const { body } of mine) {
			const write = this.#writes.get(decodeBody(body).secret) ?? broken('a secret nobody wrote');
			if (write.author !== device.slot) broken('I6 the other’s sealed answer');
			if (write.space !== spaces.findIndex((s) => s.id === device.space))
				broken('I5 another space’s secret');
		}
	}

	/** Everything that must hold at any moment. */
	check(): void {
		for (const device of this.devices) this.#checkDevice(device);
		spaces.forEach((_, space) => this.#checkServer(space));
		for (const [space, eid] of this.#acked) {
			const here = this.#truth(space).some((row) => row.kind === 0 && toHex(row.eid) === eid);
			if (!here) broken(`I4 acknowledged and lost: ${nameOf(eid)}`);
		}
	}

	#checkDevice(device: ModelDevice): void {
		const { disk, replica, alarms } = device;
		if (alarms.length > 0) broken(`I10 false alarm: ${alarms[0]}`);
		disk.rows.forEach((row, i) => {
			if (row.seq !== i + 1) broken('I1 a gap or a duplicate in a replica');
			const erased = disk.saved.erased.has(`${row.author}:${row.eid}`);
			if (erased && row.body) broken('I7 a device keeps an erased body');
		});
		const shown = [
			...disk.rows.filter((row) => row.body && !row.gid).map((row) => row.eid as string),
			...replica.outbox.filter((item) => item.body && !item.gid).map((item) => item.eid as string)
		];
		if (new Set(shown).size !== shown.length) broken('I8 an own write is shown twice');
		for (const [eid, write] of this.#writes) {
			if (write.device !== device.name || write.gid) continue;
			const gone =
				shown.includes(eid) ||
				this.#erasedOnce.has(eid) ||
				this.#takenBack.has(eid) ||
				disk.saved.erased.has(`${device.slot}:${eid}`) ||
				replica.outbox.some((item) => item.erase.includes(eid as never)) ||
				disk.saved.stuck.some((item) => item.eid === eid) ||
				disk.rows.some((row) => row.eid === eid && !row.body) ||
				device.withdrawn.has(eid);
			if (!gone) broken(`I8 an own write vanished: ${nameOf(eid)}`);
		}
	}

	#checkServer(space: number): void {
		const rows = this.#truth(space);
		const seen = new Set<string>();
		const last = new Map<string, number>();
		for (const row of rows) {
			if (row.kind !== 0) continue;
			const eid = toHex(row.eid);
			if (seen.has(eid)) broken('I2 twice in the log');
			seen.add(eid);
			const body = row.body ?? row.bodyHash?.some((byte) => byte !== 0);
			const named = row.erase.some((t) =>
				rows.some((r) => r.kind === 0 && toHex(r.eid) === toHex(t))
			);
			if (!body && !named) broken('I13 a row tells of something that never was in the log');
			for (const target of row.erase) {
				const victim = rows.find((r) => r.kind === 0 && toHex(r.eid) === toHex(target));
				if (victim?.kind === 0 && victim.body) broken('I7 the server keeps an erased body');
				this.#erased.add(toHex(target));
			}
			// I3 holds for what was never sealed (a revealed answer enters when both are in) and until a
			// restore: then any device of a person may be the first to offer an entry again.
			const write = this.#writes.get(eid);
			if (row.gid) {
				const opened = `${toHex(row.gid)}:${row.author}`;
				if (seen.has(opened)) broken('I13 a group was opened twice');
				seen.add(opened);
			}
			if (!write || row.gid || this.#rewound) continue;
			const n = Number(nameOf(eid).split('.')[1]);
			if ((last.get(write.device) ?? 0) > n) broken('I3 a device’s entries changed places');
			last.set(write.device, n);
		}
	}

	/** Everybody comes online and all becomes quiet; then all must be equal. `beats`: time passes as well. */
	settle(beats: boolean): void {
		for (let round = 0; ; round++) {
			if (round === 600) broken('I12 it never becomes quiet');
			let busy = false;
			for (const device of this.devices) {
				if (!this.#lines.get(device)?.open) {
					this.connect(device);
					busy = true;
				}
				if (beats && round % 40 === 20) device.beat();
				device.waited();
				if (this.serve(device)) busy = true;
				if (this.deliver(device)) busy = true;
			}
			if (this.tick()) busy = true;
			this.check();
			if (!busy && round > 60) break;
		}
		spaces.forEach((_, space) => this.#checkQuiet(space));
	}

	#checkQuiet(space: number): void {
		const truth = this.#truth(space);
		const want = truth.map((row) =>
			row.kind === 0 && row.body ? decodeBody(row.body).secret : ''
		);
		const own = this.devices.filter((device) => device.space === spaces[space]!.id);
		const fresh = ([0, 1] as const).map((slot) => this.#freshDevice(space, slot));
		for (const device of [...own, ...fresh]) {
			if (device.replica.outbox.length > 0) broken('I12 the outbox is stuck');
			const have = device.disk.rows.map((row) =>
				row.body && row.kind === 0 ? decodeBody(row.body).secret : ''
			);
			if (JSON.stringify(have) !== JSON.stringify(want)) {
				broken(
					`I9 ${device.name} differs from the server: ${have.map(nameOf)} / ${want.map(nameOf)}`
				);
			}
			if (toHex(device.replica.digest) !== toHex(own[0]!.replica.digest))
				broken('I9 digests differ');
		}
		for (const [eid, write] of this.#writes) {
			if (write.space !== space) continue;
			this.#checkEnd(eid, write, truth, own);
		}
	}

	#checkEnd(eid: string, write: Write, truth: readonly Row[], own: readonly ModelDevice[]): void {
		const row = truth.find((r) => r.kind === 0 && toHex(r.eid) === eid);
		const refused = own.some((device) => device.disk.saved.stuck.some((item) => item.eid === eid));
		const waits = own.some((device) =>
			device.replica.mine.some((entry) => toHex(entry.eid) === eid)
		);
		const key = `${write.author}:${eid}`;
		const takenBack =
			this.#erasedOnce.has(eid) ||
			own.some((device) => device.disk.saved.erased.has(key) || device.withdrawn.has(eid));
		if (this.#erasedOnce.has(eid) && row?.kind === 0 && row.body) {
			broken('I11 an erased body came back with a restore');
		}
		if (row && refused && !this.#rewound) broken('I2 refused and yet in the log');
		if (!row && !refused && !waits && !takenBack && !this.#superseded.has(eid))
			broken(`I2 a write was lost: ${nameOf(eid)}`);
		if (waits && row) broken('I13 an opened answer still waits');
		if (waits && takenBack)
			broken(`I11 a sealed answer that was taken back waits again: ${nameOf(eid)}`);
	}

	/** A device that has never been here before. */
	#freshDevice(space: number, slot: Slot): ModelDevice {
		const fresh = new ModelDevice(this.#parts, `f${slot}`, spaces[space]!.id, slot);
		const line = newLine();
		const seat = { userId: spaces[space]!.people[slot]!, sessionId: fresh.name };
		const connection = this.#hub.connect(seat, {
			send: (name, bytes) => line.down.push({ kind: 'push', name, bytes }),
			buffered: () => 0,
			disconnect: () => {}
		});
		fresh.connect(line);
		for (let i = 0; i < 400; i++) {
			const message = line.up.shift();
			if (message) {
				connection[message.name](message.bytes, (bytes) =>
					line.down.push({ kind: 'answer', to: message, bytes })
				);
			}
			const down = line.down.shift();
			if (down) fresh.receive(down);
			else if (!message) break;
		}
		connection.dropped();
		return fresh;
	}
}
