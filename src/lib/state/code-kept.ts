// Whether the recovery code was typed back right after it was shown: noted for this tab, because the
// account opens a moment later, and then kept in the vault.
const key = 'two-tides-code-kept';

export function markCodeKept(): void {
	try {
		sessionStorage.setItem(key, '1');
	} catch {
		// The quiet line in Settings stays a little longer.
	}
}

/** True once after markCodeKept. */
export function takeCodeKept(): boolean {
	try {
		const kept = sessionStorage.getItem(key) === '1';
		sessionStorage.removeItem(key);
		return kept;
	} catch {
		return false;
	}
}
