// A device of the simplest kind, for tests of the real server: it speaks HTTP and the wire, and puts
// random bytes where a real device puts ciphertext. The server cannot tell the difference.
import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { DownEvents, UpEvents } from '#lib/protocol/events.ts';
import { Decoder, Encoder } from '#lib/protocol/frame-parser.ts';
import type { Failure } from '#lib/protocol/failures.ts';
import {
	decodeAppendOk,
	decodeDone,
	decodeHelloOk,
	decodeOverlapOk,
	decodePullOk,
	decodeRoomOk,
	decodeRows,
	encodeAppend,
	encodeChannel,
	encodeHello,
	encodeOverlap,
	encodePull,
	encodeRoom,
	type Answer,
	type AppendItem,
	type AppendOk,
	type HelloOk,
	type OverlapOk,
	type PullOk,
	type RoomOk
} from '#lib/protocol/messages.ts';
import { firstDigest, nextDigest, rowHash, type LogRow, type Row } from '#lib/protocol/row.ts';
import { sha256 } from '#server/log/append.ts';

export { sha256 } from '#server/log/append.ts';
export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

type Reply = { status: number; body: Record<string, unknown>; headers: Headers };

/** Somebody with a browser's cookies and no browser. */
export class Caller {
	readonly origin: string;
	cookies: Record<string, string> = {};

	constructor(origin: string) {
		this.origin = origin;
	}

	get cookie(): string {
		return Object.entries(this.cookies)
			.map(([name, value]) => `${name}=${value}`)
			.join('; ');
	}

	async call(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {}
	): Promise<Reply> {
		const response = await fetch(`${this.origin}/api/${path}`, {
			method,
			headers: {
				origin: this.origin,
				cookie: this.cookie,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers
			},
			body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
		});
		for (const set of response.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
			if (value) this.cookies[name!] = value;
			else delete this.cookies[name!];
		}
		const read = await response.text();
		let parsed: Record<string, unknown>;
		try {
			parsed = JSON.parse(read) as Record<string, unknown>;
		} catch {
			parsed = { raw: read };
		}
		return { status: response.status, body: parsed, headers: response.headers };
	}
}

export type Member = Caller & {
	handle: string;
	userId: Uint8Array;
	soloSpace: Uint8Array;
	authKey: Uint8Array;
};

/** What a device sends to make an account. */
export function signUpBody(handle = `person-${randomBytes(6).toString('hex')}`) {
	return {
		handle,
		userId: text(randomBytes(16)),
		kdf: 1 as const,
		salt: text(randomBytes(16)),
		authKey: text(randomBytes(32)),
		wrapPw: text(randomBytes(76)),
		rcAuth: text(randomBytes(32)),
		wrapRc: text(randomBytes(76)),
		vault: text(randomBytes(540)),
		soloSpace: text(randomBytes(16))
	};
}

/** A new account, signed in. */
export async function newMember(origin: string): Promise<Member> {
	const caller = new Caller(origin);
	const body = signUpBody();
	const made = await caller.call('POST', 'accounts', body);
	if (made.status !== 201) throw new Error(`no account: ${JSON.stringify(made.body)}`);
	const bytes = (value: string) => Buffer.from(value, 'base64url');
	return Object.assign(caller, {
		handle: body.handle,
		userId: bytes(body.userId),
		soloSpace: bytes(body.soloSpace),
		authKey: bytes(body.authKey)
	});
}

/** Every row of a space's log, from the first on; throws when the digest tells that one is missing. */
export async function wholeLog(line: Line, space: Uint8Array): Promise<LogRow[]> {
	let digest = firstDigest(space, sha256);
	const rows: LogRow[] = [];
	const take = (page: readonly Row[]) => {
		for (const row of page as readonly LogRow[]) {
			digest = nextDigest(digest, rowHash(row, sha256), sha256);
			rows.push(row);
		}
	};
	const hello = yes(await line.hello(space));
	take(hello.rows);
	while (rows.length < hello.head) take(yes(await line.pull(rows.length, digest)).rows);
	if (text(digest) !== text(hello.digest)) throw new Error('the log is not whole');
	return rows;
}

export const card = () => text(randomBytes(540));
export const knockBody = () => ({
	pub: text(randomBytes(65)),
	mac: text(randomBytes(32)),
	card: card()
});

/** Two members with a space of the two. */
export async function newCouple(origin: string): Promise<[Member, Member, Uint8Array]> {
	const [mara, tom] = await Promise.all([newMember(origin), newMember(origin)]);
	const space = randomBytes(16);
	const inviteId = text(randomBytes(16));
	const steps: [Member, string, unknown][] = [
		[mara, 'spaces', { space: text(space) }],
		[mara, 'invites', { inviteId, space: text(space), card: card(), lasts: 3600 }],
		[tom, `invites/${inviteId}/knock`, knockBody()],
		[mara, `invites/${inviteId}/accept`, { box: text(randomBytes(200)) }],
		[tom, `invites/${inviteId}/confirm`, undefined]
	];
	for (const [who, path, body] of steps) {
		const { status, body: answer } = await who.call('POST', path, body);
		if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
	}
	return [mara, tom, space];
}

type Heard = { name: keyof DownEvents; bytes: Uint8Array };

/** One socket, with everything it was told. */
export class Line {
	readonly socket: Socket<DownEvents, UpEvents>;
	readonly heard: Heard[] = [];
	#waiting: (() => void)[] = [];

	constructor(socket: Socket<DownEvents, UpEvents>) {
		this.socket = socket;
		for (const name of ['rows', 'nudge', 'mine', 'bye', 'notify', 'signal', 'room'] as const) {
			socket.on(name, (bytes) => {
				this.heard.push({ name, bytes });
				for (const look of this.#waiting.splice(0)) look();
			});
		}
	}

	async ask(
		name: 'hello' | 'pull' | 'append' | 'purge' | 'close' | 'room' | 'overlap',
		message: Uint8Array
	): Promise<Uint8Array> {
		return (await this.socket.timeout(5000).emitWithAck(name, message)) as Uint8Array;
	}

	/** Opens a space from its beginning, or from what is given. */
	async hello(
		space: Uint8Array,
		{ ch = 0, after = 0, digest = firstDigest(space, sha256) } = {}
	): Promise<Answer<HelloOk>> {
		const versions: [number, number] = [1, 1];
		const message = encodeHello({ versions, ch, space, after, digest });
		return decodeHelloOk(await this.ask('hello', message));
	}

	async append(items: AppendItem[], ch = 0): Promise<Answer<AppendOk>> {
		return decodeAppendOk(await this.ask('append', encodeAppend({ ch, items })));
	}

	async pull(
		after: number,
		digest: Uint8Array,
		{ ch = 0, limit = 500 } = {}
	): Promise<Answer<PullOk>> {
		return decodePullOk(await this.ask('pull', encodePull({ ch, after, digest, limit })));
	}

	async control(what: 'purge' | 'close', ch = 0): Promise<Answer<true>> {
		return decodeDone(await this.ask(what, encodeChannel(ch)));
	}

	/** Sets what there is room for on the evening of `moment`, minutes since 1970. */
	async setRoom(moment: number, tokens: readonly Uint8Array[], ch = 0): Promise<Answer<RoomOk>> {
		return decodeRoomOk(await this.ask('room', encodeRoom({ ch, moment, tokens })));
	}

	async askOverlap(moment: number, ch = 0): Promise<Answer<OverlapOk>> {
		return decodeOverlapOk(await this.ask('overlap', encodeOverlap({ ch, moment })));
	}

	/** The first thing heard of this name that `is` right; waits up to five seconds for it. */
	async hears(
		name: keyof DownEvents,
		is: (bytes: Uint8Array) => boolean = () => true
	): Promise<Uint8Array> {
		const until = Date.now() + 5000;
		for (;;) {
			const found = this.heard.find((heard) => heard.name === name && is(heard.bytes));
			if (found) return found.bytes;
			if (Date.now() > until) throw new Error(`nothing like that was heard: ${name}`);
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, until - Date.now());
				this.#waiting.push(() => {
					clearTimeout(timer);
					resolve();
				});
			});
		}
	}

	/** Waits for a row with this entry, and gives it. */
	async hearsEntry(eid: Uint8Array): Promise<LogRow> {
		const has = (row: Row) => row.kind !== 255 && Buffer.compare(row.eid, eid) === 0;
		const bytes = await this.hears('rows', (rows) => decodeRows(rows).rows.some(has));
		return decodeRows(bytes).rows.find(has) as LogRow;
	}

	gone(): Promise<void> {
		if (!this.socket.connected) return Promise.resolve();
		return new Promise((resolve) => this.socket.once('disconnect', () => resolve()));
	}

	end(): void {
		this.socket.disconnect();
	}
}

/** Connects with a caller's cookies; rejects with the server's reason when it is turned away. */
export function connect(
	caller: Caller,
	headers: Record<string, string> = {},
	options: { transports?: ('websocket' | 'polling')[] } = {}
): Promise<Line> {
	const socket = io(caller.origin, {
		transports: options.transports ?? ['websocket'],
		parser: { Encoder, Decoder },
		forceNew: true,
		reconnection: false,
		timeout: 5000,
		extraHeaders: { origin: caller.origin, cookie: caller.cookie, ...headers }
	});
	const line = new Line(socket);
	return new Promise((resolve, reject) => {
		socket.once('connect', () => resolve(line));
		socket.once('connect_error', (error) => {
			socket.disconnect();
			reject(error);
		});
	});
}

/** An entry with a body that nobody has seen before. */
export const newItem = (more: Partial<AppendItem> = {}): AppendItem => ({
	eid: randomBytes(16),
	kv: 0,
	gid: null,
	erase: [],
	body: randomBytes(541),
	...more
});

/** The value of an answer that must be a yes. */
export function yes<T>(answer: Answer<T>): T {
	if (!answer.ok) throw new Error(`refused: ${answer.failure}`);
	return answer.value;
}

/** The reason of an answer that must be a no. */
export function no(answer: Answer<unknown>): Failure {
	if (answer.ok) throw new Error('it was allowed');
	return answer.failure;
}
