import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** A new password; every other device is signed out. */
export const POST = endpoint(
	{ signedIn: true, body: requests.password },
	async ({ host, seat, body, limit }) => {
		const busy = await limit('signIn', `change:${base64url(seat.userId)}`);
		if (busy) return busy;
		if (!host.accounts.changePassword(seat.userId, body)) return refuse('auth');
		host.relay?.closeSessions(host.sessions.endOthers(seat.userId, seat.sessionId));
		return json({});
	}
);
