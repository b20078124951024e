// A session that was to end when the server could not be told: the device has forgotten everything, the
// cookie still stands. That much is remembered until the server has heard of it.
import { api } from './api.ts';

const name = 'two-tides-session-to-end';
let ending: Promise<boolean> | null = null;

/** Ends this browser's session; false when the server could not be told, which is then made up for. */
export async function endSession(): Promise<boolean> {
	const answer = await api('DELETE', 'sessions/current');
	// Whoever is not signed in any more has nothing to end.
	const over = answer.ok || answer.why === 'auth';
	try {
		if (over) localStorage.removeItem(name);
		else localStorage.setItem(name, 'yes');
	} catch {
		// A browser that keeps nothing forgets its cookie too.
	}
	return over;
}

/**
 * Ends what is still to be ended here; true when nothing is. Whoever signs in waits for it, or the new
 * session would be the one that ends.
 */
export async function endLateSession(): Promise<boolean> {
	try {
		if (localStorage.getItem(name) === null) return true;
	} catch {
		return true;
	}
	ending ??= endSession().finally(() => (ending = null));
	return ending;
}
