// The account side of a server, honest or not, under the real account code of a device: it keeps one
// account as it was uploaded and answers like the real one, until a lie takes an answer's place.
import { vi } from 'vitest';
import type { AccountAnswer } from '#lib/protocol/requests.ts';

type Body = Record<string, unknown>;
export type Asked = { method: string; path: string; body: Body };
/** An answer instead of the honest one; undefined: the honest one after all. */
export type Lie = (asked: Asked) => Response | undefined;

export const json = (value: unknown, status = 200): Response =>
	new Response(typeof value === 'string' ? value : JSON.stringify(value), { status });

export class AccountServer {
	/** What the device uploaded at sign-up, with what it changed since. */
	account: Record<string, string> = {};
	revs = { wrapRev: 1, rcRev: 1, vaultRev: 1 };
	asked: Asked[] = [];
	lie: Lie = () => undefined;

	/** Takes the place of the network. */
	install(): void {
		vi.stubGlobal('fetch', async (url: string, init: { method: string; body?: string }) => {
			const asked = {
				method: init.method,
				path: url.replace('/api/', ''),
				body: JSON.parse(init.body ?? '{}') as Body
			};
			this.asked.push(asked);
			return this.lie(asked) ?? this.#answer(asked);
		});
	}

	/** What a device is given to open its account. */
	get answer(): AccountAnswer {
		const { userId, wrapPw, vault } = this.account as {
			[K in 'userId' | 'wrapPw' | 'vault']: string;
		};
		return { userId, wrapPw, vault, ...this.revs };
	}

	/** Bodies of all requests to `path`. */
	to(path: string): Body[] {
		return this.asked.filter((asked) => asked.path === path).map(({ body }) => body);
	}

	#answer({ method, path, body }: Asked): Response {
		const { kdf = 1, salt, authKey, rcAuth, userId, wrapRc } = this.account;
		const { rcRev, wrapRev } = this.revs;
		switch (`${method} ${path}`) {
			case 'POST accounts':
				this.account = { ...(body as Record<string, string>) };
				return json({}, 201);
			case 'POST accounts/params':
				return json({ kdf, salt });
			case 'POST sessions':
				return body.authKey === authKey ? json(this.answer) : json({ error: 'auth' }, 401);
			case 'GET account':
				return json(this.answer);
			case 'POST account/password':
				this.account.salt = body.salt as string;
				this.account.authKey = body.newAuthKey as string;
				this.account.wrapPw = body.wrapPw as string;
				this.revs.wrapRev++;
				return json({});
			case 'POST recovery':
				return body.rcAuth === rcAuth
					? json({ userId, wrapRc, rcRev, wrapRev })
					: json({ error: 'auth' }, 401);
			case 'POST recovery/finish':
				this.account.wrapPw = body.wrapPw as string;
				this.revs.wrapRev++;
				this.revs.rcRev++;
				return json(this.answer);
			default:
				return json({});
		}
	}
}
