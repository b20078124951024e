// Registers the service worker that keeps the app's own files. The page enforces Trusted Types: this
// one address and no other.
const address = '/service-worker.js';

type Policy = { createScriptURL(url: string): string };
type Factory = { createPolicy(name: string, rules: Policy): Policy };

// A policy of a name can be made once in the life of a page.
let trusted: string | undefined;
function trustedAddress(): string {
	const { trustedTypes } = globalThis as { trustedTypes?: Factory };
	const rules = { createScriptURL: () => address };
	return (
		trustedTypes?.createPolicy('two-tides-service-worker', rules).createScriptURL(address) ??
		address
	);
}

/** Lets the app open without a network; does nothing where the browser cannot. */
export async function openOffline(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	trusted ??= trustedAddress();
	await navigator.serviceWorker.register(trusted).catch(() => {});
}

/** How long a newer version may take to get ready before the page is loaded as it is. */
const patienceMs = 5000;

/** Loads the page anew, in the newest version of the app that the server has. */
export async function reloadNewest(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
	await registration?.update().catch(() => {});
	const coming = registration?.installing ?? registration?.waiting;
	if (coming) {
		await new Promise<void>((resolve) => {
			setTimeout(resolve, patienceMs);
			coming.addEventListener('statechange', () => {
				if (coming.state === 'activated' || coming.state === 'redundant') resolve();
			});
		});
	}
	location.reload();
}
