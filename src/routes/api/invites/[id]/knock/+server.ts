import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** The joiner asks to be let in. */
export const POST = endpoint(
	{ signedIn: true, body: requests.knock },
	async ({ event, host, seat, body, limit }) => {
		const busy = await limit('invite', base64url(seat.userId));
		if (busy) return busy;
		const done = host.invites.knock(seat.userId, event.params.id ?? '', body);
		if (typeof done === 'string') return refuse(done);
		host.relay?.notify(done.inviter, 'invite');
		return json({});
	}
);
