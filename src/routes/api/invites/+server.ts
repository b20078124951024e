import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** A new invitation to one's own pair space. */
export const POST = endpoint(
	{ signedIn: true, body: requests.invite },
	async ({ host, seat, body, limit }) => {
		const busy = await limit('invite', base64url(seat.userId));
		if (busy) return busy;
		const refused = host.invites.create(seat.userId, body);
		return refused ? refuse(refused) : json({}, { status: 201 });
	}
);
