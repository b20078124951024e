import { json } from '@sveltejs/kit';
import { requests } from '#lib/protocol/requests.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** Keeps this device's name, sealed by the device. */
export const PUT = endpoint({ signedIn: true, body: requests.label }, ({ host, seat, body }) => {
	host.sessions.setLabel(seat.sessionId, Buffer.from(body.label, 'base64url'));
	return json({});
});
