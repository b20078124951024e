import { json } from '@sveltejs/kit';
import { endpoint, refuse } from '#server/http/endpoint.ts';

/** Ends one of one's own sessions. */
export const DELETE = endpoint({ signedIn: true }, ({ event, host, seat }) => {
	const ended = host.sessions.endByPublicId(seat.userId, event.params.id ?? '');
	if (!ended) return refuse('unknown');
	host.relay?.closeSessions([ended]);
	return json({});
});
