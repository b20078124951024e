// Keeps the app's own files, so that it opens without a network. Never an answer of the server about
// a person: those live sealed in IndexedDB.
/// <reference types="@sveltejs/kit" />
import { build, files, prerendered, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const cacheName = `two-tides-shell-${version}`;
/** Fonts of other scripts and large pictures are fetched when they are needed. */
const shell = [...build, ...files, ...prerendered].filter((path) => !/icon-512|\.map$/.test(path));

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell)));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		caches
			.keys()
			.then((names) =>
				Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)))
			)
	);
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	const own = url.origin === location.origin && request.method === 'GET';
	if (!own || url.pathname.startsWith('/api/') || url.pathname.startsWith('/socket.io/')) return;
	event.respondWith(answer(request, url));
});

async function answer(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(cacheName);
	// Files with a hash in their name never change; pages are asked for first, and kept as they were.
	if (url.pathname.startsWith('/_app/immutable/')) {
		const kept = await cache.match(url.pathname);
		if (kept) return kept;
	}
	try {
		return await fetch(request);
	} catch (error) {
		const kept = await cache.match(url.pathname);
		if (kept) return kept;
		throw error;
	}
}
