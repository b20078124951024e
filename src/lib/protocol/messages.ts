// The bytes of every message between a device and the relay. Each has an encoder and a strict
// decoder; a decoder throws WireError for anything but the exact layout, and the relay answers that
// with `bad`. One socket carries all spaces of a device: `ch` is the channel it chose at hello.
import { WireError } from './bytes.ts';
import { failures, type Failure } from './failures.ts';
import { hashBytes, idBytes } from './ids.ts';
import { Reader, Writer } from './layout.ts';
import { readIds, readRows, writeRow } from './row-layout.ts';
import { rowSize, type Row } from './row.ts';
import {
	maxBatchItems,
	maxBodyBytes,
	maxChannels,
	maxErase,
	maxPageRows,
	maxSealedWaiting,
	maxSignalBytes,
	roomTokenBytes,
	roomTokens
} from './limits.ts';

/** Opens a space on channel `ch`: what the device has (`after`, `digest`) and speaks (`versions`). */
export type Hello = {
	versions: [min: number, max: number];
	ch: number;
	space: Uint8Array;
	after: number;
	digest: Uint8Array;
};

/** Asks for rows after a number. */
export type Pull = { ch: number; after: number; digest: Uint8Array; limit: number };

/** One entry on its way into the log. `gid` makes it a sealed one; `body` null only erases. */
export type AppendItem = {
	eid: Uint8Array;
	kv: number;
	gid: Uint8Array | null;
	erase: readonly Uint8Array[];
	body: Uint8Array | null;
};

export type Append = { ch: number; items: AppendItem[] };

/** A sealed entry of one's own that still waits outside the log. */
export type SealedEntry = {
	gid: Uint8Array;
	eid: Uint8Array;
	kv: number;
	at: number;
	body: Uint8Array;
};

export type HelloOk = {
	version: number;
	/** The server's clock in milliseconds. */
	now: number;
	head: number;
	/** Digest of the log at `head`. */
	digest: Uint8Array;
	open: boolean;
	mine: SealedEntry[];
	rows: Row[];
};

export type PullOk = { head: number; mine: SealedEntry[]; rows: Row[] };

/** `seq` 0: the entry is sealed and waits outside the log. */
export type Done = { eid: Uint8Array; seq: number; at: number };

export type AppendOk = {
	now: number;
	done: Done[];
	/** The first item that was refused; it and all after it are not in. */
	fail: { eid: Uint8Array; failure: Failure; retryMs: number } | null;
};

export type Rows = { ch: number; head: number; rows: Row[] };

/** The answer to any message: what was asked for, or one reason why not. */
export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure; retryMs: number };

const reading = <T>(read: (from: Reader) => T) => {
	return (bytes: Uint8Array): T => {
		const from = new Reader(bytes);
		const value = read(from);
		from.end();
		return value;
	};
};

const readChannel = (from: Reader): number => {
	const ch = from.u8();
	if (ch >= maxChannels) throw new WireError('no such channel');
	return ch;
};

export const encodeHello = (m: Hello): Uint8Array =>
	new Writer(59)
		.u8(m.versions[0])
		.u8(m.versions[1])
		.u8(m.ch)
		.raw(m.space)
		.u64(m.after)
		.raw(m.digest)
		.done();

export const decodeHello = reading((from): Hello => ({
	versions: [from.u8(), from.u8()],
	ch: readChannel(from),
	space: from.raw(idBytes),
	after: from.u64(),
	digest: from.raw(hashBytes)
}));

export const encodePull = (m: Pull): Uint8Array =>
	new Writer(43).u8(m.ch).u64(m.after).raw(m.digest).u16(m.limit).done();

export const decodePull = reading((from): Pull => {
	const pull = {
		ch: readChannel(from),
		after: from.u64(),
		digest: from.raw(hashBytes),
		limit: from.u16()
	};
	if (pull.limit < 1 || pull.limit > maxPageRows) throw new WireError('page size');
	return pull;
});

const itemGid = 1;
const itemBody = 2;

export function encodeAppend(m: Append): Uint8Array {
	const out = new Writer(
		64 + m.items.reduce((sum, item) => sum + 64 + (item.body?.length ?? 0), 0)
	);
	out.u8(m.ch).u8(m.items.length);
	for (const item of m.items) {
		out
			.raw(item.eid)
			.u32(item.kv)
			.u8((item.gid ? itemGid : 0) | (item.body ? itemBody : 0));
		if (item.gid) out.raw(item.gid);
		out.u8(item.erase.length);
		for (const eid of item.erase) out.raw(eid);
		if (item.body) out.run(item.body);
	}
	return out.done();
}

const readItem = (from: Reader): AppendItem => {
	const eid = from.raw(idBytes);
	const kv = from.u32();
	const flags = from.u8();
	if (flags & ~(itemGid | itemBody)) throw new WireError('unknown flags');
	const gid = flags & itemGid ? from.raw(idBytes) : null;
	const erase = readIds(from, maxErase);
	const body = flags & itemBody ? from.run(maxBodyBytes) : null;
	if (body?.length === 0) throw new WireError('empty body');
	if (!body && gid) throw new WireError('a sealed entry has a body');
	if (!body && erase.length === 0) throw new WireError('an entry has a body or erases');
	return { eid, kv, gid, erase, body };
};

export const decodeAppend = reading((from): Append => {
	const ch = readChannel(from);
	const count = from.u8();
	if (count < 1 || count > maxBatchItems) throw new WireError('batch size');
	return { ch, items: Array.from({ length: count }, () => readItem(from)) };
});

/** `purge` and `close` carry nothing but the channel. */
export const encodeChannel = (ch: number): Uint8Array => new Writer(1).u8(ch).done();
export const decodeChannel = reading(readChannel);

export const encodeSignal = (m: { ch: number; body: Uint8Array }): Uint8Array =>
	new Writer(1 + m.body.length).u8(m.ch).raw(m.body).done();
export const decodeSignal = reading((from) => {
	const signal = { ch: readChannel(from), body: from.rest() };
	if (signal.body.length < 1 || signal.body.length > maxSignalBytes)
		throw new WireError('signal size');
	return signal;
});

/**
 * What somebody has room for on one evening, as tokens: always as many, in the order of their bytes.
 * Up to be set; down to the person's own other devices, which are told what was set.
 */
export type RoomSet = {
	ch: number;
	/** When the two are compared, in minutes since 1970: this is also the evening's name. */
	moment: number;
	tokens: readonly Uint8Array[];
};

/** `now`: the server's clock in milliseconds. */
export type RoomOk = { now: number };

/** Before the moment one's own set, from then on what both have in common; the rest is random. */
export type OverlapOk = { now: number; tokens: Uint8Array[] };

const roomSetBytes = roomTokens * roomTokenBytes;

function writeTokens(out: Writer, tokens: readonly Uint8Array[]): Writer {
	if (tokens.length !== roomTokens) throw new RangeError('a set always has as many tokens');
	for (const token of tokens) out.raw(token);
	return out;
}
/** In strict order: it cannot carry anything, and no token is there twice. */
function readTokens(from: Reader): Uint8Array[] {
	const tokens = Array.from({ length: roomTokens }, () => from.raw(roomTokenBytes));
	for (const [i, token] of tokens.entries()) {
		if (i > 0 && !isAfter(token, tokens[i - 1]!)) throw new WireError('tokens in no order');
	}
	return tokens;
}

function isAfter(token: Uint8Array, before: Uint8Array): boolean {
	const at = token.findIndex((byte, i) => byte !== before[i]);
	return at >= 0 && token[at]! > before[at]!;
}

export const encodeRoom = (m: RoomSet): Uint8Array =>
	writeTokens(new Writer(5 + roomSetBytes).u8(m.ch).u32(m.moment), m.tokens).done();
export const decodeRoom = reading((from): RoomSet => ({
	ch: readChannel(from),
	moment: from.u32(),
	tokens: readTokens(from)
}));

/** Asks what stands for an evening. */
export const encodeOverlap = (m: { ch: number; moment: number }): Uint8Array =>
	new Writer(5).u8(m.ch).u32(m.moment).done();
export const decodeOverlap = reading((from) => ({ ch: readChannel(from), moment: from.u32() }));

/** An answer that refuses: a number for the reason (never 0) and when to try again (0: not said). */
export const encodeRefusal = (failure: Failure, retryMs = 0): Uint8Array =>
	new Writer(5)
		.u8(failures.indexOf(failure) + 1)
		.u32(retryMs)
		.done();

const encodeOk = (size: number) => new Writer(size).u8(0);

/** Reads any answer; `value` reads what follows when it is no refusal. */
const readingAnswer = <T>(value: (from: Reader) => T) =>
	reading((from): Answer<T> => {
		const code = from.u8();
		if (code === 0) return { ok: true, value: value(from) };
		const failure = failures[code - 1];
		if (!failure) throw new WireError('unknown reason');
		return { ok: false, failure, retryMs: from.u32() };
	});

function writeMine(out: Writer, mine: readonly SealedEntry[]): Writer {
	out.u8(mine.length);
	for (const e of mine) out.raw(e.gid).raw(e.eid).u32(e.kv).u32(e.at).run(e.body);
	return out;
}

function readMine(from: Reader): SealedEntry[] {
	const count = from.u8();
	if (count > maxSealedWaiting) throw new WireError('too many sealed');
	return Array.from({ length: count }, () => ({
		gid: from.raw(idBytes),
		eid: from.raw(idBytes),
		kv: from.u32(),
		at: from.u32(),
		body: from.run(maxBodyBytes)
	}));
}

/** With rows, or with the bytes that rows take on the wire: the store has them so (row.ts). */
type Written<T extends { rows: Row[] }> = Omit<T, 'rows'> & { rows: readonly Row[] | Uint8Array };

/** Room for a page, so that it need not grow while it is written. */
const sizeOf = ({ mine, rows }: Pick<Written<PullOk>, 'mine' | 'rows'>) =>
	64 +
	mine.reduce((sum, { body }) => sum + 44 + body.length, 0) +
	(rows instanceof Uint8Array ? rows.length : rows.reduce((sum, row) => sum + rowSize(row), 0));

function writeRows(out: Writer, rows: readonly Row[] | Uint8Array): Writer {
	if (rows instanceof Uint8Array) return out.raw(rows);
	for (const row of rows) writeRow(out, row);
	return out;
}

export function encodeHelloOk(m: Written<HelloOk>): Uint8Array {
	const out = encodeOk(sizeOf(m));
	out
		.u8(m.version)
		.u64(m.now)
		.u64(m.head)
		.raw(m.digest)
		.u8(m.open ? 1 : 0);
	return writeRows(writeMine(out, m.mine), m.rows).done();
}

export const decodeHelloOk = readingAnswer((from): HelloOk => ({
	version: from.u8(),
	now: from.u64(),
	head: from.u64(),
	digest: from.raw(hashBytes),
	open: from.u8() === 1,
	mine: readMine(from),
	rows: readRows(from)
}));

export const encodePullOk = (m: Written<PullOk>): Uint8Array =>
	writeRows(writeMine(encodeOk(sizeOf(m)).u64(m.head), m.mine), m.rows).done();

export const decodePullOk = readingAnswer((from): PullOk => ({
	head: from.u64(),
	mine: readMine(from),
	rows: readRows(from)
}));

export function encodeAppendOk(m: AppendOk): Uint8Array {
	const out = encodeOk(32 + m.done.length * 28)
		.u64(m.now)
		.u8(m.done.length);
	for (const done of m.done) out.raw(done.eid).u64(done.seq).u32(done.at);
	if (!m.fail) return out.u8(0).done();
	return out
		.u8(failures.indexOf(m.fail.failure) + 1)
		.raw(m.fail.eid)
		.u32(m.fail.retryMs)
		.done();
}

export const decodeAppendOk = readingAnswer((from): AppendOk => {
	const now = from.u64();
	const count = from.u8();
	const done = Array.from({ length: count }, () => ({
		eid: from.raw(idBytes),
		seq: from.u64(),
		at: from.u32()
	}));
	const code = from.u8();
	if (code === 0) return { now, done, fail: null };
	const failure = failures[code - 1];
	if (!failure) throw new WireError('unknown reason');
	return { now, done, fail: { failure, eid: from.raw(idBytes), retryMs: from.u32() } };
});

/** The answer to `purge` and `close`: done, nothing more to say. */
export const encodeDone = (): Uint8Array => encodeOk(1).done();
export const decodeDone = readingAnswer(() => true as const);

export const encodeRoomOk = (m: RoomOk): Uint8Array => encodeOk(9).u64(m.now).done();
export const decodeRoomOk = readingAnswer((from): RoomOk => ({ now: from.u64() }));

export const encodeOverlapOk = (m: OverlapOk): Uint8Array =>
	writeTokens(encodeOk(9 + roomSetBytes).u64(m.now), m.tokens).done();
export const decodeOverlapOk = readingAnswer((from): OverlapOk => ({
	now: from.u64(),
	tokens: readTokens(from)
}));

/** Rows as they are committed, to every socket of the space. */
export const encodeRows = (m: Rows): Uint8Array =>
	writeRows(new Writer(16 + m.rows.length * 600).u8(m.ch).u64(m.head), m.rows).done();
export const decodeRows = reading((from): Rows => ({
	ch: readChannel(from),
	head: from.u64(),
	rows: readRows(from)
}));

/** "There is more: pull." */
export const encodeNudge = (m: { ch: number; head: number }): Uint8Array =>
	new Writer(9).u8(m.ch).u64(m.head).done();
export const decodeNudge = reading((from) => ({ ch: readChannel(from), head: from.u64() }));

/** A person's own waiting sealed entries, to that person's other devices only. */
export const encodeMine = (m: { ch: number; mine: SealedEntry[] }): Uint8Array =>
	writeMine(new Writer(600).u8(m.ch), m.mine).done();
export const decodeMine = reading((from) => ({ ch: readChannel(from), mine: readMine(from) }));

/** Why the server ends the connection. `gone`: this space is no longer yours. */
export const byes = ['gone', 'logout', 'version'] as const;
export type Bye = (typeof byes)[number];
export const encodeBye = (why: Bye): Uint8Array => new Writer(1).u8(byes.indexOf(why)).done();
export const decodeBye = reading((from): Bye => {
	const why = byes[from.u8()];
	if (!why) throw new WireError('unknown bye');
	return why;
});

/** "Look again": something about the account changed; no content. */
export const topics = ['invite', 'account', 'sessions'] as const;
export type Topic = (typeof topics)[number];
export const encodeNotify = (topic: Topic): Uint8Array =>
	new Writer(1).u8(topics.indexOf(topic)).done();
export const decodeNotify = reading((from): Topic => {
	const topic = topics[from.u8()];
	if (!topic) throw new WireError('unknown topic');
	return topic;
});
