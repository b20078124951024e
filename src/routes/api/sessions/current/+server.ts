import { json } from '@sveltejs/kit';
import { sessionCookie } from '#server/http/cookies.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** Signs out. Asked by somebody who is not signed in, it is done already. */
export const DELETE = endpoint({}, async ({ event, host, seat }) => {
	if (seat) {
		await host.sessions.end(seat.sessionId);
		host.relay?.closeSessions([seat.sessionId]);
	}
	event.cookies.delete(sessionCookie(host.config), { path: '/' });
	return json({}, { headers: { 'clear-site-data': '"cache", "storage"' } });
});
