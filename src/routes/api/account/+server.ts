import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { sessionCookie } from '#server/http/cookies.ts';
import { endpoint, refuse } from '#server/http/endpoint.ts';
import { accountAnswer } from '#server/http/sign-in.ts';

export const GET = endpoint({ signedIn: true }, ({ host, seat }) => {
	const account = host.accounts.get(seat.userId);
	return account ? accountAnswer(account) : refuse('auth');
});

/** Leaves the space of the two, then erases the account and everything only it could read. */
export const DELETE = endpoint(
	{ signedIn: true, body: requests.deleteAccount },
	async ({ event, host, seat, body, limit }) => {
		const busy = await limit('signIn', `erase:${seat.sessionId}`);
		if (busy) return busy;
		if (!host.accounts.confirms(seat.userId, body.authKey)) return refuse('auth');
		for (const space of host.leaving.leaveAll(seat.userId)) host.relay?.left(space, seat.userId);
		host.accounts.erase(seat.userId, body.authKey);
		host.relay?.closeUser(seat.userId);
		event.cookies.delete(sessionCookie(host.config), { path: '/' });
		return json({}, { headers: { 'clear-site-data': '"*"' } });
	}
);
