// What a browser keeps of the app, as text: for tests of what must not stand there in the clear.
import type { Page } from '@playwright/test';

/** Everything in IndexedDB and small storage; bytes as Latin-1, so that a word in them is found. */
export const keptByBrowser = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const found: string[] = [
			JSON.stringify({ ...localStorage }),
			JSON.stringify({ ...sessionStorage })
		];
		const read = (value: unknown): void => {
			if (value instanceof ArrayBuffer) read(new Uint8Array(value));
			else if (ArrayBuffer.isView(value)) {
				const { buffer, byteOffset, byteLength } = value;
				found.push(
					new TextDecoder('latin1').decode(new Uint8Array(buffer, byteOffset, byteLength))
				);
			} else if (typeof value === 'string') found.push(value);
			else if (value && typeof value === 'object') Object.values(value).forEach(read);
		};
		for (const { name } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const open = indexedDB.open(name!);
				open.onsuccess = () => resolve(open.result);
				open.onerror = () => reject(open.error);
			});
			for (const store of db.objectStoreNames) {
				const all = db.transaction(store).objectStore(store).getAll();
				await new Promise((resolve) => (all.onsuccess = resolve));
				read(all.result);
			}
			db.close();
		}
		return found.join('\n');
	});
