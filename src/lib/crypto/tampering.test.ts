import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountKeys, unwrapAccountKey, wrapAccountKey } from './account-key.ts';
import { openFromCache, openVault, sealForCache, sealVault } from './account-box.ts';
import { fromBase64url, random, toBase64url, utf8 } from './bytes.ts';
import { openEntry, sealEntry, type EntryPlace } from './envelope.ts';
import {
	inviteFragment,
	inviteKeys,
	knockIsGenuine,
	knockMac,
	newKnockPair,
	openCard,
	openInviteBox,
	parseInviteFragment,
	sealCard,
	sealInviteBox,
	wordNumbers
} from './invite.ts';
import { maxPlaintext, pad, unpad } from './padding.ts';
import { accessKeys, normaliseHandle, passwordKeys } from './password.ts';
import { passphrase } from './passphrase.ts';
import { formatRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import { Secret } from './secret.ts';
import { spaceKeys } from './space-key.ts';

const flipped = (bytes: Uint8Array, at = 0) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
const fill = (length: number, value: number) => new Uint8Array(length).fill(value);

const someKeys = (id = fill(16, 6), secret = fill(32, 5)) =>
	spaceKeys(id, new Map([[1, new Secret(secret)]]));
const place: EntryPlace = { eid: fill(16, 7), slot: 0, kv: 1, gid: fill(16, 8) };

describe('an entry', () => {
	test.each<[string, Partial<EntryPlace>]>([
		['its id', { eid: flipped(place.eid) }],
		['its author', { slot: 1 }],
		['its sealed group', { gid: flipped(place.gid!) }],
		['its being sealed', { gid: null }]
	])('ENTRY3 does not open when the server changed %s', async (_what, change) => {
		const keys = await someKeys();
		const body = await sealEntry(keys, place, '{}', random);
		expect(await openEntry(keys, { ...place, ...change }, body)).toEqual({
			ok: false,
			why: 'tampered'
		});
	});

	test('ENTRY3 does not open in another space, nor with another space’s key', async () => {
		const body = await sealEntry(await someKeys(), place, '{}', random);
		const elsewhere = await someKeys(fill(16, 9));
		expect(await openEntry(elsewhere, place, body)).toEqual({ ok: false, why: 'tampered' });
		const other = await someKeys(fill(16, 6), fill(32, 4));
		expect(await openEntry(other, place, body)).toEqual({ ok: false, why: 'tampered' });
	});

	test('ENTRY4 waits for its key when its epoch is unknown, and for an update when its envelope is newer', async () => {
		const keys = await someKeys();
		const body = await sealEntry(keys, place, '{}', random);
		expect(await openEntry(keys, { ...place, kv: 2 }, body)).toEqual({ ok: false, why: 'no-key' });
		const newer = body.slice();
		newer[0] = 2;
		expect(await openEntry(keys, place, newer)).toEqual({ ok: false, why: 'newer-envelope' });
	});

	test('ENTRY5 a change of any one bit, a cut or an added byte is noticed', async () => {
		const keys = await someKeys();
		const body = await sealEntry(keys, place, '{"a":1}', random);
		await fc.assert(
			fc.asyncProperty(fc.nat(body.length - 1), async (at) => {
				expect((await openEntry(keys, place, flipped(body, at))).ok).toBe(false);
				expect((await openEntry(keys, place, body.subarray(0, at))).ok).toBe(false);
			}),
			{ numRuns: 60 }
		);
		expect((await openEntry(keys, place, new Uint8Array([...body, 0]))).ok).toBe(false);
	});

	test('ENTRY6 any garbage gives an answer and never throws', async () => {
		const keys = await someKeys();
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (garbage) => {
				expect((await openEntry(keys, place, garbage)).ok).toBe(false);
			})
		);
	});
});

describe('padding', () => {
	test('ENTRY2 hides the length in classes and gives back what was padded', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
				const padded = pad(bytes);
				expect(Math.log2(padded.length / 512) % 1).toBe(0);
				expect(unpad(padded)).toEqual(bytes);
			})
		);
		expect([0, 511, 512, 1000, 16_000].map((n) => pad(new Uint8Array(n)).length)).toEqual([
			512, 512, 1024, 1024, 16_384
		]);
		expect(() => pad(new Uint8Array(maxPlaintext + 1))).toThrow(RangeError);
	});

	test('ENTRY2 what was padded in another way is refused', () => {
		expect(unpad(new Uint8Array(512))).toBeNull();
		expect(unpad(new Uint8Array(0))).toBeNull();
		const sloppy = new Uint8Array(1024);
		sloppy[3] = 0x80;
		expect(unpad(sloppy)).toBeNull();
	});
});

describe('the account key', () => {
	test('KEY4 opens only for its account, slot, revision and password', async () => {
		const keys = await accessKeys(fill(32, 1), 'pw');
		const at = { userId: fill(16, 2), slot: 1 as const, rev: 3 };
		const wrapped = await wrapAccountKey(new Secret(random(32)), keys, at, random);
		const why = async (...args: Parameters<typeof unwrapAccountKey>) => {
			const opened = await unwrapAccountKey(...args);
			return opened.ok ? 'opened' : opened.why;
		};
		expect(await why(wrapped, keys, at)).toBe('opened');
		expect(await why(wrapped, keys, { ...at, userId: fill(16, 9) })).toBe('tampered');
		expect(await why(wrapped, keys, { ...at, slot: 2 })).toBe('tampered');
		expect(await why(wrapped, keys, { ...at, rev: 2 })).toBe('tampered');
		expect(await why(wrapped.subarray(1), keys, at)).toBe('tampered');
		expect(await why(wrapped, await accessKeys(fill(32, 7), 'pw'), at)).toBe('wrong-key');
		expect(await why(flipped(wrapped, 0), keys, at)).toBe('wrong-key');
		expect(await why(flipped(wrapped, 40), keys, at)).toBe('tampered');
	});

	test('KEY5 the vault opens only for its account and its revision', async () => {
		const { vault } = await accountKeys(new Secret(fill(32, 3)));
		const box = await sealVault(vault, fill(16, 2), 5, '{"v":1}', random);
		expect(await openVault(vault, fill(16, 2), 5, box)).toBe('{"v":1}');
		expect(await openVault(vault, fill(16, 2), 4, box)).toBeNull();
		expect(await openVault(vault, fill(16, 1), 5, box)).toBeNull();
		expect(await openVault(vault, fill(16, 2), 5, flipped(box, 20))).toBeNull();
	});

	test('KEY7 what is kept on the device opens only under its own name', async () => {
		const { cache } = await accountKeys(new Secret(fill(32, 3)));
		const box = await sealForCache(cache, 'draft/check-in', utf8('words'), random);
		expect(await openFromCache(cache, 'draft/check-in', box)).toEqual(utf8('words'));
		expect(await openFromCache(cache, 'draft/need', box)).toBeNull();
	});

	test('KEY2 an unknown parameter set is refused: no server can choose a weaker one', async () => {
		const input = { password: 'p', handle: 'h', salt: fill(16, 1), kdf: 0 };
		const never = () => Promise.reject(new Error('not reached'));
		await expect(passwordKeys(input, never)).rejects.toThrow(RangeError);
	});

	test('KEY8 a secret does not print itself', () => {
		const secret = new Secret(fill(4, 0x41));
		expect(`${secret}${JSON.stringify({ secret })}`).toBe('[secret]{"secret":"[secret]"}');
		secret.wipe();
		expect(secret.bytes).toEqual(fill(4, 0));
	});

	test('a handle is compared as people mean it', () => {
		expect(normaliseHandle('  Mara@Example.org ')).toBe('mara@example.org');
		expect(normaliseHandle('ab')).toBeNull();
		expect(normaliseHandle('two words')).toBeNull();
		expect(normaliseHandle('x'.repeat(65))).toBeNull();
	});
});

describe('an invitation', () => {
	const userId = fill(16, 2);
	const space = fill(16, 6);
	const both = async () => {
		const secret = new Secret(random(32));
		const keys = await inviteKeys(secret);
		return { secret, keys, pair: await newKnockPair() };
	};

	test('INVITE1 the link carries its secret, in any form a browser gives it', async () => {
		const secret = new Secret(random(32));
		const fragment = inviteFragment(secret);
		expect(parseInviteFragment(fragment)?.bytes).toEqual(secret.bytes);
		expect(parseInviteFragment(`#${fragment}`)?.bytes).toEqual(secret.bytes);
		for (const wrong of [
			'',
			'#',
			'2.' + fragment.slice(2),
			fragment.slice(0, -1),
			`${fragment}x`
		]) {
			expect(parseInviteFragment(wrong)).toBeNull();
		}
	});

	test('INVITE2 the names shown before trust open only with the link, and only in their role', async () => {
		const { keys } = await both();
		const card = await sealCard(keys, 'inviter', '{"name":"Mara"}', random);
		expect(await openCard(keys, 'inviter', card)).toBe('{"name":"Mara"}');
		expect(await openCard(keys, 'joiner', card)).toBeNull();
		expect(await openCard((await both()).keys, 'inviter', card)).toBeNull();
	});

	test('INVITE3 a knock by someone without the link, or for another key or person, is not genuine', async () => {
		const { keys, pair } = await both();
		const mac = await knockMac(keys, userId, pair.pub);
		expect(await knockIsGenuine(keys, userId, pair.pub, mac)).toBe(true);
		expect(await knockIsGenuine(keys, fill(16, 3), pair.pub, mac)).toBe(false);
		expect(await knockIsGenuine(keys, userId, flipped(pair.pub, 9), mac)).toBe(false);
		expect(await knockIsGenuine((await both()).keys, userId, pair.pub, mac)).toBe(false);
	});

	test('INVITE4 both see the same four words, and another key has others', async () => {
		const { keys, pair } = await both();
		const words = await wordNumbers(keys, userId, pair.pub);
		expect(await wordNumbers(keys, userId, pair.pub)).toEqual(words);
		expect(await wordNumbers(keys, userId, flipped(pair.pub, 5))).not.toEqual(words);
		for (const word of words) expect(word >= 0 && word < 2048).toBe(true);
	});

	test('INVITE5 the space key opens only for the key that knocked, with the link, in its place', async () => {
		const { keys, pair } = await both();
		const at = { keys, space, userId, pub: pair.pub };
		const box = (await sealInviteBox(at, '{"sk":1}'))!;
		expect(await openInviteBox(at, pair.privateKey, box)).toBe('{"sk":1}');
		const other = await both();
		expect(await openInviteBox(at, other.pair.privateKey, box)).toBeNull();
		expect(await openInviteBox({ ...at, keys: other.keys }, pair.privateKey, box)).toBeNull();
		expect(await openInviteBox({ ...at, space: fill(16, 7) }, pair.privateKey, box)).toBeNull();
		expect(await openInviteBox({ ...at, userId: fill(16, 3) }, pair.privateKey, box)).toBeNull();
		expect(await openInviteBox(at, pair.privateKey, flipped(box, 80))).toBeNull();
		expect(await openInviteBox(at, pair.privateKey, box.subarray(0, 40))).toBeNull();
	});
});

describe('a recovery code', () => {
	const code = fc.uint8Array({ minLength: 16, maxLength: 16 });

	test('RC1 is read back however it is typed', () => {
		fc.assert(
			fc.property(code, (bytes) => {
				const text = formatRecoveryCode(bytes);
				expect(text).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
				const sloppy = ` ${text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
				expect(parseRecoveryCode(sloppy)).toEqual(bytes);
			})
		);
	});

	test('RC2 any one wrong character, and any two that changed places, are found', () => {
		fc.assert(
			fc.property(code, fc.nat(27), fc.nat(30), fc.nat(26), (bytes, at, by, swap) => {
				const text = formatRecoveryCode(bytes).replaceAll('-', '');
				const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
				const other = alphabet[(alphabet.indexOf(text[at]!) + 1 + by) % 32]!;
				if (other !== text[at]) {
					expect(parseRecoveryCode(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
				}
				if (text[swap] !== text[swap + 1]) {
					const swapped = text.slice(0, swap) + text[swap + 1] + text[swap] + text.slice(swap + 2);
					expect(parseRecoveryCode(swapped)).toBeNull();
				}
			})
		);
		expect(parseRecoveryCode('hello')).toBeNull();
	});
});

test('a generated passphrase draws every word fairly and only from the list', () => {
	const list = ['oak', 'tide', 'lamp'];
	const counts = new Map<string, number>();
	for (let i = 0; i < 300; i++) {
		for (const word of passphrase(list, 5, random).split(' '))
			counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	expect([...counts.keys()].sort()).toEqual([...list].sort());
	for (const count of counts.values()) expect(count).toBeGreaterThan(350);
});

test('base64url has one text for one run of bytes', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
			expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
		})
	);
	for (const wrong of ['=', 'a', 'ab==', 'a+b/', 'AB']) expect(fromBase64url(wrong)).toBeNull();
});
