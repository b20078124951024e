// What is erased is gone from the files, not only from the answers.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import { connect, newCouple, newItem, newMember, text, yes } from '../support/wire-client.ts';

let server: RunningServer;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '100' });
});
afterAll(() => server.dispose());

const inFiles = (marker: Uint8Array): boolean =>
	readdirSync(server.dataDir).some((name) =>
		readFileSync(join(server.dataDir, name)).includes(Buffer.from(marker))
	);

async function until(holds: () => boolean, seconds: number): Promise<void> {
	const end = Date.now() + seconds * 1000;
	while (!holds()) {
		if (Date.now() > end) throw new Error(`not within ${seconds} s`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

test.concurrent(
	'an erased entry is in no file within a minute',
	async ({ expect }) => {
		const member = await newMember(server.origin);
		const line = await connect(member);
		yes(await line.hello(member.soloSpace));
		const item = newItem();
		yes(await line.append([item]));
		expect(inFiles(item.body!.subarray(100, 160))).toBe(true);
		yes(await line.append([newItem({ erase: [item.eid], body: null })]));
		await until(() => !inFiles(item.body!.subarray(100, 160)), 60);
		expect(inFiles(item.eid), 'that there was an entry is still known').toBe(true);
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
		expect(inFiles(vault.subarray(0, 0)) && inFiles(item.body!.subarray(0, 40))).toBe(true);
		await member.call('DELETE', 'account', { authKey: text(member.authKey) });
		await until(() => !inFiles(item.body!.subarray(0, 40)) && !inFiles(member.userId), 60);
	},
	70_000
);

test.concurrent('an erased account leaves the partner the space of the two', async ({ expect }) => {
	const [mara, tom, space] = await newCouple(server.origin);
	const [hers, his] = await Promise.all([connect(mara), connect(tom)]);
	yes(await hers.hello(space));
	yes(await his.hello(space));
	yes(await hers.append([newItem()]));
	const { status } = await mara.call('DELETE', 'account', { authKey: text(mara.authKey) });
	expect(status).toBe(200);
	await hers.gone();
	expect(yes(await his.append([newItem()])).fail).toBeNull();
	const later = await connect(tom);
	expect(yes(await later.hello(space)).rows).toHaveLength(2);
});
