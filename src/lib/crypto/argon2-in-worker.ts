// Argon2id off the page's thread: 64 MiB and most of a second would freeze the screen.
import workerUrl from './argon2-worker.ts?worker&url';
import type { Argon2id } from './password.ts';

/** The page enforces Trusted Types: a worker may be started from this one address and no other. */
const address: string = (() => {
	type Policy = { createScriptURL(url: string): string };
	type Factory = { createPolicy(name: string, rules: Policy): Policy };
	const { trustedTypes } = globalThis as { trustedTypes?: Factory };
	if (!trustedTypes) return workerUrl;
	const policy = trustedTypes.createPolicy('two-tides-worker', {
		createScriptURL(url) {
			if (url !== workerUrl) throw new TypeError('not the worker');
			return url;
		}
	});
	return policy.createScriptURL(workerUrl);
})();

/** Starts a worker for one password and ends it again: its memory held the password. */
export const argon2InWorker: Argon2id = (password, salt, params) =>
	new Promise((resolve, reject) => {
		const worker = new Worker(address, { type: 'module' });
		worker.addEventListener('message', ({ data }) => {
			worker.terminate();
			if (data.hash) resolve(data.hash);
			else reject(new Error(data.error));
		});
		worker.addEventListener('error', (event) => {
			worker.terminate();
			reject(new Error(event.message));
		});
		worker.postMessage({ password, salt, params });
	});
