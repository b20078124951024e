import { json } from '@sveltejs/kit';
import { endpoint, refuse } from '#server/http/endpoint.ts';

/** The inviter says: that is not them. */
export const POST = endpoint({ signedIn: true }, ({ event, host, seat }) => {
	const done = host.invites.refuse(seat.userId, event.params.id ?? '');
	if (typeof done === 'string') return refuse(done);
	if (done.joiner) host.relay?.notify(done.joiner, 'invite');
	return json({});
});
