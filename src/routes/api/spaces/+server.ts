import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** A new pair space with its first member. */
export const POST = endpoint(
	{ signedIn: true, body: requests.space },
	async ({ host, seat, body, limit }) => {
		const busy = await limit('invite', base64url(seat.userId));
		if (busy) return busy;
		const refused = host.invites.createSpace(seat.userId, body.space);
		return refused ? refuse(refused) : json({}, { status: 201 });
	}
);
