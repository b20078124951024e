// What this device needs to open the account without asking again: two keys that cannot be
// exported, and the sealed vault. In a database of its own, so that signing out is deleting it. Locked,
// it keeps the sealed vault and what the password opens it with, and no key.
import { openDB } from 'idb';

export type Keyring = {
	userId: Uint8Array;
	vaultKey: CryptoKey;
	cacheKey: CryptoKey;
	vault: Uint8Array;
	vaultRev: number;
};

/** What a password opens the account with, without asking the server. Opens nothing by itself. */
export type Latch = {
	userId: Uint8Array;
	/** The salt of handle and account together: the handle itself is not kept. */
	salt: Uint8Array;
	kdf: number;
	wrapPw: Uint8Array;
	wrapRev: number;
};

/** A keyring without its keys. */
export type Locked = Omit<Keyring, 'vaultKey' | 'cacheKey'>;

const name = 'two-tides';
const store = 'keyring';

const open = () =>
	openDB(name, 1, {
		upgrade: (db) => void db.createObjectStore(store),
		blocking: (_current, _next, event) => (event.target as IDBDatabase).close()
	});

/** Kept in memory where the browser keeps nothing (private windows); gone with the page. */
let inMemory: { me?: Keyring; latch?: Latch; locked?: Locked } = {};

async function read<K extends keyof typeof inMemory>(key: K): Promise<(typeof inMemory)[K] | null> {
	try {
		const db = await open();
		const found = (await db.get(store, key)) as (typeof inMemory)[K] | undefined;
		db.close();
		return found ?? inMemory[key] ?? null;
	} catch {
		return inMemory[key] ?? null;
	}
}

/** One transaction over what is kept; false when it could only be kept in memory. */
async function write(change: typeof inMemory): Promise<boolean> {
	inMemory = { ...inMemory, ...change };
	try {
		const db = await open();
		const tx = db.transaction(store, 'readwrite');
		for (const [key, value] of Object.entries(change)) {
			if (value === undefined) void tx.store.delete(key);
			else void tx.store.put(value, key);
		}
		await tx.done;
		db.close();
		return true;
	} catch {
		return false;
	}
}

/** The signed-in person on this device, or null: nobody, or locked. */
export const loadKeyring = async (): Promise<Keyring | null> => (await read('me')) ?? null;

/** False when it could only be kept in memory. Without a latch, the one that is there stays. */
export const saveKeyring = (me: Keyring, latch?: Latch): Promise<boolean> =>
	write({ me, locked: undefined, ...(latch && { latch }) });

/** Another password from now on. */
export const saveLatch = (latch: Latch): Promise<boolean> => write({ latch });

/** Drops the keys; what they opened stays, sealed. */
export async function dropKeys(): Promise<void> {
	const me = await loadKeyring();
	if (!me) return;
	const { userId, vault, vaultRev } = me;
	await write({ me: undefined, locked: { userId, vault, vaultRev } });
}

/** What a password can open here, or null: nobody is locked in, or only signing in helps. */
export async function loadLocked(): Promise<{ latch: Latch; locked: Locked } | null> {
	const [latch, locked] = [await read('latch'), await read('locked')];
	const same = latch && locked && latch.userId.every((byte, i) => byte === locked.userId[i]);
	return same ? { latch, locked } : null;
}

/** The newest revision of this person's vault that this device has seen; 0 when none. */
export async function seenVaultRev(userId: Uint8Array): Promise<number> {
	const kept = [await read('me'), await read('locked')];
	const revs = kept
		.filter((one) => one && one.userId.every((byte, i) => byte === userId[i]))
		.map((one) => one!.vaultRev);
	return Math.max(0, ...revs);
}

/** From now on only signing in helps: this device was signed out from elsewhere. */
export const dropLatch = (): Promise<boolean> => write({ latch: undefined });

/** Forgets the person on this device: the keyring and the database with their log. */
export async function forgetKeyring(cacheName: string | null): Promise<void> {
	inMemory = {};
	await Promise.all([drop(name), cacheName ? drop(cacheName) : null]);
}

function drop(database: string): Promise<void> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(database);
		request.onsuccess = () => resolve();
		request.onerror = () => resolve();
		// Another tab closes its connection when it hears of it; the deletion then goes on.
		request.onblocked = () => {};
	});
}

/** The database with this person's log on this device. */
export const cacheNameOf = (userId: Uint8Array): string =>
	`two-tides-${[...userId.subarray(0, 6)].map((b) => b.toString(16).padStart(2, '0')).join('')}`;
