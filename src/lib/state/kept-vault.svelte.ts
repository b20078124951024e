// The vault as this device keeps it: opened, changed, and brought up to what another device changed.
import * as v from 'valibot';
import { fromBase64url, toBase64url } from '#lib/crypto/bytes.ts';
import { answers } from '#lib/protocol/requests.ts';
import { api, ask } from './api.ts';
import { inTurn } from './in-turn.ts';
import { loadKeyring, saveKeyring, type Keyring } from './keyring.ts';
import { openVaultOf, sealVaultOf, type Vault } from './vault.ts';

/** How often a change is tried anew when other devices change the vault at the same time. */
const mostTries = 5;

export class KeptVault {
	#keyring: Keyring;
	#opened = $state.raw<Vault>() as Vault;
	readonly #inTurn = inTurn();
	/** Told of a vault that took the place of another, once it is kept. */
	onTaken: (before: Vault) => Promise<void> = async () => {};
	#closed = false;

	private constructor(keyring: Keyring, opened: Vault) {
		this.#keyring = keyring;
		this.#opened = opened;
	}

	/** Opens what this device keeps; null when it keeps none, or none that opens. */
	static async load(): Promise<KeptVault | null> {
		const keyring = await loadKeyring();
		if (!keyring) return null;
		const { vaultKey, userId, vaultRev, vault } = keyring;
		const opened = await openVaultOf(vaultKey, userId, vaultRev, vault);
		return opened && new KeptVault(keyring, opened);
	}

	get opened(): Vault {
		return this.#opened;
	}

	get userId(): Uint8Array {
		return this.#keyring.userId;
	}

	get cacheKey(): CryptoKey {
		return this.#keyring.cacheKey;
	}

	/** From now on nothing is taken: a closed page must not bring back the keys that another dropped. */
	close(): void {
		this.#closed = true;
	}

	/** Takes what another device may have changed; leaves all as it is when the server cannot be asked. */
	async refresh(): Promise<void> {
		const answer = await ask(answers.account, 'GET', 'account');
		if (!answer.ok || toBase64url(this.userId) !== answer.value.userId) return;
		await this.#take(fromBase64url(answer.value.vault)!, answer.value.vaultRev);
	}

	/**
	 * Changes the vault; what another device changed meanwhile is kept. A change that gives the vault
	 * as it was is none. False when offline.
	 */
	change(change: (vault: Vault) => Vault): Promise<boolean> {
		return this.#inTurn(() => this.#put(change));
	}

	/** A vault from the server: taken when it is newer than this device's, and opens. */
	async #take(box: Uint8Array, rev: number): Promise<boolean> {
		if (rev <= this.#keyring.vaultRev || this.#closed) return false;
		const vault = await openVaultOf(this.#keyring.vaultKey, this.userId, rev, box);
		if (!vault) return false;
		this.#keyring = { ...this.#keyring, vault: box, vaultRev: rev };
		await saveKeyring(this.#keyring);
		const before = this.#opened;
		this.#opened = vault;
		await this.onTaken(before);
		return true;
	}

	async #put(change: (vault: Vault) => Vault): Promise<boolean> {
		for (let tries = 0; tries < mostTries; tries++) {
			const vault = change(this.#opened);
			if (vault === this.#opened) return true;
			const { vaultRev, vaultKey, cacheKey } = this.#keyring;
			const rev = vaultRev + 1;
			const box = await sealVaultOf({ vault: vaultKey, cache: cacheKey }, this.userId, rev, vault);
			const answer = await api('PUT', 'account/vault', { rev, vault: toBase64url(box) });
			if (answer.ok) return this.#take(box, rev);
			if (answer.why !== 'stale') return false;
			const newer = v.safeParse(answers.stale, answer.body);
			if (!newer.success) return false;
			const { vault: theirs, vaultRev: theirRev } = newer.output;
			if (!(await this.#take(fromBase64url(theirs)!, theirRev))) return false;
		}
		return false;
	}
}
