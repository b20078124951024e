// Talks to the server's endpoints. A refusal is a value with one word; no answer at all is 'offline'.
import type { Refusal } from '#lib/protocol/requests.ts';

export type ApiResult<T> =
	| { ok: true; value: T }
	| { ok: false; why: Refusal | 'offline'; retrySeconds: number; body: Record<string, unknown> };

/** Sends one request; never throws. */
export async function api<T = Record<string, never>>(
	method: 'GET' | 'POST' | 'PUT' | 'DELETE',
	path: string,
	body?: unknown
): Promise<ApiResult<T>> {
	const refused = (
		why: Refusal | 'offline',
		more: Record<string, unknown> = {},
		retrySeconds = 0
	) => ({ ok: false, why, retrySeconds, body: more }) as const;
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
	if (response.ok) return { ok: true, value: read as T };
	const { error, ...more } = (read ?? {}) as { error?: Refusal };
	return refused(error ?? 'server', more, Number(response.headers.get('retry-after') ?? 0));
}
