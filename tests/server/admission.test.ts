// Who gets a socket, and how soon it is taken away.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeBye } from '#lib/protocol/messages.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import { Caller, connect, newItem, newMember, text, yes } from '../support/wire-client.ts';

let server: RunningServer;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100' });
});
afterAll(() => server.dispose());

describe('a socket is refused', () => {
	test('to a page of another site, even with this browser’s cookies', async () => {
		const member = await newMember(server.origin);
		for (const origin of ['https://evil.example', 'null', `${server.origin}.evil.example`]) {
			await expect(connect(member, { origin })).rejects.toThrow();
		}
	});

	test('to somebody who is not signed in', async () => {
		await expect(connect(new Caller(server.origin))).rejects.toThrow('auth');
	});

	test('to cookies that cannot be read, and the server goes on', async () => {
		const cookies = ['tides-session=%', 'x=%', '%E0%A4%A=1', `tides-session=${'a'.repeat(4000)}`];
		for (const cookie of cookies) {
			await expect(connect(new Caller(server.origin), { cookie })).rejects.toThrow();
		}
		const { status } = await new Caller(server.origin).call('GET', 'health');
		expect(status).toBe(200);
	});

	test('to long polling: there is no transport but WebSocket', async () => {
		const member = await newMember(server.origin);
		await expect(connect(member, {}, { transports: ['polling'] })).rejects.toThrow();
	});
});

describe('a session that ends takes its socket with it within a second', () => {
	test('by signing out', async () => {
		const member = await newMember(server.origin);
		const line = await connect(member);
		const before = performance.now();
		await member.call('DELETE', 'sessions/current');
		await line.gone();
		expect(performance.now() - before).toBeLessThan(1000);
		expect(decodeBye(await line.hears('bye'))).toBe('logout');
	});

	test('by “sign out all others” from another device', async () => {
		const member = await newMember(server.origin);
		const phone = await connect(member);
		const tablet = new Caller(server.origin);
		const { handle, authKey } = member;
		await tablet.call('POST', 'sessions', { handle, authKey: text(authKey) });
		await tablet.call('DELETE', 'sessions');
		await phone.gone();
		await expect(connect(member)).rejects.toThrow('auth');
		yes(await (await connect(tablet)).hello(member.soloSpace));
	});

	test('by a new password', async () => {
		const member = await newMember(server.origin);
		const tablet = new Caller(server.origin);
		const { handle, authKey } = member;
		await tablet.call('POST', 'sessions', { handle, authKey: text(authKey) });
		const phone = await connect(member);
		const changed = await tablet.call('POST', 'account/password', {
			authKey: text(authKey),
			kdf: 1,
			salt: text(randomBytes(16)),
			newAuthKey: text(randomBytes(32)),
			wrapPw: text(randomBytes(76))
		});
		expect(changed.status).toBe(200);
		await phone.gone();
		const old = await new Caller(server.origin).call('POST', 'sessions', {
			handle,
			authKey: text(authKey)
		});
		expect(old.status).toBe(401);
	});

	test('by erasing the account, and nothing of it can be read afterwards', async () => {
		const member = await newMember(server.origin);
		const line = await connect(member);
		yes(await line.hello(member.soloSpace));
		yes(await line.append([newItem()]));
		const erased = await member.call('DELETE', 'account', { authKey: text(member.authKey) });
		expect(erased.status).toBe(200);
		await line.gone();
		const again = await new Caller(server.origin).call('POST', 'sessions', {
			handle: member.handle,
			authKey: text(member.authKey)
		});
		expect(again.status).toBe(401);
	});
});
