// Signing out reaches every tab of this browser, and leaves nothing behind in it.

const channelName = 'two-tides-sign-out';

export function announceSignOut(): void {
	const channel = new BroadcastChannel(channelName);
	channel.postMessage('out');
	channel.close();
}

/** Calls back when another tab signs out; gives a function that ends it. */
export function onSignOutElsewhere(callback: () => void): () => void {
	const channel = new BroadcastChannel(channelName);
	channel.addEventListener('message', callback);
	return () => channel.close();
}

/** What else a browser may keep: caches, the worker that fills them, small storage. */
export async function leaveNothing(): Promise<void> {
	sessionStorage.clear();
	if ('caches' in globalThis) {
		for (const name of await caches.keys()) await caches.delete(name);
	}
	const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
	await Promise.all(registrations.map((registration) => registration.unregister()));
}
