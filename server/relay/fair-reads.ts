// One page of each person in a turn of the event loop, so that nobody waits behind all that somebody
// else asks for (docs/sync-spec.md, LIM5).

/** Pages one person may have asked for and not got. */
const mostWaiting = 20;

export type FairReads = {
	/** Whether this person may ask for one more page now. */
	hasRoom(userKey: string): boolean;
	/** Does it now, or after what this person asked for before. */
	inTurn(userKey: string, work: () => void): void;
};

/** `onError` hears what `work` throws in a later turn; in this one the caller does. */
export function fairReads(onError: (error: unknown) => void): FairReads {
	const waiting = new Map<string, (() => void)[]>();

	function next(userKey: string): void {
		const work = waiting.get(userKey)?.shift();
		if (!work) {
			waiting.delete(userKey);
			return;
		}
		setImmediate(next, userKey);
		try {
			work();
		} catch (error) {
			onError(error);
		}
	}

	return {
		hasRoom: (userKey) => (waiting.get(userKey)?.length ?? 0) < mostWaiting,
		inTurn(userKey, work) {
			const queue = waiting.get(userKey);
			if (queue) {
				queue.push(work);
				return;
			}
			waiting.set(userKey, []);
			setImmediate(next, userKey);
			work();
		}
	};
}
