// One thing at a time for each person or address, so that nobody waits behind all that somebody else
// asks for (docs/sync-spec.md, LIM5). What comes one after the other is done at once. Of what comes all
// at once one thing is done, then the thread is everybody's for as long as that took: several in one
// turn of the event loop, or one in each of its turns, are what others would feel most.

export type FairTurns = {
	/** What was asked for under this key and not begun. */
	waiting(key: string): number;
	/** Does it now, or after what was asked for under this key before. */
	inTurn(key: string, work: () => void): void;
};

/** `onError` hears what `work` throws in a later turn; in this one the caller does. */
export function fairTurns(onError: (error: unknown) => void): FairTurns {
	/** A key is here while something was begun in this turn, or waits. */
	const queues = new Map<string, (() => void)[]>();

	function begin(key: string, work: () => void): void {
		const began = performance.now();
		try {
			work();
		} finally {
			setImmediate(next, key, performance.now() - began);
		}
	}

	function next(key: string, took: number): void {
		const work = queues.get(key)!.shift();
		if (work) setTimeout(later, took, key, work);
		else queues.delete(key);
	}

	function later(key: string, work: () => void): void {
		try {
			begin(key, work);
		} catch (error) {
			onError(error);
		}
	}

	return {
		waiting: (key) => queues.get(key)?.length ?? 0,
		inTurn(key, work) {
			const queue = queues.get(key);
			if (queue) {
				queue.push(work);
				return;
			}
			queues.set(key, []);
			begin(key, work);
		}
	};
}
