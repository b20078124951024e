import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { endpoint, refuse } from '#server/http/endpoint.ts';

/** The inviter says: that's them, and sends the space key, sealed to the joiner. */
export const POST = endpoint(
	{ signedIn: true, body: requests.accept },
	({ event, host, seat, body }) => {
		const done = host.invites.accept(seat.userId, event.params.id ?? '', body.box);
		if (typeof done === 'string') return refuse(done);
		host.relay?.notify(done.joiner, 'invite');
		host.relay?.notify(seat.userId, 'invite');
		return json({});
	}
);
