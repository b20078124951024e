import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PathItem } from '#lib/domain/path.ts';
import type { EntryId } from '#lib/protocol/ids.ts';
import { boxOf, layOut, rowsBetween, zooms, type ItemRow, type Layout } from './layout.ts';
import { drawn, edgesAt, reachHeight } from './water.ts';

const day = 24 * 3600_000;
const now = Date.UTC(2026, 10, 23);
const item = (n: number, by: PathItem['by'], t: number, weight = 3): PathItem => {
	const eid = n.toString(16).padStart(32, '0') as EntryId;
	const common = { id: eid, eid, by, t, kept: false };
	if (by === 'both') {
		const of = { in: 'us', text: 'We laughed', eid, author: 0, t, pending: false } as const;
		return { ...common, what: 'light', of };
	}
	const feeling = { weight, feelings: ['sad', 'tired'], body: [], eid, t, pending: false };
	return { ...common, what: 'feeling', of: { ...feeling, ready: false } };
};
/** Any path: who, how long before, how heavy; the latest first. */
const anyPath = fc
	.array(
		fc.record({
			by: fc.constantFrom<PathItem['by']>(0, 1, 0, 1, 'both'),
			before: fc.oneof(fc.nat(3 * 3600_000), fc.nat(40 * day)),
			weight: fc.integer({ min: 1, max: 5 })
		}),
		{ maxLength: 60 }
	)
	.map((list) => {
		let t = now;
		return list.map(({ by, before, weight }, n) => item(n, by, (t -= before), weight));
	});
const anyView = fc.record({
	zoom: fc.constantFrom(...zooms),
	width: fc.double({ min: 8, max: 46, noNaN: true }),
	me: fc.constantFrom(0 as const, 1 as const),
	two: fc.constant(true),
	weekStart: fc.constantFrom(1, 7)
});
const itemRows = ({ rows }: Layout) => rows.filter((row): row is ItemRow => row.kind === 'item');

describe('the path as it is laid out', () => {
	test('holds everything once, in the order of its time, from the top down', () => {
		fc.assert(
			fc.property(anyPath, anyView, (items, view) => {
				const layout = layOut(items, view);
				expect(itemRows(layout).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
				const ys = layout.rows.map(({ y }) => y);
				expect(ys).toEqual(ys.toSorted((a, b) => a - b));
				for (const { y, h } of layout.rows) expect(y + h).toBeLessThan(layout.water.height);
			})
		);
	});

	test('nothing covers anything else', () => {
		fc.assert(
			fc.property(anyPath, anyView, (items, view) => {
				const rows = itemRows(layOut(items, view));
				for (const [i, a] of rows.entries()) {
					for (const b of rows.slice(i + 1)) {
						const sameSide = a.side === b.side || a.side === 'middle' || b.side === 'middle';
						if (!sameSide || a.place !== b.place) continue;
						expect(b.y).toBeGreaterThanOrEqual(a.y + a.h - 1e-9);
					}
				}
			})
		);
	});

	test('everything has at least the height of a finger tip, or of a list beside it', () => {
		for (const zoom of zooms) {
			const { rows } = layOut([item(1, 0, now, 1), item(2, 'both', now)], {
				zoom,
				width: 22,
				me: 0,
				two: true,
				weekStart: 1
			});
			for (const { h } of rows) expect(h * 16).toBeGreaterThanOrEqual(24);
		}
	});

	test('a long quiet is open water, not a hole: it takes about as much room as a few days', () => {
		const view = { zoom: 'weeks', width: 22, me: 0, two: true, weekStart: 1 } as const;
		const after = (quiet: number) =>
			layOut([item(1, 0, now), item(2, 1, now - quiet)], view).water.height;
		expect(after(900 * day) - after(40 * day)).toBeLessThan(1);
	});

	test('the rows of any window are exactly those that touch it', () => {
		fc.assert(
			fc.property(
				anyPath,
				anyView,
				fc.double({ min: -20, max: 400, noNaN: true }),
				fc.double({ min: 1, max: 90, noNaN: true }),
				(items, view, from, tall) => {
					const layout = layOut(items, view);
					const [first, end] = rowsBetween(layout, from, from + tall);
					const touching = layout.rows.flatMap(({ y, h }, i) =>
						y + h > from && y < from + tall ? [i] : []
					);
					for (const i of touching) expect(i >= first && i < end).toBe(true);
				}
			)
		);
	});
});

describe('the water', () => {
	test('has no line running through the words in it', () => {
		fc.assert(
			fc.property(anyPath, anyView, (items, view) => {
				const { rows, water } = layOut(items, view);
				const lines = drawn(water, 0, water.height).map(({ line }) =>
					line
						.slice(1)
						.split('L')
						.map((point) => point.split(' ').map(Number) as [number, number])
				);
				for (const row of rows) {
					if (row.kind !== 'item' || row.side !== 'middle' || row.lines === 0) continue;
					const { x, wide } = boxOf(row, water, 19);
					// The words fill their box less than it is wide; a letter's breadth may be touched.
					const [from, to] = [x + 0.5, x + wide - 0.5];
					for (const [at, y] of lines.flat()) {
						if (y < row.y + 1.3 || y > row.y + row.h) continue;
						expect(at > from && at < to, `${at} at ${y}`).toBe(false);
					}
				}
			}),
			{ numRuns: 40 }
		);
	});

	test('is the same at the seam of two reaches, wherever the seam is', () => {
		fc.assert(
			fc.property(anyPath, anyView, (items, view) => {
				const { water } = layOut(items, view);
				const seam = Math.min(reachHeight, water.height);
				const ends = drawn(water, 0, seam).map(({ line }) => line.split('L').at(-1)!);
				const begins = drawn(water, seam, seam + 5).map(({ line }) => line.slice(1).split('L')[0]!);
				const x = (point: string) => Number(point.split(' ')[0]);
				ends.forEach((end, i) => expect(x(end)).toBeCloseTo(x(begins[i]!), 1));
			})
		);
	});

	test('stays on the page, keeps its order, and parts and meets without a step', () => {
		fc.assert(
			fc.property(anyPath, anyView, (items, view) => {
				const { water } = layOut(items, view);
				let before = edgesAt(water, 0);
				for (let y = 0; y < Math.min(water.height, 200); y += 0.25) {
					const edges = edgesAt(water, y);
					expect(edges.left[0]).toBeGreaterThanOrEqual(0);
					expect(edges.right[1]).toBeLessThanOrEqual(water.width);
					expect(edges.left[0]).toBeLessThanOrEqual(edges.left[1] + 1e-9);
					expect(edges.right[0]).toBeLessThanOrEqual(edges.right[1] + 1e-9);
					expect(Math.abs(edges.left[0] - before.left[0])).toBeLessThan(2);
					before = edges;
				}
			}),
			{ numRuns: 40 }
		);
	});
});
