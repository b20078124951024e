// What an account keeps for itself between devices, sealed by a key only its devices hold: the keys
// of its spaces, how the person wants to be called, and an invitation that is under way.
import * as v from 'valibot';
import type { accountKeys } from '#lib/crypto/account-key.ts';
import { openVault, sealVault } from '#lib/crypto/account-box.ts';
import { fromBase64url, random, toBase64url } from '#lib/crypto/bytes.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { nouns } from '#lib/domain/kinds/profiles.ts';

/** Base64url of exactly `length` bytes. */
const bytes = (length: number) =>
	v.pipe(
		v.string(),
		v.check((text) => fromBase64url(text)?.length === length)
	);
const mostEpochs = 50;
/** Space secrets by epoch, from 1 on. They may come from a partner's device, so each is looked at. */
const secrets = v.pipe(
	v.record(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/)), bytes(32)),
	v.check((sk) => Object.hasOwn(sk, '1') && Object.keys(sk).length <= mostEpochs)
);

const schema = v.object({
	v: v.literal(1),
	name: v.string(),
	noun: v.optional(v.picklist(nouns)),
	ownName: v.optional(v.string()),
	/** Whether the recovery code was shown and one group of it typed back. */
	codeKept: v.boolean(),
	solo: v.object({ space: bytes(16), sk: secrets }),
	pair: v.optional(
		v.object({
			space: bytes(16),
			slot: v.picklist([0, 1]),
			sk: secrets,
			/** Whether the partner is in. */
			linked: v.boolean()
		})
	),
	/** A break from sharing: the space of the two is not shown on this person's devices. */
	paused: v.optional(v.boolean()),
	/** Closed spaces that can still be read, the latest last. */
	left: v.optional(
		v.array(
			v.object({
				space: bytes(16),
				slot: v.picklist([0, 1]),
				sk: secrets,
				/** Whether this person knows: they left it themselves, or have been told. */
				told: v.boolean()
			})
		)
	),
	/** One's own invitation, until somebody is let in. */
	invite: v.optional(v.object({ secret: bytes(32), expiresAt: v.number() })),
	/** One's own knock at somebody's invitation, until the box is opened. */
	knock: v.optional(
		v.object({ secret: bytes(32), pub: bytes(65), privateKey: bytes(32), inviter: v.string() })
	)
});

export type Vault = v.InferOutput<typeof schema>;

/** A vault for a new account: its own space and the key to it. */
export function newVault(profile: Pick<Vault, 'name' | 'noun' | 'ownName'>): Vault {
	const solo = { space: toBase64url(random(16)), sk: { 1: toBase64url(random(32)) } };
	return { v: 1, ...profile, codeKept: false, solo };
}

export const sealVaultOf = (
	keys: Awaited<ReturnType<typeof accountKeys>>,
	userId: Uint8Array,
	rev: number,
	vault: Vault
): Promise<Uint8Array> => sealVault(keys.vault, userId, rev, JSON.stringify(vault), random);

/** The vault, or null when it does not open: another account's, another revision's, or changed. */
export async function openVaultOf(
	key: CryptoKey,
	userId: Uint8Array,
	rev: number,
	box: Uint8Array
): Promise<Vault | null> {
	const json = await openVault(key, userId, rev, box);
	return json === null ? null : parsed(schema, json);
}

/** The secrets of a space as an inviter hands them over, or null when they are none. */
export const readSecrets = (json: string): Record<string, string> | null =>
	parsed(v.object({ v: v.literal(1), sk: secrets }), json)?.sk ?? null;

function parsed<S extends v.GenericSchema>(wanted: S, json: string): v.InferOutput<S> | null {
	try {
		const read = v.safeParse(wanted, JSON.parse(json));
		return read.success ? read.output : null;
	} catch {
		return null;
	}
}

/**
 * The space of the two was closed: it is laid aside to be read, and the person is by themself again,
 * free to make a new one. Said twice, or of a space that is no longer theirs, it changes at most
 * whether they were told.
 */
export function layAside(vault: Vault, space: string, told: boolean): Vault {
	if (vault.pair?.space !== space) {
		const known = vault.left?.find((old) => old.space === space);
		if (!known || known.told || !told) return vault;
		const left = vault.left?.map((old) => (old === known ? { ...old, told } : old));
		return { ...vault, left };
	}
	const { pair, paused: _paused, invite: _invite, ...rest } = vault;
	const { slot, sk } = pair;
	return { ...rest, left: [...(vault.left ?? []), { space, slot, sk, told }] };
}

/** A closed space is not wanted any more, or gone: with its keys, nothing opens it again. */
export function putAway(vault: Vault, space: string): Vault {
	const { left: old = [], ...rest } = vault;
	const left = old.filter((other) => other.space !== space);
	if (left.length === old.length) return vault;
	return left.length > 0 ? { ...rest, left } : rest;
}

/** The secrets of a space by epoch. */
export const secretsOf = (sk: Record<string, string>): Map<number, Secret> =>
	new Map(
		Object.entries(sk).map(([epoch, text]) => [Number(epoch), new Secret(fromBase64url(text)!)])
	);
