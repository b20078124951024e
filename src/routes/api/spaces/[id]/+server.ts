import { json } from '@sveltejs/kit';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** Leaves the space of the two: it is closed for both, at once. Closed before, it is done already. */
export const DELETE = endpoint({ signedIn: true }, async ({ event, host, seat, limit }) => {
	const busy = await limit('write', base64url(seat.userId));
	if (busy) return busy;
	const space = Buffer.from(event.params.id ?? '', 'base64url');
	const refused = host.leaving.leave(seat.userId, space);
	if (refused) return refuse(refused);
	host.relay?.left(space, seat.userId);
	host.invites.sweep();
	return json({});
});
