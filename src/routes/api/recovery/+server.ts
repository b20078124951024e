import { json } from '@sveltejs/kit';
import { requests, type RecoverAnswer } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** What a recovery code opens. Nothing changes, and nobody is told, until a new password is set. */
export const POST = endpoint({ body: requests.recover }, async ({ event, host, body, limit }) => {
	// By address alone: a code has 128 bits, and nobody may keep its owner from using it.
	const busy = await limit('recover', host.keys.addressKey(event.getClientAddress()));
	if (busy) return busy;
	const account = host.accounts.recover(body.handle, body.rcAuth);
	if (!account) return refuse('auth');
	const { userId, wrapRc, rcRev, wrapRev } = account;
	const answer = { userId: base64url(userId), wrapRc: base64url(wrapRc), rcRev, wrapRev };
	return json(answer satisfies RecoverAnswer);
});
