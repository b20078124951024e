// Argon2id off the page's thread: 64 MiB and most of a second would freeze the screen.
import Argon2Worker from './argon2-worker.ts?worker';
import type { Argon2id } from './password.ts';

/** Starts a worker for one password and ends it again: its memory held the password. */
export const argon2InWorker: Argon2id = (password, salt, params) =>
	new Promise((resolve, reject) => {
		const worker = new Argon2Worker();
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
