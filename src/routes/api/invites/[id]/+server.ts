import { json } from '@sveltejs/kit';
import type { InviteAnswer } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** An invitation as whoever asks may see it. Its id comes from the link's secret: nobody guesses it. */
export const GET = endpoint({}, async ({ event, host, seat, limit }) => {
	const asking = seat ? base64url(seat.userId) : host.keys.addressKey(event.getClientAddress());
	const busy = await limit('invite', asking);
	if (busy) return busy;
	const found = host.invites.get(seat?.userId ?? null, event.params.id ?? '');
	return found ? json(found satisfies InviteAnswer) : refuse('unknown');
});

/** Withdraws one's own invitation. */
export const DELETE = endpoint({ signedIn: true }, ({ event, host, seat }) => {
	const done = host.invites.withdraw(seat.userId, event.params.id ?? '');
	if (typeof done === 'string') return refuse(done);
	if (done.joiner) host.relay?.notify(done.joiner, 'invite');
	return json({});
});
