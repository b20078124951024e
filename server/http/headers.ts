// The security headers of every response there is: pages, files, 404s, and what Socket.IO answers.
// Kit adds its own Content-Security-Policy with hashes to the pages it renders; this one is for all
// the rest (docs/threat-model.md).
import type { ServerResponse } from 'node:http';
import type { Config } from '#server/config.ts';

const strict =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Only the worker that stretches passwords may compile WebAssembly, and it may do nothing else. */
const worker = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'";

/** Sets them before anybody writes to `response`. */
export function setSecurityHeaders(
	path: string,
	response: ServerResponse,
	config: Pick<Config, 'secure'>
): void {
	const isWorker = path.startsWith('/_app/immutable/workers/');
	const headers: Record<string, string> = {
		'content-security-policy': isWorker ? worker : strict,
		'referrer-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'x-robots-tag': 'noindex, nofollow',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy':
			'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()'
	};
	if (config.secure) headers['strict-transport-security'] = 'max-age=63072000; includeSubDomains';
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	keepFrameRule(response);
}

/** Prerendered pages carry Kit's policy in a meta element, which cannot forbid frames: the header must stay. */
function keepFrameRule(response: ServerResponse): void {
	const set = response.setHeader.bind(response);
	response.setHeader = (name, value) => {
		if (
			name.toLowerCase() === 'content-security-policy' &&
			!String(value).includes('frame-ancestors')
		) {
			return set(name, `${value}; frame-ancestors 'none'`);
		}
		return set(name, value);
	};
}
