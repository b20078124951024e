// What this device needs to open the account without asking again: two keys that cannot be
// exported, and the sealed vault. In a database of its own, so that signing out is deleting it.
import { openDB } from 'idb';

export type Keyring = {
	userId: Uint8Array;
	vaultKey: CryptoKey;
	cacheKey: CryptoKey;
	vault: Uint8Array;
	vaultRev: number;
};

const name = 'two-tides';
const store = 'keyring';
const key = 'me';

const open = () =>
	openDB(name, 1, {
		upgrade: (db) => void db.createObjectStore(store),
		blocking: (_current, _next, event) => (event.target as IDBDatabase).close()
	});

/** Kept in memory where the browser keeps nothing (private windows); gone with the page. */
let inMemory: Keyring | null = null;

/** The signed-in person on this device, or null. */
export async function loadKeyring(): Promise<Keyring | null> {
	try {
		const db = await open();
		const found = ((await db.get(store, key)) as Keyring | undefined) ?? null;
		db.close();
		return found ?? inMemory;
	} catch {
		return inMemory;
	}
}

/** False when it could only be kept in memory. */
export async function saveKeyring(keyring: Keyring): Promise<boolean> {
	inMemory = keyring;
	try {
		const db = await open();
		await db.put(store, keyring, key);
		db.close();
		return true;
	} catch {
		return false;
	}
}

/** Forgets the person on this device: the keyring and the database with their log. */
export async function forgetKeyring(cacheName: string | null): Promise<void> {
	inMemory = null;
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
