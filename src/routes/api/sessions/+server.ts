import { json } from '@sveltejs/kit';
import { requests, type SessionAnswer } from '#lib/protocol/requests.ts';
import { normaliseHandle } from '#server/accounts/accounts.ts';
import { deviceCookie } from '#server/http/cookies.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';
import { accountAnswer, startSession } from '#server/http/sign-in.ts';

/** Sign in. Unknown handle and wrong password are one answer. */
export const POST = endpoint({ body: requests.signIn }, async ({ event, host, body, limit }) => {
	const { accounts, keys, sessions } = host;
	const device = event.cookies.get(deviceCookie(host.config));
	const userId = accounts.idOf(body.handle);
	// Guesses from elsewhere must never lock out a device that has been here before. Asked of nobody's
	// handle too: the time must not tell whether there is one.
	const known = device !== undefined && sessions.knows(userId, device);
	const handleKey = base64url(keys.handleMac(normaliseHandle(body.handle)));
	const busy = known
		? await limit('knownSignIn', `${handleKey}:${device}`)
		: await limit('signIn', handleKey, keys.addressKey(event.getClientAddress()));
	if (busy) return busy;
	const account = accounts.signIn(body.handle, body.authKey);
	if (!account) return refuse('auth');
	await startSession(event.cookies, host, account.userId);
	return accountAnswer(account);
});

export const GET = endpoint({ signedIn: true }, ({ host, seat }) =>
	json(host.sessions.list(seat.userId, seat.sessionId) satisfies SessionAnswer[])
);

/** Ends all other sessions. */
export const DELETE = endpoint({ signedIn: true }, ({ host, seat }) => {
	host.relay?.closeSessions(host.sessions.endOthers(seat.userId, seat.sessionId));
	return json({});
});
