// The two cookies there are: who is signed in, and which device this is. Read tolerantly: one
// malformed cookie of somebody else's must not end a request, let alone the process.
import { parse } from 'cookie';
import type { Config } from '#server/config.ts';

/** All cookies of a header; what cannot be decoded is left as it is. */
export function readCookies(header: string | undefined): Record<string, string | undefined> {
	return header ? parse(header) : {};
}

/** `__Host-` binds a cookie to this host over HTTPS; on http://localhost browsers refuse the prefix. */
const name = (config: Pick<Config, 'secure'>, plain: string) =>
	config.secure ? `__Host-${plain}` : plain;

export const sessionCookie = (config: Pick<Config, 'secure'>) => name(config, 'tides-session');
export const deviceCookie = (config: Pick<Config, 'secure'>) => name(config, 'tides-device');

/** How both are set: for this site alone, out of reach of scripts. */
export const cookieOptions = (config: Pick<Config, 'secure'>, days: number) => ({
	path: '/',
	httpOnly: true,
	sameSite: 'strict' as const,
	secure: config.secure,
	maxAge: days * 24 * 3600
});
