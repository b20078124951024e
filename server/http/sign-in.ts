// What all ways of signing in share: the cookie, the device it is remembered on, and who is told.
import { randomBytes } from 'node:crypto';
import { json, type Cookies } from '@sveltejs/kit';
import type { AccountAnswer } from '#lib/protocol/requests.ts';
import type { Account } from '#server/accounts/accounts.ts';
import type { Services } from '#server/services.ts';
import { cookieOptions, sessionCookie } from './cookies.ts';
import { base64url, deviceOf } from './endpoint.ts';

/** Starts a session on this device and sets its cookie; the one that was open here before ends. */
export async function startSession(
	cookies: Cookies,
	host: Services,
	userId: Uint8Array
): Promise<string> {
	const device = deviceOf(cookies, host, () => randomBytes(32).toString('base64url'));
	const before = cookies.get(sessionCookie(host.config));
	const old = before ? await host.sessions.validate(before) : null;
	if (old) {
		await host.sessions.end(old.sessionId);
		host.relay?.closeSessions([old.sessionId]);
	}
	const { token, sessionId } = await host.sessions.create(userId, device);
	cookies.set(sessionCookie(host.config), token, cookieOptions(host.config, 90));
	host.relay?.notify(userId, 'sessions');
	return sessionId;
}

/** What a device needs to open its account. */
export const accountAnswer = (account: Account): Response =>
	json({
		userId: base64url(account.userId),
		wrapPw: base64url(account.wrapPw),
		wrapRev: account.wrapRev,
		rcRev: account.rcRev,
		vault: base64url(account.vault),
		vaultRev: account.vaultRev
	} satisfies AccountAnswer);
