// Room to talk on the real server: both are told what both chose, through restarts and kills; and a
// partner's choice cannot be learned, however one asks.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { choicesIn, roomSet } from '#lib/crypto/room.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { spaceKeys, type SpaceKeys } from '#lib/crypto/space-key.ts';
import { roomChoices, type RoomChoice } from '#lib/domain/room.ts';
import { encodeRoom } from '#lib/protocol/messages.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import {
	connect,
	newCouple,
	newItem,
	newMember,
	no,
	text,
	yes,
	type Line,
	type Member
} from '../support/wire-client.ts';

const minute = 60_000;
const hour = 60 * minute;

let server: RunningServer;
/** The evening of each test, in minutes since 1970: always a later one. */
let evening: number;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100' }, { movable: true });
	evening = Math.ceil(server.now() / minute) + 60;
});
beforeEach(async () => {
	evening += 2 * 24 * 60;
	await server.setClock(evening * minute - 5 * hour);
});
afterAll(() => server.dispose());

const comes = () => server.setClock(evening * minute);

type Side = { member: Member; line: Line; own: SpaceKeys };
type Couple = { mara: Side; tom: Side; space: Uint8Array; shared: SpaceKeys };

const keysOf = (id: Uint8Array) => spaceKeys(id, new Map([[1, new Secret(randomBytes(32))]]));

async function side(member: Member, space: Uint8Array): Promise<Side> {
	const line = await connect(member);
	yes(await line.hello(space));
	return { member, line, own: await keysOf(member.soloSpace) };
}

async function couple(): Promise<Couple> {
	const [one, other, space] = await newCouple(server.origin);
	const [mara, tom] = await Promise.all([side(one, space), side(other, space)]);
	return { mara, tom, space, shared: await keysOf(space) };
}

/** New sockets after the server was away. */
async function back(pair: Couple): Promise<void> {
	for (const one of [pair.mara, pair.tom]) {
		one.line = await connect(one.member);
		yes(await one.line.hello(pair.space));
	}
}

const tokensOf = ({ shared }: Couple, { own }: Side, chosen: readonly RoomChoice[], at = evening) =>
	roomSet({ shared, own }, at, roomChoices, chosen, 8);

async function sets(pair: Couple, who: Side, ...chosen: RoomChoice[]) {
	const tokens = await tokensOf(pair, who, chosen);
	yes(await who.line.setRoom(evening, tokens));
	return tokens;
}

/** What somebody can read out of the answer. */
async function sees({ shared }: Couple, { line }: Side, at = evening): Promise<RoomChoice[]> {
	const { tokens } = yes(await line.askOverlap(at));
	return choicesIn(shared, at, roomChoices, tokens);
}

describe('what both have room for', () => {
	test('is what both chose, and both are told the same', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, 'walk', 'little-talk', 'big-talk');
		await sets(pair, pair.tom, 'quiet-company', 'walk', 'big-talk');
		await comes();
		expect(await sees(pair, pair.mara)).toEqual(['walk', 'big-talk']);
		expect(await sees(pair, pair.tom)).toEqual(['walk', 'big-talk']);
	});

	test('survives a server that ends and one that is killed, before the moment and after', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, 'walk', 'writing');
		await server.stop();
		await server.restart();
		await back(pair);
		await sets(pair, pair.tom, 'writing', 'doing');
		await server.kill();
		await server.restart();
		await back(pair);
		expect(await sees(pair, pair.tom)).toEqual(['doing', 'writing']);
		await comes();
		expect(await sees(pair, pair.mara)).toEqual(['writing']);
		await server.kill();
		await server.restart();
		await back(pair);
		expect(await sees(pair, pair.tom)).toEqual(['writing']);
		expect(await sees(pair, pair.mara)).toEqual(['writing']);
	});

	test('is there for a phone that was away at the moment, until the next morning', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, 'walk');
		await sets(pair, pair.tom, 'walk');
		pair.tom.line.end();
		await comes();
		expect(await sees(pair, pair.mara)).toEqual(['walk']);
		await server.setClock(evening * minute + 11 * hour);
		await back(pair);
		expect(await sees(pair, pair.tom)).toEqual(['walk']);
		await server.setClock(evening * minute + 12 * hour);
		expect(await sees(pair, pair.tom)).toEqual([]);
	});

	test('shows on one’s own other device as it is set', async () => {
		const pair = await couple();
		const tablet = await side(pair.mara.member, pair.space);
		const tokens = await sets(pair, pair.mara, 'walk');
		const told = await tablet.line.hears('room');
		expect(Buffer.compare(told, encodeRoom({ ch: 0, moment: evening, tokens }))).toBe(0);
		expect(await sees(pair, tablet)).toEqual(['walk']);
	});
});

describe('a partner’s choice cannot be learned', () => {
	test('by asking early, again and again, or for other evenings', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, ...roomChoices);
		for (const at of [evening, evening - 1, evening + 1, 0, 2 ** 32 - 1]) {
			for (let i = 0; i < 3; i++) expect(await sees(pair, pair.tom, at)).toEqual([]);
		}
		await server.setClock(evening * minute - 1000);
		expect(await sees(pair, pair.tom)).toEqual([]);
	});

	test('by sending many sets: only the last one before the moment is compared', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, 'walk', 'big-talk');
		for (const choice of roomChoices) {
			await sets(pair, pair.tom, choice);
			expect(await sees(pair, pair.tom)).toEqual([choice]);
		}
		await sets(pair, pair.tom, 'walk');
		await comes();
		expect(await sees(pair, pair.tom)).toEqual(['walk']);
		// From now on nothing can be set, and nothing else is told.
		for (const choice of roomChoices) {
			const tokens = await tokensOf(pair, pair.tom, [choice]);
			expect(no(await pair.tom.line.setRoom(evening, tokens))).toBe('late');
			expect(await sees(pair, pair.tom)).toEqual(['walk']);
		}
	});

	test('by sending a set after the moment, when none was sent before', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, ...roomChoices);
		await comes();
		const all = await tokensOf(pair, pair.tom, roomChoices);
		expect(no(await pair.tom.line.setRoom(evening, all))).toBe('late');
		expect(await sees(pair, pair.tom)).toEqual([]);
		expect(await sees(pair, pair.mara)).toEqual([]);
	});

	test('by naming an evening that is nearly here, now or just before or after hers', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, ...roomChoices);
		for (const off of [-2, -1, 1, 2]) {
			const at = evening + off;
			// Of his evening and of hers: whatever the tokens are made for, they are compared with none.
			for (const made of [at, evening]) {
				await server.setClock((evening - 4) * minute);
				const tokens = await tokensOf(pair, pair.tom, roomChoices, made);
				yes(await pair.tom.line.setRoom(at, tokens));
				await server.setClock(at * minute);
				expect(await sees(pair, pair.tom, at)).toEqual([]);
				expect(await sees(pair, pair.tom, evening)).toEqual([]);
			}
		}
	});

	test('by a second evening within twelve hours, not even if her device can be made to set it', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, 'walk', 'writing');
		await sets(pair, pair.tom, 'walk');
		await comes();
		expect(await sees(pair, pair.tom)).toEqual(['walk']);
		for (const off of [10, 300, 719]) {
			const at = evening + off;
			await server.setClock(at * minute - 1000);
			for (const who of [pair.mara, pair.tom]) {
				yes(await who.line.setRoom(at, await tokensOf(pair, who, ['writing'], at)));
			}
			await server.setClock(at * minute);
			expect(await sees(pair, pair.tom, at)).toEqual([]);
		}
	});

	test('by looking at how many frames come, how large they are, or what is in them', async () => {
		const worlds: RoomChoice[][] = [[], ['big-talk'], [...roomChoices]];
		const pairs = [await couple(), await couple(), await couple(), await couple()];
		// Everything that reaches his two devices: its size, and its bytes for looking through.
		const recorded = await Promise.all(
			pairs.map(async (pair) => {
				const tablet = await side(pair.tom.member, pair.space);
				const frames = [pair.tom, tablet].map(({ line }) => record(line));
				return { pair, tablet, frames };
			})
		);
		const hers: Uint8Array[] = [];
		const his: Uint8Array[] = [];
		const each = async (work: (one: (typeof recorded)[number], n: number) => Promise<unknown>) => {
			for (const [n, one] of recorded.entries()) await work(one, n);
		};
		// In the last of the four she sets nothing at all.
		const sheSets = (order: (chosen: RoomChoice[]) => RoomChoice[]) =>
			each(async ({ pair }, n) => {
				const chosen = worlds[n];
				if (chosen) hers.push(...(await sets(pair, pair.mara, ...order(chosen))));
			});
		const everything = () =>
			each(async ({ pair, tablet }) => {
				for (const who of [pair.tom, tablet]) await who.line.askOverlap(evening);
				await pair.tom.line.hello(pair.space);
				await pair.tom.line.append([newItem({ body: randomBytes(541) })]);
			});
		await sheSets((chosen) => chosen);
		await everything();
		await each(async ({ pair }) => his.push(...(await sets(pair, pair.tom, 'walk', 'doing'))));
		await everything();
		await sheSets((chosen) => chosen.slice(0, 1));
		await sheSets((chosen) => chosen);
		await everything();
		await comes();
		await everything();
		await each(async ({ pair }) => {
			const tokens = await tokensOf(pair, pair.tom, ['walk']);
			return pair.tom.line.setRoom(evening, tokens);
		});
		await everything();
		await server.setClock(evening * minute + 13 * hour);
		await everything();

		const sizes = recorded.map(({ frames }) => frames.map((list) => list.map((f) => f.length)));
		expect(sizes[0]![0]!.length).toBeGreaterThan(20);
		for (const other of sizes.slice(1)) expect(other).toEqual(sizes[0]);
		// Of her tokens there is none in any of them but those he could make himself, and had sent.
		const all = Buffer.concat(recorded.flatMap(({ frames }) => frames.flat()));
		const known = new Set(his.map(text));
		const unknown = hers.filter((token) => !known.has(text(token)));
		expect(unknown.length).toBeLessThan(hers.length);
		for (const token of unknown) expect(all.includes(Buffer.from(token))).toBe(false);
	});
});

describe('a set that is none', () => {
	test('is refused, whatever is wrong with it, and changes nothing', async () => {
		const pair = await couple();
		const tokens = await sets(pair, pair.tom, 'walk');
		const good = encodeRoom({ ch: 0, moment: evening, tokens });
		const wrong = [
			good.subarray(0, good.length - 16),
			Buffer.concat([good, randomBytes(16)]),
			good.subarray(0, 5),
			// Twice the same token, and another order: neither can carry anything.
			encodeRoom({ ch: 0, moment: evening, tokens: [tokens[0]!, tokens[0]!, ...tokens.slice(2)] }),
			encodeRoom({ ch: 0, moment: evening, tokens: tokens.toReversed() }),
			// Further ahead than any evening of theirs can be.
			encodeRoom({ ch: 0, moment: evening + 36 * 60, tokens }),
			encodeRoom({ ch: 0, moment: 2 ** 32 - 1, tokens })
		];
		for (const message of wrong) {
			const answer = await pair.tom.line.ask('room', message);
			expect(answer[0], 'a refusal: bad').toBe(8);
		}
		expect(await sees(pair, pair.tom)).toEqual(['walk']);
	});

	test('is one of somebody else, of nobody any more, or of a closed space', async () => {
		const pair = await couple();
		const eve = await side(await newMember(server.origin), pair.space).catch(() => null);
		expect(eve).toBeNull();
		const stranger = await connect(await newMember(server.origin));
		const tokens = await tokensOf(pair, pair.tom, ['walk']);
		expect(no(await stranger.setRoom(evening, tokens))).toBe('gone');
		expect(no(await stranger.askOverlap(evening))).toBe('gone');
		expect(no(await pair.tom.line.setRoom(evening, tokens, 3))).toBe('gone');

		yes(await pair.mara.line.control('close'));
		expect(no(await pair.tom.line.setRoom(evening, tokens))).toBe('closed');
		expect(await sees(pair, pair.tom)).toEqual([]);
	});

	test('goes with the account of whoever set it', async () => {
		const pair = await couple();
		await sets(pair, pair.mara, 'walk');
		await sets(pair, pair.tom, 'walk');
		const { member } = pair.mara;
		const { status } = await member.call('DELETE', 'account', { authKey: text(member.authKey) });
		expect(status).toBeLessThan(300);
		await comes();
		expect(await sees(pair, pair.tom)).toEqual([]);
	});
});

const inFiles = (marker: Uint8Array): boolean =>
	readdirSync(server.dataDir).some((name) =>
		readFileSync(join(server.dataDir, name)).includes(Buffer.from(marker))
	);

async function until(holds: () => boolean, seconds: number): Promise<void> {
	const end = Date.now() + seconds * 1000;
	while (!holds()) {
		if (Date.now() > end) throw new Error(`not within ${seconds} s`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

test('within a minute no set is in any file: not one that was replaced, not one that was compared, not what two had in common twelve hours before', async () => {
	const without = (tokens: readonly Uint8Array[], some: readonly Uint8Array[]) =>
		tokens.filter((token) => !some.some((other) => Buffer.compare(token, other) === 0));
	const [pair, alone, earlier] = [await couple(), await couple(), await couple()];
	const before = evening - 12 * 60;
	await server.setClock(before * minute - 1000);
	const old: Uint8Array[] = [];
	for (const who of [earlier.mara, earlier.tom]) {
		const tokens = await tokensOf(earlier, who, ['walk'], before);
		yes(await who.line.setRoom(before, tokens));
		old.push(...tokens);
	}
	const common = old.filter((token, i) => without(old.slice(i + 1), [token]).length < 15 - i);
	expect(common).toHaveLength(1);
	// A server that starts compares what is due.
	await server.setClock(before * minute);
	await server.stop();
	await server.restart();
	for (const one of [pair, alone, earlier]) await back(one);
	expect(inFiles(common[0]!)).toBe(true);

	const replaced = await sets(pair, pair.tom, 'big-talk');
	const his = await sets(pair, pair.tom, 'walk', 'writing');
	const hers = await sets(pair, pair.mara, 'walk', 'doing');
	const unanswered = await sets(alone, alone.mara, 'walk');
	expect([his, hers, unanswered].every((tokens) => tokens.some(inFiles))).toBe(true);
	await comes();
	const both = without(hers, without(hers, his));
	expect(both).toHaveLength(1);
	const gone = [...old, ...replaced, ...without([...his, ...hers], both), ...unanswered];
	await until(() => !gone.some(inFiles), 60);
	expect(inFiles(both[0]!)).toBe(true);
	expect(await sees(pair, pair.mara)).toEqual(['walk']);
	expect(await sees(earlier, earlier.mara, before)).toEqual([]);
}, 90_000);

/** Every frame that reaches a line from now on, as it comes over the wire. */
function record(line: Line): Buffer[] {
	const frames: Buffer[] = [];
	line.socket.io.engine.on('packet', ({ type, data }) => {
		if (type === 'message') frames.push(Buffer.from(data as Uint8Array));
	});
	return frames;
}
