import { json } from '@sveltejs/kit';
import { requests, type ParamsAnswer } from '#lib/protocol/requests.ts';
import { base64url, endpoint } from '#server/http/endpoint.ts';

/** What a device needs to derive a password's keys; a handle nobody has gets an answer like any other. */
export const POST = endpoint({ body: requests.params }, async ({ event, host, body, limit }) => {
	const busy = await limit('write', host.keys.addressKey(event.getClientAddress()));
	if (busy) return busy;
	const { kdf, salt } = host.accounts.params(body.handle);
	return json({ kdf, salt: base64url(salt) } satisfies ParamsAnswer);
});
