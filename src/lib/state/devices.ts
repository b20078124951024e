// The devices an account is open on. Their names are sealed with the account's own key: the server
// lists them and cannot read them.
import { openFromCache, sealForCache } from '#lib/crypto/account-box.ts';
import { fromBase64url, fromUtf8, random, toBase64url, utf8 } from '#lib/crypto/bytes.ts';
import { answers, type SessionAnswer } from '#lib/protocol/requests.ts';
import { api, ask } from './api.ts';
import { loadKeyring } from './keyring.ts';

export type Device = Omit<SessionAnswer, 'label'> & { name: string | null };

const labelName = 'device-name';

/** All devices, this one first; null when offline. */
export async function listDevices(): Promise<Device[] | null> {
	const [answer, keyring] = [await ask(answers.sessions, 'GET', 'sessions'), await loadKeyring()];
	if (!answer.ok || !keyring) return null;
	const devices = await Promise.all(
		answer.value.map(async ({ label, ...device }): Promise<Device> => {
			const box = label ? fromBase64url(label) : null;
			const opened = box && (await openFromCache(keyring.cacheKey, labelName, box));
			return { ...device, name: opened ? fromUtf8(opened) : null };
		})
	);
	return devices.sort((a, b) => Number(b.current) - Number(a.current));
}

/** Names this device. False when offline. */
export async function nameThisDevice(name: string): Promise<boolean> {
	const keyring = await loadKeyring();
	if (!keyring) return false;
	const label = toBase64url(
		await sealForCache(keyring.cacheKey, labelName, utf8(name.slice(0, 60)), random)
	);
	return (await api('PUT', 'sessions/current/label', { label })).ok;
}

export const endDevice = async (id: string): Promise<boolean> =>
	(await api('DELETE', `sessions/${id}`)).ok;
export const endOtherDevices = async (): Promise<boolean> => (await api('DELETE', 'sessions')).ok;
