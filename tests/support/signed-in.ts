// A browser in which somebody signed in some time ago: the same cookies and the same records, without
// the seconds that stretching a password takes. Journeys about accounts sign in themselves.
import type { Page } from '@playwright/test';
import type { SignedIn } from './written-couple.ts';

/** Puts what a device keeps into `page`'s browser, which must not have been at `origin` before. */
export async function putSignedIn(page: Page, origin: string, signedIn: SignedIn): Promise<void> {
	const cookies = Object.entries(signedIn.cookies);
	await page.context().addCookies(
		cookies.map(([name, value]) => ({
			name,
			value,
			url: origin,
			httpOnly: true,
			sameSite: 'Strict'
		}))
	);
	// The lightest page of the app's own origin.
	await page.goto(`${origin}/robots.txt`);
	await page.evaluate(async ({ me, latch }) => {
		const bytes = (base64url: string) =>
			Uint8Array.fromBase64(base64url, { alphabet: 'base64url' });
		const key = (raw: string) =>
			crypto.subtle.importKey('raw', bytes(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
		const records = {
			me: {
				userId: bytes(me.userId),
				vaultKey: await key(me.vaultKey),
				cacheKey: await key(me.cacheKey),
				vault: bytes(me.vault),
				vaultRev: me.vaultRev
			},
			latch: {
				...latch,
				userId: bytes(latch.userId),
				salt: bytes(latch.salt),
				wrapPw: bytes(latch.wrapPw)
			}
		};
		// As src/lib/state/keyring.ts keeps it.
		await new Promise<void>((resolve, reject) => {
			const open = indexedDB.open('two-tides', 1);
			open.onupgradeneeded = () => open.result.createObjectStore('keyring');
			open.onerror = () => reject(open.error);
			open.onsuccess = () => {
				const writing = open.result.transaction('keyring', 'readwrite');
				for (const [name, value] of Object.entries(records)) {
					writing.objectStore('keyring').put(value, name);
				}
				writing.onerror = () => reject(writing.error);
				writing.oncomplete = () => {
					open.result.close();
					resolve();
				};
			};
		});
	}, signedIn);
}
