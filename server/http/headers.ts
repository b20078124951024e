// The security headers of every response there is: pages, files, 404s, and what Socket.IO answers.
// Kit writes a policy with hashes into the pages it prerenders, as a meta element: it is read from
// there at start and sent as a header, which can forbid frames as well (docs/threat-model.md).
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Config } from '#server/config.ts';

const strict =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Only the worker that stretches passwords may compile WebAssembly, and it may do nothing else. */
const worker =
	"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The policy of every prerendered page under `folder`, by its path. */
export function prerenderedPolicies(folder: string): Map<string, string> {
	const policies = new Map<string, string>();
	const walk = (at: string, path: string) => {
		for (const name of readdirSync(at)) {
			const file = join(at, name);
			if (statSync(file).isDirectory()) walk(file, `${path}${name}/`);
			else if (name.endsWith('.html')) {
				const meta = /http-equiv="content-security-policy" content="([^"]*)"/i;
				const found = meta.exec(readFileSync(file, 'utf8'));
				const page =
					name === 'index.html' ? path.replace(/(.)\/$/, '$1') : `${path}${name.slice(0, -5)}`;
				const policy = found?.[1]?.replaceAll('&#39;', "'");
				if (policy) policies.set(page, `${policy}; frame-ancestors 'none'`);
			}
		}
	};
	walk(folder, '/');
	return policies;
}

/** Sets them before anybody writes to `response`; `pages` holds the policies of prerendered pages. */
export function setSecurityHeaders(
	path: string,
	response: ServerResponse,
	config: Pick<Config, 'secure'>,
	pages: ReadonlyMap<string, string>
): void {
	const isWorker = path.startsWith('/_app/immutable/workers/');
	const headers: Record<string, string> = {
		'content-security-policy': isWorker ? worker : (pages.get(path) ?? strict),
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
