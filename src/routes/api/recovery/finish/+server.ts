import { requests } from '#lib/protocol/requests.ts';
import { endpoint, refuse } from '#server/http/endpoint.ts';
import { accountAnswer, startSession } from '#server/http/sign-in.ts';

/** A new password and a new code by the old code; every other device is signed out. */
export const POST = endpoint(
	{ body: requests.recoverFinish },
	async ({ event, host, body, limit }) => {
		// By address alone: a code has 128 bits, and nobody may keep its owner from using it.
		const busy = await limit('recover', host.keys.addressKey(event.getClientAddress()));
		if (busy) return busy;
		const account = host.accounts.finishRecovery(body);
		if (!account) return refuse('auth');
		host.relay?.closeSessions(host.sessions.endOthers(account.userId, null));
		await startSession(event.cookies, host, account.userId);
		return accountAnswer(account);
	}
);
