import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeBetween, placesAfter } from './order.ts';

describe('places in an order', () => {
	test('between any two there is room for another, as often as one likes', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { maxLength: 200 }), (choices) => {
				const places: string[] = [];
				for (const choice of choices) {
					const at = choice % (places.length + 1);
					const place = placeBetween(places[at - 1] ?? null, places[at] ?? null);
					places.splice(at, 0, place);
				}
				expect(places).toEqual(places.toSorted());
				expect(new Set(places).size).toBe(places.length);
				expect(places.every((place) => !place.endsWith('0'))).toBe(true);
			})
		);
	});

	test('a run of places after another is in order', () => {
		const places = placesAfter('k', 50);
		expect(['k', ...places]).toEqual(['k', ...places].toSorted());
	});

	test('places that are not in order are refused', () => {
		expect(() => placeBetween('b', 'a')).toThrow(RangeError);
	});
});
