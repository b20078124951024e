import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';

/** Puts revision `rev` of the vault, if the one before it is still the newest. */
export const PUT = endpoint(
	{ signedIn: true, body: requests.vault },
	async ({ host, seat, body, limit }) => {
		const busy = await limit('write', base64url(seat.userId));
		if (busy) return busy;
		const put = host.accounts.putVault(seat.userId, body.rev, body.vault);
		if ('stale' in put) {
			return refuse('stale', { vault: base64url(put.stale.vault), vaultRev: put.stale.vaultRev });
		}
		host.relay?.notify(seat.userId, 'account');
		return json(put);
	}
);
