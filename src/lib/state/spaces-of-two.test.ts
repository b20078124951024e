// When a space of two is opened, laid aside and let go on a device, whatever the vault comes to say.
import { describe, expect, test } from 'vitest';
import type { DeviceLog, LogStatus } from '#lib/sync/device-log.ts';
import { pause } from './leaving.ts';
import type { RoomTonight } from './room.svelte.ts';
import { SpacesOfTwo, type Door } from './spaces-of-two.svelte.ts';
import { layAside, type Vault } from './vault.ts';

const at = (space: string) => ({ space, slot: 0 as const, sk: { 1: 'a' } });
const alone: Vault = { v: 1, name: 'Mara', codeKept: true, solo: { space: 'own', sk: { 1: 'a' } } };
const inSpace = (space: string): Vault => ({ ...alone, pair: { ...at(space), linked: true } });

/** A device of Mara's: what happens on it, in order, and a hand on the status of every log. */
function device(vault: Vault) {
	const did: string[] = [];
	const logs = new Map<string, { become: (change: Partial<LogStatus>) => void }>();
	const rooms = new Map<string, { refuse: () => void }>();
	const line = { up: true };
	const two = new SpacesOfTwo({
		vault: () => vault,
		changeVault: async (change) => {
			await become(change(vault));
			return true;
		},
		refreshVault: async () => void did.push('asked for the vault'),
		connected: () => line.up,
		open: async ({ space }) => {
			did.push(`opened ${space}`);
			let status = { link: 'live', open: true, stuck: [], ended: null } as unknown as LogStatus;
			const listeners: (() => void)[] = [];
			const log = {
				get status() {
					return status;
				},
				listen: (events: { status: () => void }) => listeners.push(events.status)
			} as unknown as DeviceLog;
			const become = (change: Partial<LogStatus>) => {
				status = { ...status, ...change };
				for (const listener of listeners) listener();
			};
			logs.set(space, { become });
			return { log, name: space } as unknown as Door;
		},
		shut: async (door, forget) => {
			const { name } = door as Door & { name: string };
			did.push(`${forget ? 'forgot' : 'closed'} ${name}`);
		},
		follow: async (door, refused) => {
			const { name } = door as Door & { name: string };
			did.push(`followed ${name}`);
			rooms.set(name, { refuse: refused });
			return { close: () => did.push(`left the evening of ${name}`) } as unknown as RoomTonight;
		},
		forgetEvening: async () => void did.push('forgot the evening')
	});
	async function become(next: Vault) {
		vault = next;
		await two.arrange();
	}
	return { two, did, logs, rooms, line, become, vault: () => vault };
}
/** What goes on by itself has been done. */
const quiet = () => new Promise((resolve) => setTimeout(resolve));

describe('the spaces of two on a device', () => {
	test('are none while alone, and opened once there is one', async () => {
		const { two, did, become } = device(alone);
		await two.arrange();
		expect([two.present, two.left, two.room, two.linked]).toEqual([null, null, null, false]);
		await become(inSpace('A'));
		await become({ ...inSpace('A'), name: 'M' });
		expect(did).toEqual(['opened A', 'followed A']);
		expect(two.linked).toBe(true);
	});

	test('after leaving, the old one is there to be read, and its evening is forgotten', async () => {
		const { two, did, become, vault } = device(inSpace('A'));
		await two.arrange();
		const door = two.present;
		await two.whileLeaving(() => become(layAside(vault(), 'A', true)));
		expect([two.present, two.left, two.room]).toEqual([null, door, null]);
		expect(two.untold).toBe(false);
		expect(did).toEqual(['opened A', 'followed A', 'left the evening of A', 'forgot the evening']);
	});

	test('with a new relation each has its own evening, and the older of two closed ones is let go', async () => {
		const { two, did, become, vault } = device(inSpace('A'));
		await two.arrange();
		await become(layAside(vault(), 'A', true));
		await become({ ...vault(), pair: { ...at('B'), linked: true } });
		expect(did.slice(-2)).toEqual(['opened B', 'followed B']);
		await become(layAside(vault(), 'B', true));
		expect(did.at(-1)).toBe('closed A');
		const { left: _left, ...rest } = vault();
		await become(rest);
		expect(did.at(-1)).toBe('forgot B');
	});

	test('LEAVE5: one that was closed is laid aside on opening, untold', async () => {
		const { two, logs } = device(inSpace('A'));
		await two.arrange();
		logs.get('A')!.become({ open: false });
		expect(two.linked).toBe(false);
		await quiet();
		expect(two.untold).toBe(true);
	});

	test('LEAVE10: a refused set for the evening tells that it is closed', async () => {
		const { two, rooms } = device(inSpace('A'));
		await two.arrange();
		rooms.get('A')!.refuse();
		await quiet();
		expect(two.untold).toBe(true);
	});

	test('without a connection it is not shown any more, and laid aside by the next one', async () => {
		const { two, logs, line } = device(inSpace('A'));
		await two.arrange();
		line.up = false;
		logs.get('A')!.become({ open: false });
		await quiet();
		expect([two.linked, two.untold]).toEqual([false, false]);
		line.up = true;
		two.look();
		await quiet();
		expect(two.untold).toBe(true);
	});

	test('LEAVE6: one that was told and is gone from the server leaves the device', async () => {
		const { two, did, become, vault, logs } = device(inSpace('A'));
		await two.arrange();
		await become(layAside(vault(), 'A', true));
		logs.get('A')!.become({ link: 'stopped', ended: 'gone' });
		await quiet();
		expect(did.at(-1)).toBe('forgot A');
		expect([two.left, vault().left]).toEqual([null, undefined]);
	});
});

describe('a break from sharing', () => {
	const evening = (chosen: string[] | null, moment = 1_000_000) => {
		const sets: unknown[] = [];
		const room = {
			chosen,
			evening: { moment },
			set: async (anew: unknown) => void sets.push(anew)
		};
		return { sets, room: room as unknown as RoomTonight };
	};
	const home = (room: RoomTonight | null, online = true) => {
		const notes = new Map<string, string | null>();
		return {
			room,
			changeVault: async () => online,
			keepDraft: async (name: string, text: string | null) => void notes.set(name, text),
			draft: async (name: string) => notes.get(name) ?? null
		};
	};

	test('LEAVE9: takes back what was set for tonight, and nothing when nothing was', async () => {
		const [set, rest, none] = [evening(['walk']), evening([]), evening(null)];
		for (const { room } of [set, rest, none]) await pause(home(room), true);
		expect([set.sets, rest.sets, none.sets]).toEqual([[[]], [], []]);
	});

	test('LEAVE9: gives back what was set when it ends the same evening, and once', async () => {
		const { room, sets } = evening(['walk', 'quiet']);
		const mara = home(room);
		await pause(mara, true);
		await pause(mara, false);
		expect(sets).toEqual([[], ['walk', 'quiet']]);
		await pause(mara, false);
		expect(sets).toHaveLength(2);
	});

	test('LEAVE9: gives nothing back on another evening', async () => {
		const before = evening(['walk']);
		const mara = home(before.room);
		await pause(mara, true);
		const after = evening(null, 2_000_000);
		await pause({ ...mara, room: after.room }, false);
		expect(after.sets).toEqual([]);
	});

	test('that could not begin changes nothing, and its end neither', async () => {
		const { sets, room } = evening(['walk']);
		expect(await pause(home(room, false), true)).toBe(false);
		await pause(home(room), false);
		await pause(home(null), true);
		expect(sets).toEqual([]);
	});
});
