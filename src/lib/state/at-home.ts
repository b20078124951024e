import { api } from './api.ts';
import { loadKeyring } from './keyring.ts';

/** Whether somebody is signed in on this device; without a network, what the device knows counts. */
export async function isAtHome(): Promise<boolean> {
	if (!(await loadKeyring())) return false;
	const answer = await api('GET', 'account');
	return answer.ok || answer.why !== 'auth';
}
