// A couple with real keys and real entries, made without a browser: for the demo, the screenshots, the
// bench and the journeys. Whoever signs in with these names and passwords finds everything there.
import { randomBytes } from 'node:crypto';
import { accountKeys, accountSecrets, wrapAccountKey } from '#lib/crypto/account-key.ts';
import { argon2id } from '#lib/crypto/argon2.ts';
import { random, toBase64url } from '#lib/crypto/bytes.ts';
import { sealEntry } from '#lib/crypto/envelope.ts';
import { currentKdf, ownSalt, passwordKeys, type Argon2id } from '#lib/crypto/password.ts';
import { recoveryKeys } from '#lib/crypto/recovery-code.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { spaceKeys, type SpaceKeys } from '#lib/crypto/space-key.ts';
import { newEvent, type EventInput, type Kind } from '#lib/domain/event.ts';
import { maxBatchItems } from '#lib/protocol/limits.ts';
import type { AppendItem } from '#lib/protocol/messages.ts';
import { firstDigest } from '#lib/protocol/row.ts';
import { dayStartsHere } from '#lib/state/linking.ts';
import { newVault, sealVaultOf, secretsOf, type Vault } from '#lib/state/vault.ts';
import { fromBase64url } from '#lib/crypto/bytes.ts';
import { Caller, card, connect, knockBody, sha256, text, yes, type Line } from './wire-client.ts';

export type Written = { handle: string; password: string; name: string };

export type WrittenOptions = {
	/** How passwords are stretched: for accounts that nobody will sign in to, it need not take long. */
	stretch?: Argon2id;
	/** Whether the recovery code was put away: then nothing reminds of it. */
	codeKept?: boolean;
};

/** What a device keeps of somebody who is signed in on it, all bytes as base64url. */
export type SignedIn = {
	cookies: Record<string, string>;
	me: { userId: string; vaultKey: string; cacheKey: string; vault: string; vaultRev: number };
	latch: { userId: string; salt: string; kdf: number; wrapPw: string; wrapRev: number };
};

/** Somebody with keys, a vault and a place on the server. */
export class Writer extends Caller {
	readonly who: Written;
	vault!: Vault;
	#userId = random(16);
	#accountKey = new Secret(random(32));
	#box!: { rev: number; vault: Uint8Array };
	#latch!: SignedIn['latch'];

	private constructor(origin: string, who: Written) {
		super(origin);
		this.who = who;
	}

	static async signUp(
		origin: string,
		who: Written,
		{ stretch = argon2id, codeKept = true }: WrittenOptions = {}
	): Promise<Writer> {
		const writer = new Writer(origin, who);
		const salt = random(16);
		const code = random(16);
		const [pw, rc, keys] = await Promise.all([
			passwordKeys({ ...who, salt, kdf: currentKdf }, stretch),
			recoveryKeys(code),
			accountKeys(writer.#accountKey)
		]);
		const userId = writer.#userId;
		writer.vault = { ...newVault({ name: who.name }), codeKept };
		const wrap = (by: typeof pw, slot: 1 | 2) =>
			wrapAccountKey(writer.#accountKey, by, { userId, slot, rev: 1 }, random);
		const wrapPw = text(await wrap(pw, 1));
		writer.#box = { rev: 1, vault: await sealVaultOf(keys, userId, 1, writer.vault) };
		const made = await writer.call('POST', 'accounts', {
			handle: who.handle,
			userId: text(userId),
			kdf: currentKdf,
			salt: text(salt),
			authKey: text(pw.auth),
			wrapPw,
			rcAuth: text(rc.auth),
			wrapRc: text(await wrap(rc, 2)),
			vault: text(writer.#box.vault),
			soloSpace: writer.vault.solo.space
		});
		if (made.status !== 201) throw new Error(`no account: ${JSON.stringify(made.body)}`);
		writer.#latch = {
			userId: text(userId),
			salt: text(await ownSalt(who.handle, salt)),
			kdf: currentKdf,
			wrapPw,
			wrapRev: 1
		};
		return writer;
	}

	/** This account as the device keeps it that signed in last. */
	async signedIn(): Promise<SignedIn> {
		const { vault, cache } = await accountSecrets(this.#accountKey);
		return {
			cookies: { ...this.cookies },
			me: {
				userId: text(this.#userId),
				vaultKey: text(vault),
				cacheKey: text(cache),
				vault: text(this.#box.vault),
				vaultRev: this.#box.rev
			},
			latch: this.#latch
		};
	}

	async putVault(vault: Vault): Promise<void> {
		const keys = await accountKeys(this.#accountKey);
		const rev = this.#box.rev + 1;
		const box = await sealVaultOf(keys, this.#userId, rev, vault);
		const put = await this.call('PUT', 'account/vault', { rev, vault: text(box) });
		if (put.status !== 200) throw new Error(`no vault: ${JSON.stringify(put.body)}`);
		this.#box = { rev, vault: box };
		this.vault = vault;
	}
}

/** Something that was written: by whom, when it is said to have been, and what. */
export type Told = { slot: 0 | 1; t: number; kind: Kind; data: EventInput<Kind>; eid?: string };

/** A space that entries can be written into, as either of its members. */
export class WrittenSpace {
	readonly #keys: SpaceKeys;
	readonly #lines: readonly Line[];
	readonly #start: string;

	private constructor(keys: SpaceKeys, lines: readonly Line[]) {
		this.#keys = keys;
		this.#lines = lines;
		this.#start = toBase64url(firstDigest(keys.id, sha256).subarray(0, 16));
	}

	static async open(
		{ space, sk }: { space: string; sk: Record<string, string> },
		writers: readonly Writer[]
	): Promise<WrittenSpace> {
		const id = fromBase64url(space)!;
		const lines = await Promise.all(writers.map((writer) => connect(writer)));
		for (const line of lines) yes(await line.hello(id));
		return new WrittenSpace(await spaceKeys(id, secretsOf(sk)), lines);
	}

	/** Writes in order; `t` is when it is said to have been written. */
	async write(entries: readonly Told[]): Promise<void> {
		let batch: AppendItem[] = [];
		let slot: 0 | 1 = 0;
		const send = async () => {
			if (batch.length > 0) yes(await this.#lines[slot]!.append(batch));
			batch = [];
		};
		for (const told of entries) {
			if (told.slot !== slot || batch.length === maxBatchItems) await send();
			slot = told.slot;
			batch.push(await this.#seal(told));
		}
		await send();
	}

	end(): void {
		for (const line of this.#lines) line.end();
	}

	async #seal({ slot, t, kind, data, eid: given }: Told): Promise<AppendItem> {
		const eid = given ? Buffer.from(given, 'hex') : randomBytes(16);
		const { k, v, d } = newEvent(kind, data as never);
		// Written before the author saw anything: a witness of the log's beginning is always true.
		const json = JSON.stringify({ k, v, t: Math.round(t), w: [0, this.#start], d });
		const kv = this.#keys.epoch;
		const body = await sealEntry(this.#keys, { eid, slot, kv, gid: null }, json, random);
		return { eid, kv, gid: null, erase: [], body };
	}
}

/** Two linked people on an empty space of the two. */
export async function writtenCouple(
	origin: string,
	people: readonly [Written, Written],
	options?: WrittenOptions
): Promise<{ writers: [Writer, Writer]; space: WrittenSpace }> {
	const [mara, tom] = await Promise.all(people.map((who) => Writer.signUp(origin, who, options)));
	const pair = { space: text(random(16)), sk: { 1: text(random(32)) }, linked: true };
	const inviteId = text(random(16));
	const steps: [Writer, string, unknown][] = [
		[mara!, 'spaces', { space: pair.space }],
		[mara!, 'invites', { inviteId, space: pair.space, card: card(), lasts: 3600 }],
		[tom!, `invites/${inviteId}/knock`, knockBody()],
		[mara!, `invites/${inviteId}/accept`, { box: text(random(200)) }],
		[tom!, `invites/${inviteId}/confirm`, undefined]
	];
	for (const [who, path, body] of steps) {
		const { status, body: answer } = await who.call('POST', path, body);
		if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
	}
	await mara!.putVault({ ...mara!.vault, pair: { ...pair, slot: 0 } });
	await tom!.putVault({ ...tom!.vault, pair: { ...pair, slot: 1 } });
	const space = await WrittenSpace.open(pair, [mara!, tom!]);
	const now = Date.now();
	const dayStarts = dayStartsHere();
	await space.write([
		{ slot: 0, t: now, kind: 'us.profile', data: { name: people[0].name, dayStarts } },
		{ slot: 1, t: now, kind: 'us.profile', data: { name: people[1].name, dayStarts } }
	]);
	return { writers: [mara!, tom!], space };
}
