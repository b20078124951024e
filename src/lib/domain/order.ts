// Places in an order that two people change at once: a place is a text, compared letter by letter,
// and between any two there is always room for another. Moving one step therefore touches that step
// alone, and nobody's order is lost when both move different ones.
const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * A place after `before` and before `after` (null: the very start or end). Throws RangeError when
 * they are not in order. Never ends in '0', so that there is always room in front of it.
 */
export function placeBetween(before: string | null, after: string | null): string {
	if (before !== null && after !== null && before >= after) {
		throw new RangeError('the places are not in order');
	}
	let place = '';
	for (let i = 0; ; i++) {
		const low = before === null ? 0 : digits.indexOf(before[i] ?? '0');
		// What was taken from `before` so far may already be below `after`: then there is no ceiling.
		const bounded = after !== null && after.startsWith(place);
		const high = bounded ? digits.indexOf(after[i] ?? '0') : digits.length;
		const middle = Math.floor((low + high) / 2);
		if (middle > low) return place + digits[middle]!;
		place += digits[low]!;
	}
}

/** `count` places one after the other, all after `before`. */
export function placesAfter(before: string | null, count: number): string[] {
	const places: string[] = [];
	for (let i = 0; i < count; i++) places.push(placeBetween(places.at(-1) ?? before, null));
	return places;
}
