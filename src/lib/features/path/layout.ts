// Where everything on the path lies, in rem, from the items and the width alone: known before anything
// is drawn, so that ten thousand stones need no more room in the page than those on the screen. The
// latest is first. Each side fills by itself, and nothing ever stands above what came after it.
import { stretchStart, type OneOfTwo, type PathItem } from '#lib/domain/path.ts';
import { radiusOf } from '#lib/ui/pebble.ts';
import { edgesAt, halfPool, middle, type Bend, type Water } from './water.ts';

export const zooms = ['weeks', 'months', 'all'] as const;
export type Zoom = (typeof zooms)[number];
export type Side = 'left' | 'right' | 'middle';

export type ItemRow = {
	readonly kind: 'item';
	readonly id: string;
	readonly y: number;
	readonly h: number;
	readonly item: PathItem;
	readonly side: Side;
	/** How far from the water, where several lie in one line. */
	readonly place: number;
	/** How many lines its words have room for; 0: they wait for a tap. */
	readonly lines: number;
	/** How wide its words are, in the middle. */
	readonly wide: number;
};
export type LabelRow = {
	readonly kind: 'label';
	readonly id: string;
	readonly y: number;
	readonly h: number;
	/** When the week or month began, ms. */
	readonly start: number;
};
export type Row = ItemRow | LabelRow;
export type Layout = {
	readonly zoom: Zoom;
	/** In the order of `y`. */
	readonly rows: readonly Row[];
	readonly water: Water;
	/** No row is taller. */
	readonly tallest: number;
};

type Measures = {
	/** Rem for each unit of a stone's radius. */
	unit: number;
	/** Least height of a row: what a finger needs. */
	least: number;
	/** Room between two rows of one side, before a new stretch, and round a meeting. */
	apart: number;
	stretch: number;
	label: number;
	/** How far below one of the other side the next begins, on the same day. */
	stagger: number;
	/** How much a stretch of days without anything takes, at most about four times this. */
	pace: number;
};
export const measures: Readonly<Record<Zoom, Measures>> = {
	weeks: {
		unit: 1 / 34,
		least: 3,
		apart: 0.7,
		stretch: 1.1,
		label: 3.2,
		stagger: 1.3,
		pace: 0.55
	},
	months: {
		unit: 1 / 62,
		least: 1.8,
		apart: 0.1,
		stretch: 1,
		label: 2.4,
		stagger: 0.7,
		pace: 0.25
	},
	all: { unit: 1 / 96, least: 1.55, apart: 0, stretch: 0.8, label: 2.4, stagger: 0, pace: 0.1 }
};

const day = 24 * 3600_000;
export const lineHeight = 1.28;
/** Narrower than this, words beside the water would break within words: they wait for a tap. */
const roomForWords = 17;
/** How wide a place in a line of dots is. */
export const placeWidth = 1.6;

/** About how many letters the words of an item have. */
function lettersOf(item: PathItem): number {
	switch (item.what) {
		case 'feeling':
			return 9 + item.of.feelings.length * 11 + (item.of.ownWords?.length ?? 0);
		case 'light':
		case 'answer':
			return item.of.text.length;
		case 'goal':
			return item.of.wordings[0]?.text.length ?? 0;
		case 'opened':
			return 70;
		case 'need':
			return 24 + (item.of.ownWords?.length ?? 0);
		case 'talk':
			return 30;
	}
}

/** Lays the path out; `me` is whose side is left, `two` whether there is a partner. */
export function layOut(
	items: readonly PathItem[],
	{
		zoom,
		width,
		me,
		two,
		weekStart
	}: { zoom: Zoom; width: number; me: OneOfTwo; two: boolean; weekStart: number }
): Layout {
	const m = measures[zoom];
	const worded = zoom === 'weeks' && width >= roomForWords;
	const bank = two ? (width - 7) / 2 : width - 6;
	// By months there is room for a line beside a stone on wide screens.
	const briefly = zoom === 'months' && bank >= 11;
	const places = zoom === 'all' ? Math.max(1, Math.min(5, Math.floor((bank - 1) / placeWidth))) : 1;
	const rows: Row[] = [];
	const bends: Bend[] = [];
	let tallest = m.label;

	/** Where each side is filled to, and the line that may still take another dot. */
	const filled = { left: 1.4, right: 1.4 };
	const open = { left: { y: -1, taken: places }, right: { y: -1, taken: places } };
	let last: { y: number; h: number; t: number } | null = null;
	let stretch: number | null = null;
	let island = 0;

	const begin = (start: number) => {
		const y = Math.max(filled.left, filled.right) + (stretch === null ? 0 : m.stretch);
		rows.push({ kind: 'label', id: `from ${start}`, y, h: m.label, start });
		bends.push({ top: y + 0.8, bottom: y + m.label - 0.8, shoulder: 2.1, kind: 'island' });
		island = y + m.label;
		// Stones may lie beside the island.
		filled.left = filled.right = y + 0.35;
		open.left.taken = open.right.taken = places;
		stretch = start;
		last = null;
	};
	/** The least height for something at `t`: below what is later, further the longer it was quiet. */
	const below = (t: number) => {
		if (!last) return 0;
		const quiet = (last.t - t) / day;
		if (quiet <= 1) return last.y + m.stagger;
		return last.y + last.h * 0.6 + m.pace * Math.min(4, Math.log2(quiet));
	};

	for (const item of items) {
		const start = stretchStart(item.t, zoom === 'weeks' ? 'week' : 'month', weekStart);
		if (start !== stretch) begin(start);
		const side = !two ? 'right' : item.by === 'both' ? 'middle' : item.by === me ? 'left' : 'right';
		const room = side === 'middle' ? halfPool(width) * 1.5 : two ? Math.min(bank, 18) : bank - 4.5;
		const letters = lettersOf(item);
		const lines = worded
			? Math.min(3, Math.max(1, Math.ceil(letters / (room * 1.95))))
			: briefly && side !== 'middle'
				? 1
				: 0;
		const words = lines * lineHeight + (worded && item.kept && two ? 1.2 : 0);
		const weight = item.what === 'feeling' ? item.of.weight : undefined;
		const stone = weight === undefined ? 1.1 : radiusOf(weight) * m.unit * 1.25 + 0.3;

		let y: number;
		let h: number;
		let place = 0;
		let wide = 0;
		if (side === 'middle') {
			h = worded ? 1.3 + 1.3 + words + 0.2 : Math.max(m.least, 1.8);
			const above = worded ? 2 : 0.3;
			y = Math.max(filled.left, filled.right, below(item.t), island + above - 0.6) + above;
			filled.left = filled.right = y + h + above;
			open.left.taken = open.right.taken = places;
			wide = Math.min(halfPool(width) * 1.5, Math.max(9, (letters / lines) * 0.56));
			bends.push(
				worded
					? { top: y + 0.7, bottom: y + h - 0.5, shoulder: 3.2, kind: 'pool', half: wide / 1.5 }
					: { top: y + h * 0.4, bottom: y + h * 0.6, shoulder: 1.8, kind: 'meeting' }
			);
		} else {
			h = Math.max(m.least, two && worded ? stone + words : Math.max(stone, words));
			const line = open[side];
			const least = below(item.t);
			if (line.taken < places && line.y >= least) {
				y = line.y;
				place = line.taken++;
			} else {
				y = Math.max(filled[side], least);
				open[side] = { y, taken: 1 };
				filled[side] = y + h + m.apart;
			}
		}
		tallest = Math.max(tallest, h);
		rows.push({ kind: 'item', id: item.id, y, h, item, side, place, lines, wide });
		last = { y, h, t: item.t };
	}

	const height = Math.max(filled.left, filled.right) + 3.5;
	return { zoom, rows, tallest, water: { width, height, two, bends } };
}

/** The rows that touch the heights between `from` and `to`, as a half-open range of indexes. */
export function rowsBetween({ rows, tallest }: Layout, from: number, to: number): [number, number] {
	const firstFrom = (y: number) => {
		let [low, high] = [0, rows.length];
		while (low < high) {
			const at = (low + high) >> 1;
			if (rows[at]!.y < y) low = at + 1;
			else high = at;
		}
		return low;
	};
	return [firstFrom(from - tallest), firstFrom(to)];
}

/** Where a row begins and how wide it is, in rem: beside the water and at most `most`, or in it. */
export function boxOf(
	{ side, y, h, place, lines, wide }: ItemRow,
	water: Water,
	most: number
): { x: number; wide: number } {
	if (side === 'middle') {
		const breadth = lines > 0 ? wide : 3;
		return { x: middle(water, y + h / 2) - breadth / 2, wide: breadth };
	}
	// What is tall keeps clear of the water all along.
	const heights = h > 2 ? [y + 0.2, y + h / 2, y + h] : [y + h / 2];
	const edges = heights.map((height) => edgesAt(water, height));
	const away = 0.5 + place * placeWidth;
	if (side === 'left') {
		const edge = Math.min(...edges.map(({ left }) => left[0])) - away;
		return { x: Math.max(0, edge - most), wide: Math.min(edge, most) };
	}
	const outer = water.two ? ('right' as const) : ('left' as const);
	const edge = Math.max(...edges.map((at) => at[outer][1])) + away;
	return { x: edge, wide: Math.min(water.width - edge, most) };
}
