// HPKE (RFC 9180) as invitations use it: one message to a one-time key on P-256, always with a
// pre-shared key, always bound to a place. A box is the encapsulated key and the ciphertext.
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { concat, type Bytes } from './bytes.ts';
import { Secret } from './secret.ts';

/** What both ends must have alike. The key needs 32 bytes that nobody can guess. */
export type HpkePlace = {
	psk: { id: Uint8Array; key: Uint8Array };
	info: Uint8Array;
	additionalData: Uint8Array;
};

const encapsulatedBytes = 65;

const suite = () =>
	new CipherSuite({
		kem: new DhkemP256HkdfSha256(),
		kdf: new HkdfSha256(),
		aead: new Aes256Gcm()
	});

const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const shared = ({ psk, info }: HpkePlace) => ({
	psk: { id: buffer(psk.id), key: buffer(psk.key) },
	info: buffer(info)
});

/** A one-time key pair: the point as 65 bytes, and the private half. */
export async function newHpkePair(): Promise<{ pub: Bytes; privateKey: Secret }> {
	const { kem } = suite();
	const pair = await kem.generateKeyPair();
	return {
		pub: new Uint8Array(await kem.serializePublicKey(pair.publicKey)),
		privateKey: new Secret(new Uint8Array(await kem.serializePrivateKey(pair.privateKey)))
	};
}

/** Seals to `pub`; null when it is no point of the curve. `seed` fixes the one-time key, for vectors alone. */
export async function hpkeSeal(
	pub: Uint8Array,
	place: HpkePlace,
	plaintext: Uint8Array,
	seed?: Uint8Array
): Promise<Bytes | null> {
	const s = suite();
	let recipientPublicKey: CryptoKey;
	try {
		recipientPublicKey = await s.kem.deserializePublicKey(buffer(pub));
	} catch {
		return null;
	}
	const sender = await s.createSenderContext({
		...shared(place),
		recipientPublicKey,
		...(seed ? { ekm: buffer(seed) } : {})
	});
	const sealed = await sender.seal(buffer(plaintext), buffer(place.additionalData));
	return concat(new Uint8Array(sender.enc), new Uint8Array(sealed));
}

/** The plaintext, or null: for another key, another place, or changed. Total. */
export async function hpkeOpen(
	privateKey: Secret,
	place: HpkePlace,
	box: Uint8Array
): Promise<Bytes | null> {
	const s = suite();
	try {
		const recipient = await s.createRecipientContext({
			...shared(place),
			recipientKey: await s.kem.deserializePrivateKey(buffer(privateKey.bytes)),
			enc: buffer(box.subarray(0, encapsulatedBytes))
		});
		const opened = await recipient.open(
			buffer(box.subarray(encapsulatedBytes)),
			buffer(place.additionalData)
		);
		return new Uint8Array(opened);
	} catch {
		return null;
	}
}
