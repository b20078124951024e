// What a server may try with an account: weaker keys, other people's keys, older ones, nonsense. The
// device opens none of it, says so, and keeps what it had.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fromBase64url, random, toBase64url } from '#lib/crypto/bytes.ts';
import { currentKdf, kdfParams, type Argon2Params } from '#lib/crypto/password.ts';
import { sha256 } from '#server/log/append.ts';
import { AccountServer, json, type Lie } from '../support/account-server.ts';

/** Parameters every password was stretched with. The stretching itself is tested elsewhere; here it is quick. */
const stretched = vi.hoisted(() => [] as Argon2Params[]);
vi.mock('#lib/crypto/argon2-in-worker.ts', () => ({
	argon2InWorker: async (password: Uint8Array, salt: Uint8Array, params: Argon2Params) => {
		stretched.push(params);
		return sha256(Buffer.concat([password, salt]));
	}
}));

const password = 'soft rain on the roof';
const profile = { name: 'Mara' };
let server: AccountServer;
let device: Awaited<ReturnType<typeof newDevice>>;

/** A device on which nobody is signed in. */
async function newDevice() {
	vi.resetModules();
	const account = await import('#lib/state/account.ts');
	const { loadKeyring } = await import('#lib/state/keyring.ts');
	const { listDevices } = await import('#lib/state/devices.ts');
	return { ...account, loadKeyring, listDevices };
}

const signUp = (handle = 'mara') => device.signUp({ handle, password, profile });
const whyOf = (result: { ok: boolean; why?: string }) => (result.ok ? 'opened' : result.why);

beforeEach(async () => {
	stretched.length = 0;
	server = new AccountServer();
	server.install();
	device = await newDevice();
	expect((await signUp()).ok).toBe(true);
	device = await newDevice();
	server.asked = [];
});

test('an honest server: the account opens on another device', async () => {
	expect(await device.signIn('mara', password)).toEqual({ ok: true });
	expect((await device.loadKeyring())!.vaultRev).toBe(1);
});

describe('a password is never stretched with less, whatever is asked for', () => {
	test.each([0, 2, -1, 1.5, '1', null, { memoryKiB: 8, passes: 1 }])('kdf %j', async (kdf) => {
		server.lie = ({ path }) =>
			path === 'accounts/params' ? json({ kdf, salt: server.account.salt }) : undefined;
		stretched.length = 0;
		expect(['damaged', 'server']).toContain(whyOf(await device.signIn('mara', password)));
		expect(stretched).toEqual([]);
		expect(server.asked.map(({ path }) => path)).toEqual(['accounts/params']);
	});

	test('the one set there is stands in the app, and is what is used', async () => {
		await device.signIn('mara', password);
		expect(stretched.at(-1)).toEqual(kdfParams[currentKdf]);
		expect(kdfParams[currentKdf]).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 });
		for (const { memoryKiB, passes } of Object.values(kdfParams)) {
			expect(memoryKiB).toBeGreaterThanOrEqual(65_536);
			expect(passes).toBeGreaterThanOrEqual(3);
		}
	});
});

describe('another salt', () => {
	const withSalt = (salt: unknown): Lie => {
		return ({ path, body }) => {
			if (path === 'accounts/params') return json({ kdf: 1, salt });
			// Whatever the device shows, it is let in.
			return path === 'sessions' && body.authKey ? json(server.answer) : undefined;
		};
	};

	test('shows the server another proof than the one it knows, and opens nothing', async () => {
		const proof = server.account.authKey;
		server.lie = withSalt(toBase64url(random(16)));
		expect(whyOf(await device.signIn('mara', password))).toBe('damaged');
		expect(server.to('sessions')[0]!.authKey).not.toBe(proof);
		expect(await device.loadKeyring()).toBeNull();
	});

	test('of no length, or another, is not used at all', async () => {
		for (const salt of ['', 'AA', toBase64url(random(32)), 7, null, undefined]) {
			server.asked = [];
			server.lie = withSalt(salt);
			expect(whyOf(await device.signIn('mara', password))).toBe('server');
			expect(server.to('sessions')).toEqual([]);
		}
	});

	test('even the same one gives another handle other keys', async () => {
		const { salt } = server.account;
		server.lie = withSalt(salt);
		await device.signIn('mara', password);
		await device.signIn('tom', password);
		const [hers, his] = server.to('sessions').map(({ authKey }) => authKey);
		expect(hers).not.toBe(his);
	});
});

describe('a key or a vault that is not this account’s of now', () => {
	type Change = (mine: AccountServer, eves: AccountServer) => object | Promise<object>;
	const flip = (text: string, at: number) => {
		const bytes = fromBase64url(text)!;
		bytes[at]! ^= 1;
		return toBase64url(bytes);
	};
	const lies: [string, Change][] = [
		['the wrapped key of somebody else', (_mine, { account }) => ({ wrapPw: account.wrapPw })],
		['the whole account of somebody else', (_mine, { answer }) => answer],
		['another person’s id', (_mine, { account }) => ({ userId: account.userId })],
		['a wrapped key with a bit changed', ({ account }) => ({ wrapPw: flip(account.wrapPw!, 40) })],
		['a commitment with a bit changed', ({ account }) => ({ wrapPw: flip(account.wrapPw!, 0) })],
		['the key that the recovery code wraps', ({ account }) => ({ wrapPw: account.wrapRc })],
		['the key under another revision', () => ({ wrapRev: 2 })],
		['the vault of somebody else', (_mine, { account }) => ({ vault: account.vault })],
		['a vault with a bit changed', ({ account }) => ({ vault: flip(account.vault!, 100) })],
		['an older vault under the newest number', () => ({ vaultRev: 2 })],
		['a vault of nothing but noise', () => ({ vault: toBase64url(random(540)) })]
	];

	test.each(lies)('%s opens nothing, and nothing of it is kept', async (_what, change) => {
		const eves = new AccountServer();
		eves.install();
		expect((await device.signUp({ handle: 'eve', password, profile })).ok).toBe(true);
		device = await newDevice();
		server.install();
		const answer = { ...server.answer, ...(await change(server, eves)) };
		server.lie = ({ path }) => (path === 'sessions' ? json(answer) : undefined);
		expect(whyOf(await device.signIn('mara', password))).toBe('damaged');
		expect(await device.loadKeyring()).toBeNull();
		// The server comes to its senses: nothing was broken by it.
		server.lie = () => undefined;
		expect(whyOf(await device.signIn('mara', password))).toBe('opened');
	});

	test('an older vault than this device has seen is not taken for the newest', async () => {
		await device.signIn('mara', password);
		const known = (await device.loadKeyring())!;
		const { saveKeyring } = await import('#lib/state/keyring.ts');
		await saveKeyring({ ...known, vaultRev: 5 });
		expect(whyOf(await device.signIn('mara', password))).toBe('damaged');
		expect((await device.loadKeyring())!.vaultRev).toBe(5);
	});

	test('the key of before a new password does not open with the new one', async () => {
		const old = { salt: server.account.salt, wrapPw: server.account.wrapPw };
		await device.signIn('mara', password);
		expect((await device.changePassword('mara', password, 'another quiet line')).ok).toBe(true);
		const forged = { ...server.answer, wrapPw: old.wrapPw };
		server.lie = ({ path }) => (path === 'sessions' ? json(forged) : undefined);
		expect(whyOf(await device.signIn('mara', 'another quiet line'))).toBe('damaged');
	});

	test('somebody else’s key behind a recovery code opens nothing', async () => {
		device = await newDevice();
		const mine = await signUp();
		const code = mine.ok ? mine.code : '';
		const honest = { ...server.account };
		await signUp('eve');
		const eves = server.account.wrapRc;
		server.account = honest;
		device = await newDevice();
		server.lie = ({ path }) =>
			path === 'recovery'
				? json({ userId: honest.userId, wrapRc: eves, rcRev: 1, wrapRev: 1 })
				: undefined;
		expect(whyOf(await device.recover('mara', code, 'another quiet line'))).toBe('damaged');
		expect(server.to('recovery/finish')).toEqual([]);
		expect(await device.loadKeyring()).toBeNull();
	});
});

describe('answers that are none', () => {
	const flows: [string, (code: string) => Promise<{ ok: boolean; why?: string }>][] = [
		['signing in', () => device.signIn('mara', password)],
		['recovering', (code) => device.recover('mara', code, 'another quiet line')],
		['a new password', () => device.changePassword('mara', password, 'another quiet line')],
		['a new recovery code', () => device.newRecoveryCode('mara', password)],
		['erasing', () => device.eraseAccount('mara', password)],
		[
			'the list of devices',
			async () => ({ ok: (await device.listDevices()) !== null, why: 'offline' })
		]
	];
	const shapes: unknown[] = [
		{},
		null,
		[],
		7,
		'"text"',
		'',
		'<!doctype html>',
		{ userId: 'x', wrapPw: 7, vault: null },
		{ error: 'no such word' },
		[{ id: 7 }]
	];
	const known = ['server', 'offline', 'damaged', 'auth', 'bad_code'];

	test.each(flows)('%s: wherever they come, they are one plain problem', async (_what, flow) => {
		device = await newDevice();
		const made = await signUp();
		const code = made.ok ? made.code : '';
		for (const status of [200, 500]) {
			for (const shape of shapes) {
				for (let from = 0; from < 3; from++) {
					let count = 0;
					server.lie = () => (count++ >= from ? json(shape, status) : undefined);
					const result = await flow(code);
					if (!result.ok) expect(known).toContain(result.why);
				}
			}
		}
		server.lie = () => undefined;
		expect((await device.loadKeyring())!.vaultRev).toBe(1);
	});
});
