// The production server: one HTTP server for the pages, the endpoints and the relay. Kit's bundle
// (build/handler.js) builds the services; this file gives them a port, headers, a log line per
// request, and an orderly end.
import { createServer, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { addressHeader, addressOf } from './http/address.ts';
import { prerenderedPolicies, setSecurityHeaders } from './http/headers.ts';
import type { Services } from './services.ts';

const [major] = process.versions.node.split('.');
if (Number(major) < 24) fail(`Two Tides needs Node 24 or newer; this is ${process.version}.`);

const problems = new Set(['ConfigRefused', 'FolderRefused', 'DatabaseRefused']);

function fail(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

type Handler = (request: unknown, response: unknown, next: () => void) => void;

async function load(): Promise<{ handler: Handler; host: Services }> {
	try {
		// The specifier is built so that types do not need the build to be there.
		const built = new URL('../build/handler.js', import.meta.url).href;
		const { handler } = (await import(built)) as { handler: Handler };
		const host = (globalThis as Record<symbol, unknown>)[Symbol.for('two-tides.host')];
		if (!host) throw new Error('the bundle built no services');
		return { handler, host: host as Services };
	} catch (error) {
		const { name, message } = error as Error;
		if (problems.has(name)) fail(message);
		throw error;
	}
}

process.env.TWO_TIDES_MIGRATIONS ??= fileURLToPath(new URL('../drizzle', import.meta.url));
// Kit takes one origin and fails on anything else; ours may be several, and are checked by the
// configuration together with all the rest.
process.env.TWO_TIDES_ORIGINS = process.env.ORIGIN ?? '';
const first = process.env.TWO_TIDES_ORIGINS.split(',')[0]!.trim();
process.env.ORIGIN = URL.canParse(first)
	? first
	: `http://localhost:${Number(process.env.PORT) || 3000}`;
// Set below on every request, so that nobody can choose it.
process.env.ADDRESS_HEADER = addressHeader;
const { handler, host } = await load();
const { config, logger } = host;
if (process.argv.includes('--check-config')) {
	await host.close();
	process.stdout.write('The configuration is good.\n');
	process.exit(0);
}

const pages = prerenderedPolicies(fileURLToPath(new URL('../build/prerendered', import.meta.url)));
const server = createServer(
	{ maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 2000 },
	(request, response) => {
		const started = performance.now();
		const path = (request.url ?? '/').split('?')[0]!;
		setSecurityHeaders(path, response, config, pages);
		response.on('finish', () => {
			// The route's shape, never an id or a query.
			const route = path.replaceAll(/\/[A-Za-z0-9_-]{16,}(?=\/|$)/g, '/[id]');
			const ms = Math.round(performance.now() - started);
			logger.debug({ method: request.method, route, status: response.statusCode, ms }, 'http');
		});
		if (host.handleSocketRequest(server, request, response)) return;
		request.headers[addressHeader] = addressOf(request, config.trustProxy);
		const answer = () => handler(request, response, () => response.writeHead(404).end());
		if (!path.startsWith('/api/')) return answer();
		const key = host.addressKey(request);
		const wait = host.limits.takeRequest(key);
		if (wait > 0) return tooMany(response, wait);
		// Dozens that come in one turn of the event loop would stop everybody else.
		host.turns.inTurn(key, () => {
			// Whoever asked may be gone by now.
			if (!response.destroyed) answer();
		});
	}
);

/** Answers late that wait at once; beyond that they are told at once. */
const mostLate = 1000;
let late = 0;

/**
 * Refused before anything is read of the request, and not at once: whoever asks again for every
 * answer then asks seldom, and it costs the server less than it costs them. Nor all at the same time:
 * they would come back as one wave.
 */
function tooMany(response: ServerResponse, waitMs: number): void {
	const answer = () => {
		response.writeHead(429, {
			'content-type': 'application/json',
			'cache-control': 'no-store',
			'retry-after': String(Math.ceil(waitMs / 1000))
		});
		response.end('{"error":"busy"}');
	};
	if (late >= mostLate) return answer();
	late++;
	setTimeout(
		() => {
			late--;
			answer();
		},
		500 + Math.random() * 1000
	).unref();
}

server.headersTimeout = 10_000;
server.requestTimeout = 15_000;
const relay = host.createRealtime(server);

server.on('error', (error: NodeJS.ErrnoException) => {
	const why =
		error.code === 'EADDRINUSE'
			? `Port ${config.port} is taken. Stop what uses it, or set PORT.`
			: `Cannot listen on ${config.host}:${config.port} (${error.code}).`;
	void host.close().then(() => fail(why));
});
server.listen(config.port, config.host, () => {
	const { port } = server.address() as { port: number };
	process.stdout.write(`Two Tides is open at ${config.origins[0]!.replace(/:0$/, `:${port}`)}\n`);
});

let ending = false;
async function end(): Promise<void> {
	if (ending) return;
	ending = true;
	setTimeout(() => process.exit(1), 10_000).unref();
	await relay.close();
	server.closeIdleConnections();
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		setTimeout(() => server.closeAllConnections(), 3000).unref();
	});
	await host.close();
	process.exit(0);
}
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
