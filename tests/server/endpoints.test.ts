// Every endpoint against wrong shapes, wrong people and wrong order: a clear refusal, nothing more.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusals } from '#lib/protocol/requests.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import {
	Caller,
	card,
	knockBody,
	newCouple,
	newMember,
	signUpBody,
	text,
	type Member
} from '../support/wire-client.ts';

let server: RunningServer;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '1000' });
});
afterAll(() => server.dispose());

/** Every endpoint there is, as the folders say, with an id in the place of a parameter. */
const routes = fileURLToPath(new URL('../../src/routes/api', import.meta.url));
const endpoints = readdirSync(routes, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('+server.ts'))
	.flatMap((file) => {
		const source = readFileSync(join(routes, file), 'utf8');
		const path = file
			.replaceAll('\\', '/')
			.replace('/+server.ts', '')
			.replace('[id]', text(randomBytes(16)));
		return [...source.matchAll(/export const (GET|POST|PUT|DELETE) = (.*\{.*|.*\n.*\{.*)/g)].map(
			(found) => ({
				method: found[1]!,
				path,
				source: source.slice(found.index),
				signedIn: source.slice(found.index).split('export const')[1]!.includes('signedIn: true')
			})
		);
	});

const wrong: unknown[] = [
	'',
	'{',
	'null',
	'[]',
	'0',
	'"text"',
	'{}',
	'{"__proto__":{"admin":true}}',
	'{"handle":null}',
	'{"handle":["a"],"authKey":{}}',
	`{"handle":"${'x'.repeat(300)}"}`,
	`{"vault":"${'A'.repeat(40_000)}","rev":1}`,
	'{"rev":-1,"vault":""}',
	'{"rev":1e400,"vault":"AAAA"}',
	'{"inviteId":"../../etc","space":"..","card":"","lasts":1}',
	'{"a":'.repeat(3000)
];

test('there are endpoints to be tested', () => {
	expect(endpoints.length).toBeGreaterThanOrEqual(20);
});

describe.each(endpoints)('$method $path', ({ method, path, signedIn }) => {
	test('refuses wrong shapes in one word', async () => {
		const member = await newMember(server.origin);
		for (const body of method === 'GET' ? [undefined] : wrong) {
			const { status, body: answer } = await member.call(method, path, body);
			expect(status, String(body).slice(0, 60)).toBeLessThan(500);
			if (status >= 400) expect(refusals).toContain(answer.error);
			expect(JSON.stringify(answer)).not.toMatch(/sqlite|\.ts:|stack|drizzle/i);
		}
	});

	test.runIf(signedIn)('is closed to somebody who is not signed in', async () => {
		const { status, body } = await new Caller(server.origin).call(
			method,
			path,
			method === 'GET' ? undefined : {}
		);
		expect(status).toBe(401);
		expect(body).toEqual({ error: 'auth' });
	});

	test.runIf(method !== 'GET')('is closed to pages of other sites', async () => {
		const member = await newMember(server.origin);
		const foreign: Record<string, string>[] = [
			{ origin: 'https://evil.example' },
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site' }
		];
		for (const headers of foreign) {
			const { status } = await member.call(method, path, {}, headers);
			expect(status).toBe(403);
		}
	});

	test('carries the security headers and is never kept', async () => {
		const { headers } = await new Caller(server.origin).call(
			method,
			path,
			method === 'GET' ? undefined : {}
		);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});
});

describe('signing in', () => {
	test('answers a handle nobody has as it answers a wrong password', async () => {
		const member = await newMember(server.origin);
		const authKey = text(randomBytes(32));
		const caller = new Caller(server.origin);
		const [known, unknown] = await Promise.all([
			caller.call('POST', 'sessions', { handle: member.handle, authKey }),
			caller.call('POST', 'sessions', { handle: 'nobody-at-all', authKey })
		]);
		expect(known.status).toBe(unknown.status);
		expect(known.body).toEqual(unknown.body);
		const names = (reply: { headers: Headers }) => [...reply.headers.keys()].sort();
		expect(names(known)).toEqual(names(unknown));
	});

	test('gives a handle nobody has a salt like any other, and always the same', async () => {
		const caller = new Caller(server.origin);
		const ask = async () =>
			(await caller.call('POST', 'accounts/params', { handle: 'nobody-at-all' })).body;
		const first = await ask();
		expect(first).toMatchObject({ kdf: 1, salt: expect.stringMatching(/^[\w-]{22}$/) });
		expect(await ask()).toEqual(first);
	});

	test('again on a device that is signed in ends the session that was open there', async () => {
		const member = await newMember(server.origin);
		const { handle, authKey } = member;
		const old = { ...member.cookies };
		await member.call('POST', 'sessions', { handle, authKey: text(authKey) });
		expect((await member.call('GET', 'sessions')).body).toHaveLength(1);
		const thief = new Caller(server.origin);
		thief.cookies = old;
		expect((await thief.call('GET', 'sessions')).status).toBe(401);
	});

	test('does not mind the case of a handle', async () => {
		const member = await newMember(server.origin);
		const { status } = await new Caller(server.origin).call('POST', 'sessions', {
			handle: ` ${member.handle.toUpperCase()} `,
			authKey: text(member.authKey)
		});
		expect(status).toBe(200);
	});

	test('is slowed for whoever guesses, and never for a device that has been here', async () => {
		const guarded = await runningServer();
		try {
			const member = await newMember(guarded.origin);
			const eve = new Caller(guarded.origin);
			let refused = 0;
			for (let i = 0; i < 25; i++) {
				const { status, headers } = await eve.call('POST', 'sessions', {
					handle: member.handle,
					authKey: text(randomBytes(32))
				});
				if (status !== 429) continue;
				refused++;
				expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
			}
			expect(refused).toBe(5);
			const { status } = await member.call('POST', 'sessions', {
				handle: member.handle,
				authKey: text(member.authKey)
			});
			expect(status).toBe(200);
		} finally {
			await guarded.dispose();
		}
	});
});

describe('a handle', () => {
	test('is taken once, whatever its case', async () => {
		const body = signUpBody('Rain.On.Roof');
		expect((await new Caller(server.origin).call('POST', 'accounts', body)).status).toBe(201);
		const again = await new Caller(server.origin).call(
			'POST',
			'accounts',
			signUpBody('rain.on.roof')
		);
		expect(again.body).toEqual({ error: 'handle_taken' });
	});
});

describe('an invitation', () => {
	const invite = async (mara: Member, space = randomBytes(16)) => {
		const inviteId = text(randomBytes(16));
		await mara.call('POST', 'spaces', { space: text(space) });
		await mara.call('POST', 'invites', {
			inviteId,
			space: text(space),
			card: card(),
			lasts: 3600
		});
		return inviteId;
	};

	test('is for one person: whoever comes second is told that it was used', async () => {
		const [mara, tom, eve] = await Promise.all([1, 2, 3].map(() => newMember(server.origin)));
		const id = await invite(mara!);
		expect((await tom!.call('POST', `invites/${id}/knock`, knockBody())).status).toBe(200);
		const second = await eve!.call('POST', `invites/${id}/knock`, knockBody());
		expect(second.body).toEqual({ error: 'used' });
	});

	test('cannot be knocked at by its maker', async () => {
		const mara = await newMember(server.origin);
		const id = await invite(mara);
		const own = await mara.call('POST', `invites/${id}/knock`, knockBody());
		expect(own.body).toEqual({ error: 'own' });
	});

	test('cannot be opened, refused or withdrawn by anybody but its maker', async () => {
		const [mara, tom] = await Promise.all([newMember(server.origin), newMember(server.origin)]);
		const id = await invite(mara);
		await tom.call('POST', `invites/${id}/knock`, knockBody());
		const box = { box: text(randomBytes(200)) };
		for (const [method, path, body] of [
			['POST', `invites/${id}/accept`, box],
			['POST', `invites/${id}/refuse`, undefined],
			['DELETE', `invites/${id}`, undefined]
		] as const) {
			expect((await tom.call(method, path, body)).body).toEqual({ error: 'unknown' });
		}
		expect((await mara.call('POST', `invites/${id}/confirm`)).body).toEqual({ error: 'unknown' });
	});

	test('cannot be opened before anybody knocked', async () => {
		const mara = await newMember(server.origin);
		const id = await invite(mara);
		const early = await mara.call('POST', `invites/${id}/accept`, { box: text(randomBytes(200)) });
		expect(early.status).toBeGreaterThanOrEqual(400);
	});

	test('withdrawn, and one that never was, are alike', async () => {
		const mara = await newMember(server.origin);
		const id = await invite(mara);
		await mara.call('DELETE', `invites/${id}`);
		const eve = new Caller(server.origin);
		const withdrawn = await eve.call('GET', `invites/${id}`);
		const never = await eve.call('GET', `invites/${text(randomBytes(16))}`);
		expect(withdrawn.body).toEqual(never.body);
		expect(withdrawn.status).toBe(never.status);
	});

	test('to a space of somebody else cannot be made', async () => {
		const [, , space] = await newCouple(server.origin);
		const eve = await newMember(server.origin);
		const made = await eve.call('POST', 'invites', {
			inviteId: text(randomBytes(16)),
			space: text(space),
			card: card(),
			lasts: 3600
		});
		expect(made.status).toBeGreaterThanOrEqual(400);
	});

	test('to a third person is refused once two are linked', async () => {
		const [mara, , space] = await newCouple(server.origin);
		const made = await mara.call('POST', 'invites', {
			inviteId: text(randomBytes(16)),
			space: text(space),
			card: card(),
			lasts: 3600
		});
		expect(made.body).toEqual({ error: 'linked' });
	});
});

describe('the vault', () => {
	test('changed on two devices at once keeps the first, and gives it to the second', async () => {
		const member = await newMember(server.origin);
		const [first, second] = [text(randomBytes(540)), text(randomBytes(540))];
		expect((await member.call('PUT', 'account/vault', { rev: 2, vault: first })).status).toBe(200);
		const late = await member.call('PUT', 'account/vault', { rev: 2, vault: second });
		expect(late.body).toEqual({ error: 'stale', vault: first, vaultRev: 2 });
	});
});

test('somebody else’s session cannot be ended by guessing at it', async () => {
	const [mara, eve] = await Promise.all([newMember(server.origin), newMember(server.origin)]);
	const list = (await mara.call('GET', 'sessions')).body as unknown as { id: string }[];
	const ended = await eve.call('DELETE', `sessions/${list[0]!.id}`);
	expect(ended.body).toEqual({ error: 'unknown' });
	expect((await mara.call('GET', 'sessions')).status).toBe(200);
});

test('nothing personal stands in the log', async () => {
	const member = await newMember(server.origin);
	await member.call('GET', `invites/${text(randomBytes(16))}`);
	await member.call('POST', 'sessions', { handle: member.handle, authKey: text(member.authKey) });
	const log = server.output();
	expect(log).toContain('"route":"/api/invites/[id]"');
	for (const secret of [
		member.handle,
		text(member.userId),
		text(member.authKey),
		'127.0.0.1',
		'::1'
	]) {
		expect(log).not.toContain(secret);
	}
});
