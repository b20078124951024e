import { expect, test } from 'vitest';
import { ConfigRefused, readConfig } from './config.ts';

test('with nothing set it listens on this machine alone', () => {
	const config = readConfig({});
	expect(config).toMatchObject({
		host: 'localhost',
		port: 3000,
		registration: 'open',
		trustProxy: 0
	});
	expect(config.origins).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000']);
	expect(config.secure).toBe(false);
});

test('an https origin makes cookies secure', () => {
	expect(readConfig({ ORIGIN: 'https://tides.example' }).secure).toBe(true);
});

test.each([
	[{ ORIGIN: 'https://tides.example/' }, 'ORIGIN'],
	[{ ORIGIN: 'http://tides.example' }, 'https'],
	[{ ORIGIN: 'tides.example' }, 'ORIGIN'],
	[{ PORT: '70000' }, 'PORT'],
	[{ HOST: 'not a host' }, 'HOST'],
	[{ TRUST_PROXY: '-1' }, 'TRUST_PROXY'],
	[{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
	[{ PEPPER: 'ab'.repeat(32) }, 'both'],
	[{ PEPPER: 'xyz', SERVER_KEY: 'ab'.repeat(32) }, 'PEPPER']
])('%o is refused with its name', (env, says) => {
	expect(() => readConfig(env)).toThrow(ConfigRefused);
	expect(() => readConfig(env)).toThrow(says);
});
