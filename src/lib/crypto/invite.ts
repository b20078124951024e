// How two devices that have never met agree on a space key across a server they need not trust: the
// link's secret authenticates the joiner's one-time key, four words let two voices compare, and the
// space key travels sealed to that key after the inviter's tap (docs/crypto-spec.md, INVITE rules).
import { aesKey, hkdf, hmac, open, seal, sha256 } from './aead.ts';
import {
	concat,
	context,
	equalSecrets,
	fromBase64url,
	fromUtf8,
	toBase64url,
	utf8,
	type Bytes,
	type Random
} from './bytes.ts';
import { hpkeOpen, hpkeSeal, newHpkePair, type HpkePlace } from './hpke.ts';
import { pad, unpad } from './padding.ts';
import { Secret } from './secret.ts';

const secretBytes = 32;
/** The part of an invite link behind the #, which no server ever sees. */
export const inviteFragment = (secret: Secret): string => `1.${toBase64url(secret.bytes)}`;

/** The secret of a fragment (with or without #), or null when it is not one of this version. */
export function parseInviteFragment(fragment: string): Secret | null {
	const match = /^#?1\.([A-Za-z0-9_-]{43})$/.exec(fragment);
	const bytes = match && fromBase64url(match[1]!);
	return bytes?.length === secretBytes ? new Secret(bytes) : null;
}

/** Everything that is derived from a link's secret. */
export type InviteKeys = { id: Bytes; psk: Bytes; mac: Bytes; card: CryptoKey };

export async function inviteKeys(secret: Secret): Promise<InviteKeys> {
	const derive = (use: string, length = 32) =>
		hkdf(secret.bytes, `two-tides/1/invite/${use}`, length);
	const [id, psk, mac, card] = await Promise.all([
		derive('id', 16),
		derive('psk'),
		derive('mac'),
		derive('card')
	]);
	return { id, psk, mac, card: await aesKey(card) };
}

/** A name shown before anything is trusted: from the inviter (0) or the joiner (1). */
export type CardFrom = 'inviter' | 'joiner';
const cardContext = (id: Uint8Array, from: CardFrom) =>
	concat(context('two-tides/1/invite/card'), id, new Uint8Array([from === 'inviter' ? 0 : 1]));

export const sealCard = (
	keys: InviteKeys,
	from: CardFrom,
	json: string,
	random: Random
): Promise<Bytes> => seal(keys.card, pad(utf8(json)), cardContext(keys.id, from), random);

export async function openCard(
	keys: InviteKeys,
	from: CardFrom,
	card: Uint8Array
): Promise<string | null> {
	const opened = await open(keys.card, card, cardContext(keys.id, from));
	const json = opened && unpad(opened);
	return json && fromUtf8(json);
}

/** The joiner's one-time key pair. The private half can be kept across a reload, sealed by the caller. */
export type KnockPair = { pub: Bytes; privateKey: Secret };

export const newKnockPair = (): Promise<KnockPair> => newHpkePair();

const knockMessage = (keys: InviteKeys, userId: Uint8Array, pub: Uint8Array) =>
	concat(context('knock'), keys.id, userId, pub);

/** INVITE3: proves that whoever made `pub` holds the link. */
export const knockMac = (keys: InviteKeys, userId: Uint8Array, pub: Uint8Array): Promise<Bytes> =>
	hmac(keys.mac, knockMessage(keys, userId, pub));

export async function knockIsGenuine(
	keys: InviteKeys,
	userId: Uint8Array,
	pub: Uint8Array,
	mac: Uint8Array
): Promise<boolean> {
	return equalSecrets(await knockMac(keys, userId, pub), mac);
}

/** INVITE4: four numbers of 11 bits for the words two voices compare. */
export async function wordNumbers(
	keys: InviteKeys,
	userId: Uint8Array,
	pub: Uint8Array
): Promise<[number, number, number, number]> {
	const hash = await sha256(concat(context('two-tides/1/words'), keys.id, userId, pub));
	let bits = 0n;
	for (const byte of hash.subarray(0, 6)) bits = (bits << 8n) | BigInt(byte);
	const word = (i: number) => Number((bits >> BigInt(48 - 11 * (i + 1))) & 2047n);
	return [word(0), word(1), word(2), word(3)];
}

type BoxPlace = { keys: InviteKeys; space: Uint8Array; userId: Uint8Array; pub: Uint8Array };

async function hpkePlace({ keys, space, userId, pub }: BoxPlace): Promise<HpkePlace> {
	const bound = concat(context('two-tides/1/invite'), keys.id, space, userId, await sha256(pub));
	return { psk: { id: keys.id, key: keys.psk }, info: bound, additionalData: bound };
}

/** INVITE5: sealed to the key that knocked, with the link's secret as pre-shared key; null when that is no key. */
export const sealInviteBox = async (place: BoxPlace, json: string): Promise<Bytes | null> =>
	hpkeSeal(place.pub, await hpkePlace(place), utf8(json));

/** The box's JSON, or null: for another key, another link, another space, or changed. */
export async function openInviteBox(
	place: BoxPlace,
	privateKey: Secret,
	box: Uint8Array
): Promise<string | null> {
	const opened = await hpkeOpen(privateKey, await hpkePlace(place), box);
	try {
		return opened && fromUtf8(opened);
	} catch {
		return null;
	}
}
