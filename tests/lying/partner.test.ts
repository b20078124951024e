// What the partner's own device may send: it has the key, so whatever it seals opens. Broken or made
// to harm, it is set aside, and everything else is as if it were not there.
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { random, toBase64url } from '#lib/crypto/bytes.ts';
import { sealEntry } from '#lib/crypto/envelope.ts';
import { maxPlaintext } from '#lib/crypto/padding.ts';
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import type { LogRow } from '#lib/protocol/row.ts';
import { sha256 } from '#server/log/append.ts';
import { LyingServer, type Ear } from '../support/lying-server.ts';
import { newSpace, Phone, until } from '../support/phone.ts';

const mara = 0;
const tom = 1;

let keys: SpaceKeys;
let toMara: Ear;
let maras: Phone;
/** The witness of somebody who has seen nothing yet: always a true one. */
let nothing: [number, string];

beforeEach(async () => {
	keys = await newSpace();
	const server = new LyingServer(keys.id);
	toMara = server.ears[mara];
	nothing = [0, toBase64url(toMara.digestAt(0)!.subarray(0, 16) as Uint8Array<ArrayBuffer>)];
	maras = await Phone.open(server.transport(mara), keys, mara);
	await until(() => expect(maras.ledger.log.status.link).toBe('live'));
});

/** A row with whatever the device of the partner sealed. */
async function rowWith(plaintext: string): Promise<LogRow> {
	const eid = random(16);
	const place = { eid, slot: tom, kv: 1, gid: null } as const;
	const body = await sealEntry(keys, place, plaintext, random);
	const bodyHash = sha256(body);
	return { seq: 0, kind: 0, author: tom, at: 0, eid, kv: 1, gid: null, erase: [], body, bodyHash };
}

const feeling = (text: string, more: Record<string, unknown> = {}) =>
	JSON.stringify({
		k: 'feeling.given',
		v: 1,
		t: 1,
		w: nothing,
		d: { weight: 3, feelings: [], body: [], text },
		...more
	});

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const shapes: [string, () => string][] = [
	['no JSON', () => 'how are you'],
	['nothing', () => ''],
	['null', () => 'null'],
	['a list', () => '[1,2,3]'],
	['a number', () => '7'],
	['an object without any part', () => '{}'],
	['no kind', () => feeling('x', { k: 7 })],
	['the name of something every object has', () => feeling('x', { k: '__proto__', v: 1, d: {} })],
	['no version', () => feeling('x', { v: 'one' })],
	['version nought', () => feeling('x', { v: 0 })],
	['no time', () => feeling('x', { t: null })],
	['a time before all clocks', () => feeling('x', { t: -1 })],
	['a time beyond all calendars', () => feeling('x', { t: 8.64e15 })],
	['no witness', () => feeling('x', { w: 'me' })],
	['half a witness', () => feeling('x', { w: [0] })],
	['no content', () => feeling('x', { d: undefined })],
	['content of another kind', () => feeling('x', { d: { need: 'food' } })],
	['a weight there is none of', () => feeling('x', { d: { weight: 1e9, feelings: [], body: [] } })],
	['a text that is an object', () => feeling('x', { d: { weight: 1, feelings: [], text: {} } })],
	['a text longer than anybody may write', () => feeling('x'.repeat(3000))],
	['as much as an envelope holds', () => 'x'.repeat(maxPlaintext)],
	['lists within lists', () => nested(maxPlaintext / 2 - 1)],
	['lists within lists for content', () => feeling('x', { d: JSON.parse(nested(3000)) as unknown })]
];

describe('an entry of the partner with', () => {
	test.each(shapes)('%s is set aside, and the next one is shown', async (_what, plaintext) => {
		toMara.show(await rowWith(plaintext()));
		toMara.show(await rowWith(feeling('good night')));
		await until(() => expect(maras.shows).toEqual(['good night']));
		expect(maras.cannotRead).toHaveLength(1);
		expect(maras.warns).toBe(false);
	});

	test('a witness of a log that never was is shown, with a warning', async () => {
		toMara.show(await rowWith(feeling('good night', { w: [7, nothing[1]] })));
		await until(() => expect(maras.warns).toBe(true));
		expect(maras.shows).toEqual(['good night']);
	});

	test('any JSON at all changes nothing else', async () => {
		const shown: string[] = [];
		await fc.assert(
			fc.asyncProperty(fc.array(fc.json(), { minLength: 1, maxLength: 30 }), async (texts) => {
				const content = texts.map((text) => feeling('x', { d: JSON.parse(text) as unknown }));
				shown.push(`good night, ${shown.length}`);
				const all = [...texts, ...content, feeling(shown.at(-1)!)];
				toMara.show(...(await Promise.all(all.map(rowWith))));
				await until(() => expect(maras.shows).toEqual(shown));
			}),
			{ numRuns: 20 }
		);
		expect(maras.warns).toBe(false);
	});
});
