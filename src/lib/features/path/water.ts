// The water of the path: two currents that wind side by side, part round the island a date stands on,
// and flow together where something was done together. Everything is a function of the height alone
// (in rem), so that any stretch can be drawn by itself and joins the next without a seam.

/** Where the water does something between `top` and `bottom`. */
export type Bend = {
	readonly top: number;
	readonly bottom: number;
	/** Over how much it comes and goes. */
	readonly shoulder: number;
	/** An island parts the currents, a meeting lets them flow together, a pool makes room for words. */
	readonly kind: 'island' | 'meeting' | 'pool';
	/** Half the breadth of a pool: as wide as its words. */
	readonly half?: number;
};

export type Water = {
	readonly width: number;
	readonly height: number;
	/** One current for somebody alone. */
	readonly two: boolean;
	/** In the order of `top`. */
	readonly bends: readonly Bend[];
};

/** Where the currents lie at one height: each from one edge to the other. */
export type Edges = {
	left: readonly [number, number];
	right: readonly [number, number];
	/** How much of a pool it is there, from 0 to 1. */
	pool: number;
};

const clamp = (least: number, value: number, most: number) =>
	Math.min(most, Math.max(least, value));
const smooth = (u: number) => {
	const x = clamp(0, u, 1);
	return x * x * x * (x * (6 * x - 15) + 10);
};
const between = (a: number, b: number, share: number) => a + (b - a) * share;

/** Half the breadth of one current. */
export const halfCurrent = (width: number): number => clamp(0.42, width * 0.045, 1.05);
/** Half the breadth of the widest pool. */
export const halfPool = (width: number): number => Math.min(width * 0.4, 9.5);
/** Half the breadth of an island. */
const halfIsland = (width: number) => clamp(1.2, width * 0.07, 1.7);

/** The middle of the water at a height. */
export function middle({ width, two }: Pick<Water, 'width' | 'two'>, y: number): number {
	const swing = two ? clamp(0.2, width * 0.028, 1.3) : clamp(0.2, width * 0.016, 0.6);
	const centre = two ? width / 2 : halfCurrent(width) * 2 + 1.1;
	return centre + swing * (0.64 * Math.sin(y / 7.3 + 0.4) + 0.36 * Math.sin(y / 3.1 + 1.3));
}

/** No bend reaches further than this beyond its own height. */
const reach = 4;

/** The first bend that could still touch `y`: bends are shorter than what is looked back. */
function firstBend(bends: readonly Bend[], y: number): number {
	let [low, high] = [0, bends.length];
	while (low < high) {
		const at = (low + high) >> 1;
		if (bends[at]!.top < y) low = at + 1;
		else high = at;
	}
	return low;
}

/** Where both currents lie at height `y`. */
export function edgesAt(water: Water, y: number): Edges {
	const { width, height, two, bends } = water;
	const half = halfCurrent(width);
	const c = middle(water, y);
	// It comes from a spring at the far end.
	const run = smooth((height - y) / 5);
	if (!two) {
		const breadth = half * 1.25 * run;
		return { left: [c - breadth, c + breadth], right: [c, c], pool: 0 };
	}
	let [gap, out] = [half * 0.26, half * 2.26];
	let pool = 0;
	for (let i = firstBend(bends, y - 9); i < bends.length; i++) {
		const { top, bottom, shoulder, kind, half: wide = 0 } = bends[i]!;
		if (top - reach > y) break;
		// A bell: it comes and goes without a corner.
		const u = (y - (top + bottom) / 2) / ((bottom - top) / 2 + shoulder);
		if (Math.abs(u) >= 1) continue;
		const share = (1 - u * u) ** 2;
		if (kind === 'island') {
			gap = between(gap, halfIsland(width), share);
			out = between(out, halfIsland(width) + half * 1.5, share);
		} else if (kind === 'meeting') {
			gap = between(gap, -half * 0.9, share);
			out = between(out, half * 1.9, share);
		} else {
			gap = between(gap, -wide * 0.55, share);
			out = between(out, wide, share);
			pool = Math.max(pool, share);
		}
	}
	[gap, out] = [gap * run, out * run];
	return { left: [c - out, c - gap], right: [c + gap, c + out], pool };
}

export const reachHeight = 24;
const step = 0.25;

/** The outlines of both currents, and a line in each, between two heights; y counts from `from`. */
export function drawn(water: Water, from: number, to: number) {
	const currents = (['left', 'right'] as const).map((side) => {
		const outline: [string[], string[]] = [[], []];
		const line: string[] = [];
		return { side, outline, line };
	});
	for (let y = from; ; y = Math.min(to, y + step)) {
		const edges = edgesAt(water, y);
		const at = (y - from).toFixed(2);
		// Where there are words in the water, the line goes along the bank, not through them.
		const share = between(0.42, 0.07, smooth(edges.pool * 1.5));
		for (const { side, outline, line } of currents) {
			const [a, b] = edges[side];
			outline[0].push(`${a.toFixed(2)} ${at}`);
			outline[1].push(`${b.toFixed(2)} ${at}`);
			line.push(`${between(a, b, side === 'left' ? share : 1 - share).toFixed(2)} ${at}`);
		}
		if (y >= to) break;
	}
	return currents
		.filter(({ side }) => water.two || side === 'left')
		.map(({ side, outline: [near, far], line }) => ({
			side,
			area: `M${near.join('L')}L${far.toReversed().join('L')}Z`,
			line: `M${line.join('L')}`
		}));
}
