// Sign-ins this device has not seen before. What it knows is a sealed note of its own, not the vault:
// whoever gets in with the password could write to the vault, and hide themself from everybody there.
import { listDevices, type Device } from './devices.ts';
import type { Home } from './home.svelte.ts';

const note = 'known-devices';

/** Those of `devices` that are not in `known`, and not this one. */
export const strangersAmong = (devices: readonly Device[], known: readonly string[]): Device[] =>
	devices.filter(({ id, current }) => !current && !known.includes(id));

/**
 * Other devices that signed in since this one last looked. The first time there is nothing to compare
 * with, and all are known from then on; empty when offline.
 */
export async function newSignIns(home: Home): Promise<Device[]> {
	const devices = await listDevices();
	if (!devices) return [];
	const known = readIds(await home.draft(note));
	if (known) return strangersAmong(devices, known);
	await know(home, devices);
	return [];
}

/** "That was me": these are known from now on; who has signed out meanwhile is forgotten. */
export async function confirmSignIns(home: Home, confirmed: readonly Device[]): Promise<void> {
	const devices = await listDevices();
	if (!devices) return;
	const known = [...(readIds(await home.draft(note)) ?? []), ...confirmed.map(({ id }) => id)];
	await know(
		home,
		devices.filter(({ id, current }) => current || known.includes(id))
	);
}

const know = (home: Home, devices: readonly Device[]) =>
	home.keepDraft(note, JSON.stringify(devices.map(({ id }) => id)));

function readIds(json: string | null): string[] | null {
	const ids: unknown = json === null ? null : JSON.parse(json);
	return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : null;
}
