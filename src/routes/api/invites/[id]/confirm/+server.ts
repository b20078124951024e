import { json } from '@sveltejs/kit';
import { endpoint, refuse } from '#server/http/endpoint.ts';

/** The joiner holds the key: the invitation is deleted. */
export const POST = endpoint({ signedIn: true }, ({ event, host, seat }) => {
	const done = host.invites.confirm(seat.userId, event.params.id ?? '');
	if (typeof done === 'string') return refuse(done);
	host.relay?.notify(done.inviter, 'invite');
	return json({});
});
