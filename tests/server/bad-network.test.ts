// Two people with two devices each, the real client code and the real server, and between them a
// network that resets, swallows and slices, while the server is killed twice. When all is quiet every
// device shows the same, and everything that was written is there once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { random } from '#lib/crypto/bytes.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { spaceKeys } from '#lib/crypto/space-key.ts';
import { socketTransport } from '#lib/sync/socket-transport.ts';
import { badNetwork, seeded, type BadNetwork } from '../support/bad-network.ts';
import { Phone } from '../support/phone.ts';
import { runningServer, type RunningServer } from '../support/running-server.ts';
import { newCouple } from '../support/wire-client.ts';

const seed = Number(process.env.SEED ?? 20_261_125);
const rounds = 12;

let server: RunningServer;
let network: BadNetwork;
beforeAll(async () => {
	server = await runningServer({ TWO_TIDES_LIMITS_FACTOR: '1000' });
	network = await badNetwork(server.port, seed);
});
afterAll(async () => {
	await network.close();
	await server.dispose();
});

test(`however the network behaves, all devices end with the same, and nothing is lost or doubled (seed ${seed})`, async () => {
	const [mara, tom, space] = await newCouple(server.origin);
	const keys = await spaceKeys(space, new Map([[1, new Secret(random(32))]]));
	const device = ({ cookie }: { cookie: string }, slot: 0 | 1) =>
		Phone.inRealTime(
			socketTransport(`http://127.0.0.1:${network.port}`, {
				extraHeaders: { cookie, origin: server.origin }
			}),
			keys,
			slot
		);
	const phones = await Promise.all([
		device(mara, 0),
		device(mara, 0),
		device(tom, 1),
		device(tom, 1)
	]);
	const chance = seeded(seed + 1);
	const heads = () => Math.max(...phones.map(({ ledger }) => ledger.log.head));
	const written: string[] = [];

	for (let round = 0; round < rounds; round++) {
		const before = heads();
		for (const [at, phone] of phones.entries()) {
			const line = `round ${round}, device ${at}`;
			await phone.gives(line);
			written.push(line);
			if (chance() < 0.1) network.resetAll();
		}
		if (round === 4 || round === 8) {
			await server.kill();
			await server.restart();
		}
		// On with it as soon as something has got through.
		await expect.poll(heads, { timeout: 60_000, interval: 20 }).toBeGreaterThan(before);
	}
	network.heal();
	for (const phone of phones) {
		await expect
			.poll(() => phone.ledger.log.outbox.length, { timeout: 60_000, interval: 50 })
			.toBe(0);
		await expect
			.poll(() => phone.ledger.log.head, { timeout: 60_000, interval: 50 })
			.toBe(written.length);
	}

	const [first] = phones;
	for (const phone of phones) {
		await expect.poll(() => phone.shows.length, { timeout: 10_000 }).toBe(written.length);
		expect(phone.shows).toEqual(first!.shows);
		expect(phone.ledger.log.witness).toEqual(first!.ledger.log.witness);
		expect([phone.warns, phone.cannotRead]).toEqual([false, []]);
	}
	expect(first!.shows.toSorted()).toEqual(written.toSorted());
	// Each device's own lines stand in the order they were written in.
	for (const at of phones.keys()) {
		const own = first!.shows.filter((line) => line.endsWith(`device ${at}`));
		expect(own).toEqual(written.filter((line) => line.endsWith(`device ${at}`)));
	}
	expect(network.done.cut * network.done.reset * network.done.swallowed).toBeGreaterThan(0);
	for (const phone of phones) phone.engine.stop();
}, 300_000);
