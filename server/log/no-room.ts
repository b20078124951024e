// A disk that has no room, or cannot be written: what was to be stored is for later, none of it is lost.

/** Whether SQLite failed because of its disk; looks through an error to its cause, as Drizzle wraps it. */
export function hasNoRoom(error: unknown): boolean {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string' && /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(code)) return true;
	return cause !== undefined && hasNoRoom(cause);
}
