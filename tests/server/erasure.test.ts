// What is erased is gone from the files, not only from the answers. What becomes of the space of the two:
// leaving.test.ts.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, test } from 'vitest';
import { goneFromFiles, inFiles } from '../support/data-files.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import { connect, newItem, newMember, text, yes } from '../support/wire-client.ts';

let server: RunningServer;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100' });
});
afterAll(() => server.dispose());

test.concurrent(
	'an erased entry is in no file within a minute',
	async ({ expect }) => {
		const member = await newMember(server.origin);
		const line = await connect(member);
		yes(await line.hello(member.soloSpace));
		const item = newItem();
		yes(await line.append([item]));
		expect(inFiles(server, item.body!.subarray(100, 160))).toBe(true);
		yes(await line.append([newItem({ erase: [item.eid], body: null })]));
		await goneFromFiles(server, item.body!.subarray(100, 160));
		expect(inFiles(server, item.eid), 'that there was an entry is still known').toBe(true);
	},
	70_000
);

test.concurrent(
	'an erased account is in no file within a minute',
	async ({ expect }) => {
		const member = await newMember(server.origin);
		const vault = randomBytes(540);
		await member.call('PUT', 'account/vault', { rev: 2, vault: text(vault) });
		const line = await connect(member);
		yes(await line.hello(member.soloSpace));
		const item = newItem();
		yes(await line.append([item]));
		expect(
			inFiles(server, vault.subarray(0, 0)) && inFiles(server, item.body!.subarray(0, 40))
		).toBe(true);
		await member.call('DELETE', 'account', { authKey: text(member.authKey) });
		await goneFromFiles(server, item.body!.subarray(0, 40), member.userId);
	},
	70_000
);
