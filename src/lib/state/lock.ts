// When this device asks for the password before it shows anything: after Hide, after a while without a
// touch, and when another tab has locked. The mark stands in localStorage because a page that is being
// left has no time for more; it says nothing of anybody.
import { preferences } from './preferences.svelte.ts';
import { dropKeys, loadLocked } from './keyring.ts';

const mark = 'two-tides-locked';
const lastUse = 'two-tides-used';
const channelName = 'two-tides-lock';

/** Minutes without a touch; with `hide` only Hide locks. */
const minutes = { minute: 1, five: 5, hour: 60, day: 24 * 60, hide: Infinity } as const;

/** How often a touch is noted, and how often it is looked whether one was: ms. */
const lookMs = 10_000;

const read = (key: string): string | null => {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
};
const write = (key: string, value: string | null) => {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
	} catch {
		// A browser that keeps nothing keeps no keys either.
	}
};

const note = () => write(lastUse, String(Date.now()));

/** Whether it has not been touched for as long as this device allows. */
function idleTooLong(): boolean {
	const used = Number(read(lastUse));
	return used > 0 && Date.now() - used > minutes[preferences.kept.lock] * 60_000;
}

/** Drops the keys if this device is locked, or has been left for too long; whether it is locked. */
export async function settleLock(): Promise<boolean> {
	preferences.load();
	if (read(mark) === null && !idleTooLong()) return false;
	write(mark, '1');
	await dropKeys();
	return true;
}

/** What opens this device again: its password, or only signing in; null when it is not locked. */
export async function opensWith(): Promise<'password' | 'sign-in' | null> {
	if (read(mark) === null) return null;
	return (await loadLocked()) ? 'password' : 'sign-in';
}

/** Locks this device if somebody uses it: for pages that do not know. */
export function lockIfUsed(): void {
	if (read(lastUse) !== null) lock();
}

/** Locks this device, in all its tabs; what matters is done before it returns. */
export function lock(): void {
	write(mark, '1');
	void dropKeys();
	const channel = new BroadcastChannel(channelName);
	channel.postMessage('locked');
	channel.close();
}

/** The keys are back. */
export function unlocked(): void {
	write(mark, null);
	note();
}

/** Forgets that this device was ever used. */
export function forgetLock(): void {
	write(mark, null);
	write(lastUse, null);
}

/**
 * Calls back once when this page has to close: another tab locked, or nobody touched this device for
 * as long as it allows. `busy` says that it is in use without a touch. Gives a function that ends it.
 */
export function watchLock(busy: () => boolean, onlock: () => void): () => void {
	note();
	let noted = Date.now();
	const touched = () => {
		if (Date.now() - noted < lookMs || idleTooLong()) return;
		noted = Date.now();
		note();
	};
	const look = () => {
		if (busy()) note();
		else if (idleTooLong()) {
			lock();
			end();
			onlock();
		}
	};
	// Not `scroll`: a page scrolls by itself when something arrives.
	const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
	for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true });
	addEventListener('pageshow', look);
	document.addEventListener('visibilitychange', look);
	const timer = setInterval(look, lookMs);
	const channel = new BroadcastChannel(channelName);
	channel.addEventListener('message', () => {
		end();
		onlock();
	});
	function end() {
		for (const sign of signs) removeEventListener(sign, touched, { capture: true });
		removeEventListener('pageshow', look);
		document.removeEventListener('visibilitychange', look);
		clearInterval(timer);
		channel.close();
	}
	return end;
}
