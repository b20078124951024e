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
