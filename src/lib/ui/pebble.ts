// A stone drawn from a seed: a person's feeling now. Its weight, 1 light to 5 heavy, changes its size
// and never its colour; the same seed always draws the same stone.

export type Stone = { d: string; rx: number; ry: number; base: number; seed: number };

/** Numbers from 0 to 1 that follow from the seed alone (mulberry32). */
export function sequence(seed: number): () => number {
	let state = (seed * 2654435761) >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const radii = [20, 28, 37, 47, 58];
const points = 16;

/** Half the breadth of a stone of this weight; it is never taller than 1.23 times that. */
export const radiusOf = (weight: number): number => radii[Math.round(weight) - 1] ?? radii[2]!;

/** The outline as an SVG path round the origin, its radii, and how far its foot lies below. */
export function stone(seed: number, weight: number, unit = 1): Stone {
	const next = sequence(seed);
	const rx = radiusOf(weight) * unit;
	const ry = rx * (0.59 + next() * 0.09);
	const lean = (next() - 0.5) * 0.26;
	const bump = 0.012 + next() * 0.022;
	const phase = next() * 6.28;
	const outline = Array.from({ length: points }, (_, i): [number, number] => {
		const angle = (i / points) * Math.PI * 2;
		const [c, s] = [Math.cos(angle), Math.sin(angle)];
		const exponent = 2 / 2.18;
		const k = 1 + bump * Math.cos(3 * angle + phase);
		const tall = Math.sign(s) * Math.abs(s) ** exponent * ry * k;
		// Flatter below: it lies on something.
		const y = tall > 0 ? tall * 0.8 : tall;
		return [Math.sign(c) * Math.abs(c) ** exponent * rx * k + lean * y, y];
	});
	return { d: smooth(outline), rx, ry, base: ry * 0.8, seed };
}

/** A closed Catmull-Rom curve through the points, as cubic Béziers. */
function smooth(outline: readonly [number, number][]): string {
	const at = (i: number) => outline[(i + points) % points]!;
	const f = (value: number) => value.toFixed(1);
	let d = `M${f(at(0)[0])} ${f(at(0)[1])}`;
	for (let i = 0; i < points; i++) {
		const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
		d += `C${f(p1[0] + (p2[0] - p0[0]) / 6)} ${f(p1[1] + (p2[1] - p0[1]) / 6)}`;
		d += ` ${f(p2[0] - (p3[0] - p1[0]) / 6)} ${f(p2[1] - (p3[1] - p1[1]) / 6)} ${f(p2[0])} ${f(p2[1])}`;
	}
	return `${d}Z`;
}

/** The specks of a clay stone. */
export function speckles(seed: number, rx: number, ry: number, count = 9) {
	const next = sequence(seed + 99);
	return Array.from({ length: count }, () => {
		const angle = next() * 6.28;
		const distance = Math.sqrt(next()) * 0.78;
		const x = Math.cos(angle) * rx * distance;
		const y = Math.sin(angle) * ry * distance * 0.8;
		return { x, y, r: 0.6 + next() * 1.2 };
	});
}

/** A seed from an id, so that each entry has its own stone. */
export function seedOf(id: string): number {
	let seed = 7;
	for (const character of id) seed = (seed * 31 + character.charCodeAt(0)) % 100_003;
	return seed;
}
