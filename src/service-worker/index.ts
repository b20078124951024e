// Keeps the app's own files, so that it opens at once and without a network. Never an answer of the
// server about a person: those live sealed in IndexedDB.
/// <reference types="@sveltejs/kit" />
import { build, files, prerendered, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const prefix = 'two-tides-shell-';
const cacheName = `${prefix}${version}`;
/** Large pictures are fetched when they are needed. */
const shell = [...build, ...files, ...prerendered].filter((path) => !/icon-512|\.map$/.test(path));

worker.addEventListener('install', (event) => {
	// Pages as they are now, not as some cache on the way remembers them.
	const requests = shell.map((path) => new Request(path, { cache: 'no-cache' }));
	event.waitUntil(
		caches
			.open(cacheName)
			.then((cache) => cache.addAll(requests))
			.then(() => worker.skipWaiting())
	);
});

worker.addEventListener('activate', (event) => event.waitUntil(forgetOldest()));

/** A page that is still open belongs to the version before: its files stay until the next one comes. */
async function forgetOldest(): Promise<void> {
	const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
	const [before] = names
		.filter((name) => name !== cacheName)
		.toSorted()
		.toReversed();
	const old = names.filter((name) => name !== cacheName && name !== before);
	await Promise.all(old.map((name) => caches.delete(name)));
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	const own = url.origin === location.origin && request.method === 'GET';
	if (!own || url.pathname.startsWith('/api/') || url.pathname.startsWith('/socket.io/')) return;
	event.respondWith(answer(request, url));
});

/**
 * Pages and files of this version are answered from here, so that a network that is there but silent
 * keeps nobody waiting; a newer version comes as a newer worker.
 */
async function answer(request: Request, url: URL): Promise<Response> {
	if (url.pathname.startsWith('/_app/immutable/')) {
		// A hash in the name: whichever version kept it, it is the same file.
		const kept = await caches.match(url.pathname);
		if (kept) return kept;
	}
	const cache = await caches.open(cacheName);
	return (await cache.match(url.pathname)) ?? fetch(request);
}
