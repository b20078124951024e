// Everything the operator can set, read from the environment once and checked together, so that
// every wrong value is told at the first start and none at the second.
import { isIP } from 'node:net';
import { resolve } from 'node:path';

export type Config = {
	readonly host: string;
	readonly port: number;
	/** Exactly these origins may talk to the server. */
	readonly origins: readonly string[];
	readonly dataDir: string;
	/** Proxies in front whose X-Forwarded-For is believed; 0: none. */
	readonly trustProxy: number;
	readonly registration: 'open' | 'closed';
	readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
	/** Secrets given by the environment instead of the data folder's file; null: the file. */
	readonly secrets: { pepper: Buffer; serverKey: Buffer } | null;
	/** Cookies need HTTPS, except on localhost. */
	readonly secure: boolean;
};

/** All that is wrong, one sentence a line. */
export class ConfigRefused extends Error {
	override name = 'ConfigRefused';
}

const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** Reads and checks; throws ConfigRefused with every problem at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
	const problems: string[] = [];
	const wrong = (name: string, what: string) => void problems.push(`${name} ${what}`);

	const host = env.HOST || 'localhost';
	if (!isIP(host) && !/^[a-z0-9.-]+$/i.test(host))
		wrong('HOST', `is not a host name or address: ${host}`);

	const port = Number(env.PORT || 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		wrong('PORT', `must be a number from 0 to 65535, not ${env.PORT}`);
	}

	const given = (env.TWO_TIDES_ORIGINS ?? env.ORIGIN ?? '')
		.split(',')
		.map((o) => o.trim())
		.filter(Boolean);
	for (const origin of given) {
		if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
			wrong('ORIGIN', `must be like https://tides.example (no path), not ${origin}`);
		} else if (!origin.startsWith('https://') && !isLocal(new URL(origin).hostname)) {
			wrong('ORIGIN', `must use https (browsers encrypt nothing on plain http): ${origin}`);
		}
	}
	const origins =
		given.length > 0 ? given : ['localhost', '127.0.0.1'].map((h) => `http://${h}:${port}`);

	const trustProxy = Number(env.TRUST_PROXY || 0);
	if (!Number.isInteger(trustProxy) || trustProxy < 0 || trustProxy > 5) {
		wrong('TRUST_PROXY', `must be the number of proxies in front, 0 to 5, not ${env.TRUST_PROXY}`);
	}

	const registration = env.REGISTRATION || 'open';
	if (registration !== 'open' && registration !== 'closed') {
		wrong('REGISTRATION', `must be open or closed, not ${registration}`);
	}

	const logLevel = (env.LOG_LEVEL || 'info') as Config['logLevel'];
	if (!levels.includes(logLevel)) wrong('LOG_LEVEL', `must be one of ${levels.join(', ')}`);

	const secrets = readSecrets(env, wrong);
	if (problems.length > 0) throw new ConfigRefused(problems.join('\n'));
	return Object.freeze({
		host,
		port,
		origins,
		dataDir: resolve(env.DATA_DIR || './data'),
		trustProxy,
		registration: registration as Config['registration'],
		logLevel,
		secrets,
		secure: origins.every((origin) => origin.startsWith('https://'))
	});
}

function readSecrets(
	env: Record<string, string | undefined>,
	wrong: (name: string, what: string) => void
): Config['secrets'] {
	const read = (name: 'PEPPER' | 'SERVER_KEY') => {
		const text = env[name];
		if (!text) return null;
		if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
		wrong(name, 'must be 64 hexadecimal characters (32 random bytes)');
		return null;
	};
	const pepper = read('PEPPER');
	const serverKey = read('SERVER_KEY');
	if (Boolean(env.PEPPER) !== Boolean(env.SERVER_KEY)) {
		wrong('PEPPER and SERVER_KEY', 'must be given both, or neither');
	}
	return pepper && serverKey ? { pepper, serverKey } : null;
}

const isLocal = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
