// The worker's side of argon2-in-worker.ts. Its script is the only one whose response allows
// WebAssembly, so that the page's own policy stays strict.
import { argon2id } from './argon2.ts';

addEventListener('message', ({ data }) => {
	const { password, salt, params } = data;
	argon2id(password, salt, params).then(
		(hash) => postMessage({ hash }),
		(error: unknown) => postMessage({ error: String(error) })
	);
});
