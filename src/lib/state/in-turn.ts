/**
 * A queue of one: what is handed to it runs when all before it is done, whether that succeeded or
 * not. Each call gives the outcome of its own work.
 */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const mine = last.then(work);
		last = mine.catch(() => {});
		return mine;
	};
}
