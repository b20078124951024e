import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';

/** The one script that runs before the first paint stands in the page itself (src/hooks.server.ts). */
const early = createHash('sha256')
	.update(readFileSync(new URL('src/early.js', import.meta.url)))
	.digest('base64');

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
	},
	kit: {
		adapter: adapter({ precompress: true }),
		output: { bundleStrategy: 'split' },
		serviceWorker: { register: false },
		// A style sheet of its own would be one more round trip before anything is seen.
		inlineStyleThreshold: 64 * 1024,
		// The policy that gave zero reports in development and production; the response headers are
		// set by server/http/headers.ts for everything Kit does not render (docs/threat-model.md).
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', `sha256-${early}`],
				'style-src': ['self'],
				// Kit's route announcer carries one inline style; this is its hash.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'require-trusted-types-for': ['script'],
				'trusted-types': [
					'svelte-trusted-html',
					'sveltekit-trusted-url',
					'two-tides-worker',
					'two-tides-service-worker'
				]
			}
		}
	}
};
