import { gcm } from '@noble/ciphers/aes.js';
import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js';
import { hmac as nobleHmac } from '@noble/hashes/hmac.js';
import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { roomChoices } from '#lib/domain/room.ts';
import golden from '../../../tests/vectors/golden-v1.json' with { type: 'json' };
import { accountKeys, unwrapAccountKey, wrapAccountKey } from './account-key.ts';
import { sealForCache, sealVault } from './account-box.ts';
import { hkdf } from './aead.ts';
import { argon2id } from './argon2.ts';
import { concat, context, plain, utf8, type Bytes, type Random } from './bytes.ts';
import { openEntry, sealEntry } from './envelope.ts';
import { inviteKeys } from './invite.ts';
import { pad } from './padding.ts';
import { accessKeys, passwordKeys } from './password.ts';
import { Secret } from './secret.ts';
import { roomSet, roomToken } from './room.ts';
import { groupId, spaceKeys } from './space-key.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
const fixed =
	(nonce: string): Random =>
	() =>
		bytes(nonce);

const { inputs, values } = golden;
const salt = bytes(inputs.salt);
const space = bytes(inputs.space);
const noble = (input: string, info: string, length = 32, from: Uint8Array = new Uint8Array(0)) =>
	hex(nobleHkdf(nobleSha256, bytes(input), from, utf8(info), length));

describe('the golden values of version 1', () => {
	test('KEY1 a password gives the same keys for ever, and another implementation agrees', async () => {
		const keys = await passwordKeys({ ...inputs, salt, kdf: 1 }, argon2id);
		expect(hex(keys.auth)).toBe(values.auth);
		expect(hex(keys.wrapping.bytes)).toBe(values.wrapping);
		expect(hex(keys.commit)).toBe(values.commit);
		const own = nobleSha256(
			concat(context('two-tides/1/salt'), utf8(inputs.handle), new Uint8Array(1), salt)
		).subarray(0, 16);
		const master = nobleArgon2id(inputs.password, own, { t: 3, m: 65_536, p: 1, dkLen: 32 });
		expect(hex(master)).toBe(values.master);
		expect(noble(values.master, 'two-tides/1/pw/auth')).toBe(values.auth);
		expect(noble(values.master, 'two-tides/1/pw/kek')).toBe(values.wrapping);
		expect(noble(values.master, 'two-tides/1/pw/commit', 16)).toBe(values.commit);
	}, 30_000);

	test('KEY3 the wrapped account key is the same for ever, and opens', async () => {
		const keys = await accessKeys(bytes(values.master), 'pw');
		const place = { userId: bytes(inputs.userId), slot: 1 as const, rev: 1 };
		const wrapped = await wrapAccountKey(
			new Secret(bytes(inputs.accountKey)),
			keys,
			place,
			fixed(inputs.wrapNonce)
		);
		expect(hex(wrapped)).toBe(values.wrapped);
		const opened = await unwrapAccountKey(bytes(values.wrapped), keys, place);
		expect(opened.ok && hex(opened.accountKey.bytes)).toBe(inputs.accountKey);
	});

	test('KEY5 the vault and cache keys of an account are the same for ever', async () => {
		expect(hex(await hkdf(bytes(inputs.accountKey), 'two-tides/1/ak/vault', 32))).toBe(
			values.vault
		);
		expect(hex(await hkdf(bytes(inputs.accountKey), 'two-tides/1/ak/cache', 32))).toBe(
			values.cache
		);
		expect(noble(inputs.accountKey, 'two-tides/1/ak/vault')).toBe(values.vault);
		expect(noble(inputs.accountKey, 'two-tides/1/ak/cache')).toBe(values.cache);
		// The keys themselves cannot be exported, so what they seal is compared with noble's.
		const keys = await accountKeys(new Secret(bytes(inputs.accountKey)));
		const nonce = inputs.wrapNonce;
		const vault = await sealVault(keys.vault, bytes(inputs.userId), 7, '{}', fixed(nonce));
		const vaultData = concat(context('two-tides/1/vault'), bytes(inputs.userId), bytes('00000007'));
		expect(hex(vault.subarray(12))).toBe(
			hex(gcm(bytes(values.vault), bytes(nonce), vaultData).encrypt(pad(utf8('{}'))))
		);
		const note = await sealForCache(keys.cache, 'x', utf8('y'), fixed(nonce));
		expect(hex(note.subarray(12))).toBe(
			hex(gcm(bytes(values.cache), bytes(nonce), context('two-tides/1/cache/x')).encrypt(utf8('y')))
		);
	});

	test('KEY6 the keys of a space and its group ids are the same for ever', async () => {
		for (const [use, value] of [
			['entry', values.entry],
			['signal', values.signal],
			['gid', values.groups],
			['room', values.room]
		]) {
			const info = `two-tides/1/space/${use}`;
			expect(hex(await hkdf(bytes(inputs.spaceSecret), info, 32, space))).toBe(value);
			expect(noble(inputs.spaceSecret, info, 32, space)).toBe(value);
		}
		const keys = await spaceKeys(space, new Map([[1, new Secret(bytes(inputs.spaceSecret))]]));
		expect(hex(await groupId(keys, inputs.prompt))).toBe(values.gid);
		const mac = nobleHmac(nobleSha256, bytes(values.groups), utf8(`seal|${inputs.prompt}`));
		expect(hex(mac.subarray(0, 16))).toBe(values.gid);
	});

	test('TOKEN1 the tokens of an evening are the same for ever, by the ids of the choices', async () => {
		const shared = await spaceKeys(space, new Map([[1, new Secret(bytes(inputs.spaceSecret))]]));
		const { moment } = inputs;
		const choices = Object.keys(values.roomTokens);
		expect(choices).toEqual([...roomChoices]);
		for (const [choice, token] of Object.entries(values.roomTokens)) {
			expect(hex(await roomToken(shared, moment, choice))).toBe(token);
			const mac = nobleHmac(nobleSha256, bytes(values.room), utf8(`room|${moment}|${choice}`));
			expect(hex(mac.subarray(0, 16))).toBe(token);
		}
		const secrets = new Map([[1, new Secret(bytes(inputs.ownSecret))]]);
		const own = await spaceKeys(bytes(inputs.ownSpace), secrets);
		const set = await roomSet({ shared, own }, moment, choices, inputs.chosen, 8);
		expect(set.map(hex)).toEqual(values.roomSet);
		// What was not chosen, and what is left, is of the person's own key.
		const ownKey = noble(inputs.ownSecret, 'two-tides/1/space/room', 32, bytes(inputs.ownSpace));
		for (const name of ['doing', 'big-talk', 'spare-1', 'spare-2']) {
			const mac = nobleHmac(nobleSha256, bytes(ownKey), utf8(`room|${moment}|${name}`));
			expect(values.roomSet).toContain(hex(mac.subarray(0, 16)));
		}
	});

	test('ENTRY1 a body of version 1 is the same for ever, and opens', async () => {
		const keys = await spaceKeys(space, new Map([[1, new Secret(bytes(inputs.spaceSecret))]]));
		const place = { eid: bytes(inputs.eid), slot: 0 as const, kv: 1, gid: bytes(values.gid) };
		const json = JSON.stringify(inputs.payload);
		const body = await sealEntry(keys, place, json, fixed(inputs.entryNonce));
		expect(body.length).toBe(values.bodyLength);
		expect(hex(nobleSha256(body))).toBe(values.bodyHash);
		expect(await openEntry(keys, place, body)).toEqual({ ok: true, json });
		const data = concat(
			context('two-tides/1/entry'),
			space,
			place.eid,
			new Uint8Array([0]),
			bytes('00000001'),
			place.gid
		);
		expect(data.length).toBe(71);
		const other = gcm(bytes(values.entry), bytes(inputs.entryNonce), data).encrypt(pad(utf8(json)));
		expect(hex(body.subarray(13))).toBe(hex(other));
	});

	test('INVITE1 a link’s secret gives the same invite id for ever', async () => {
		const keys = await inviteKeys(new Secret(bytes(inputs.inviteSecret)));
		expect(hex(keys.id)).toBe(values.inviteId);
		expect(hex(plain(keys.psk))).toBe(noble(inputs.inviteSecret, 'two-tides/1/invite/psk'));
		expect(hex(plain(keys.mac))).toBe(noble(inputs.inviteSecret, 'two-tides/1/invite/mac'));
	});
});
