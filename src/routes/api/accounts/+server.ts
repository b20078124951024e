import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { endpoint, refuse } from '#server/http/endpoint.ts';
import { startSession } from '#server/http/sign-in.ts';

/** A new account, signed in at once. */
export const POST = endpoint({ body: requests.signUp }, async ({ event, host, body, limit }) => {
	if (host.config.registration === 'closed') return refuse('closed');
	const busy = await limit('signUp', host.keys.addressKey(event.getClientAddress()));
	if (busy) return busy;
	const made = host.accounts.signUp(body);
	if (typeof made === 'string') return refuse(made);
	await startSession(event.cookies, host, made.userId);
	return json({}, { status: 201 });
});
