// The secret of an invitation between opening the link and having an account: in this tab only, and
// only until it was used. It never stays in the address bar.
const key = 'two-tides-invite';

/** Takes the fragment out of the address at once and remembers it for this tab. */
export function takeFragment(): string | null {
	const { hash, pathname } = location;
	if (hash.length > 1) {
		history.replaceState(history.state, '', pathname);
		try {
			sessionStorage.setItem(key, hash.slice(1));
		} catch {
			return hash.slice(1);
		}
	}
	return rememberedFragment();
}

export function rememberedFragment(): string | null {
	try {
		return sessionStorage.getItem(key);
	} catch {
		return null;
	}
}

export const hasInvite = (): boolean => rememberedFragment() !== null;

export function forgetFragment(): void {
	try {
		sessionStorage.removeItem(key);
	} catch {
		// Nothing was kept.
	}
}
