// Talks to the server's endpoints. A refusal is a value with one word; no answer at all is 'offline'.
import * as v from 'valibot';
import { refusals, type Refusal } from '#lib/protocol/requests.ts';

export type ApiResult<T> =
	| { ok: true; value: T }
	| { ok: false; why: Refusal | 'offline'; retrySeconds: number; body: Record<string, unknown> };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Sends one request whose answer says nothing but yes; never throws. */
export const api = (method: Method, path: string, body?: unknown): Promise<ApiResult<unknown>> =>
	send(method, path, body);

/** Sends one request and takes its answer only in the shape that was asked for; never throws. */
export async function ask<S extends v.GenericSchema>(
	answer: S,
	method: Method,
	path: string,
	body?: unknown
): Promise<ApiResult<v.InferOutput<S>>> {
	const sent = await send(method, path, body);
	if (!sent.ok) return sent;
	const read = v.safeParse(answer, sent.value);
	// Not what any version of the server says.
	return read.success ? { ok: true, value: read.output } : refused('server');
}

const refused = (why: Refusal | 'offline', body: Record<string, unknown> = {}, retrySeconds = 0) =>
	({ ok: false, why, retrySeconds, body }) as const;

async function send(method: Method, path: string, body: unknown): Promise<ApiResult<unknown>> {
	let response: Response;
	try {
		response = await fetch(`/api/${path}`, {
			method,
			credentials: 'same-origin',
			...(body === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
		});
	} catch {
		return refused('offline');
	}
	let read: unknown;
	try {
		read = await response.json();
	} catch {
		// A proxy or a portal answered in the server's place.
		return refused('offline');
	}
	if (response.ok) return { ok: true, value: read };
	const { error, ...more } = Object(read) as { error?: unknown };
	const why = refusals.find((word) => word === error) ?? 'server';
	const wait = Number(response.headers.get('retry-after') ?? 0);
	return refused(why, more, Number.isFinite(wait) ? Math.max(0, wait) : 0);
}
