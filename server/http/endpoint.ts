// One wrapper round every endpoint: same site, small, well formed, signed in where it must be; and
// an answer that says one word of what went wrong and nothing of what was sent.
import * as v from 'valibot';
import { json, type Cookies, type RequestEvent } from '@sveltejs/kit';
import type { Refusal } from '#lib/protocol/requests.ts';
import { errorCode, services, type Services } from '#server/services.ts';
import type { Seat } from '#server/accounts/sessions.ts';
import type { Rule } from '#server/limits.ts';
import { cookieOptions, deviceCookie, sessionCookie } from './cookies.ts';

const maxBytes = 64 * 1024;

const statusOf: Record<Refusal, number> = {
	bad: 400,
	origin: 403,
	auth: 401,
	busy: 429,
	handle_taken: 409,
	closed: 403,
	stale: 409,
	unknown: 404,
	own: 409,
	used: 409,
	linked: 409,
	server: 500
};

/** Refuses with one word; `more` only ever holds what the asking person may know. */
export function refuse(
	error: Refusal,
	more: Record<string, unknown> = {},
	headers: HeadersInit = {}
): Response {
	return json({ error, ...more }, { status: statusOf[error], headers });
}

type Context<Body, Who> = {
	event: RequestEvent;
	host: Services;
	body: Body;
	seat: Who;
	/** Counts against a rule; a Response when it is used up. */
	limit(rule: Rule, ...keys: string[]): Promise<Response | null>;
};

type Options<S extends v.GenericSchema | undefined> = { body?: S; signedIn?: boolean };

/** Makes a request handler; `body` is checked before `run` sees it. */
export function endpoint<S extends v.GenericSchema | undefined = undefined>(
	options: Options<S> & { signedIn: true },
	run: (
		context: Context<S extends v.GenericSchema ? v.InferOutput<S> : null, Seat>
	) => Promise<Response> | Response
): (event: RequestEvent) => Promise<Response>;
export function endpoint<S extends v.GenericSchema | undefined = undefined>(
	options: Options<S>,
	run: (
		context: Context<S extends v.GenericSchema ? v.InferOutput<S> : null, Seat | null>
	) => Promise<Response> | Response
): (event: RequestEvent) => Promise<Response>;
export function endpoint(
	options: Options<v.GenericSchema | undefined>,
	run: (context: Context<never, never>) => Promise<Response> | Response
) {
	return async (event: RequestEvent): Promise<Response> => {
		const host = services();
		let response: Response;
		try {
			response = await answer(event, host, options, run);
		} catch (error) {
			host.logger.error({ failed: errorCode(error), route: event.route.id }, 'endpoint');
			response = refuse('server');
		}
		response.headers.set('cache-control', 'no-store');
		return response;
	};
}

async function answer(
	event: RequestEvent,
	host: Services,
	{ body: schema, signedIn }: Options<v.GenericSchema | undefined>,
	run: (context: Context<never, never>) => Promise<Response> | Response
): Promise<Response> {
	if (!sameSite(event.request, host)) return refuse('origin');
	const token = event.cookies.get(sessionCookie(host.config));
	const seat = token ? await host.sessions.validate(token) : null;
	if (signedIn && !seat) return refuse('auth');
	let body: unknown = null;
	if (schema) {
		const read = await readJson(event.request);
		const parsed = v.safeParse(schema, read);
		if (!parsed.success) return refuse('bad');
		body = parsed.output;
	}
	const limit = async (rule: Rule, ...keys: string[]) => {
		const seconds = await host.limits.tooMany(rule, keys);
		return seconds === null ? null : refuse('busy', {}, { 'retry-after': String(seconds) });
	};
	return run({ event, host, body: body as never, seat: seat as never, limit });
}

/** A browser says where a request comes from; a request that changes something must come from here. */
function sameSite(request: Request, host: Services): boolean {
	if (request.method === 'GET' || request.method === 'HEAD') return true;
	const site = request.headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin';
	const origin = request.headers.get('origin');
	return origin !== null && host.config.origins.includes(origin);
}

async function readJson(request: Request): Promise<unknown> {
	if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) return undefined;
	if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return undefined;
	const text = await request.text();
	if (text.length > maxBytes) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The device's own cookie, made when it has none. */
export function deviceOf(cookies: Cookies, { config }: Services, random: () => string): string {
	const known = cookies.get(deviceCookie(config));
	if (known && /^[\w-]{43}$/.test(known)) return known;
	const made = random();
	cookies.set(deviceCookie(config), made, cookieOptions(config, 390));
	return made;
}

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
