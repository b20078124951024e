import { requests } from '#lib/protocol/requests.ts';
import { base64url, endpoint, refuse } from '#server/http/endpoint.ts';
import { accountAnswer, startSession } from '#server/http/sign-in.ts';

/** A new password and a new code by the old code; every other device is signed out. */
export const POST = endpoint(
	{ body: requests.recoverFinish },
	async ({ event, host, body, limit }) => {
		const keys = [
			base64url(host.keys.handleMac(body.handle)),
			host.keys.addressKey(event.getClientAddress())
		];
		const busy = await limit('recover', ...keys);
		if (busy) return busy;
		const account = host.accounts.finishRecovery(body);
		if (!account) return refuse('auth');
		host.relay?.closeSessions(host.sessions.endOthers(account.userId, null));
		await startSession(event.cookies, host, account.userId);
		return accountAnswer(account);
	}
);
