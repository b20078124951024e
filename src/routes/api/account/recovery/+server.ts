import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** A new recovery code; the old one opens nothing any more. */
export const POST = endpoint(
	{ signedIn: true, body: requests.recoveryCode },
	async ({ host, seat, body, limit }) => {
		const busy = await limit('signIn', `change:${base64url(seat.userId)}`);
		if (busy) return busy;
		return host.accounts.changeRecoveryCode(seat.userId, body) ? json({}) : refuse('auth');
	}
);
