// How figures are put together: medians of ratios taken within one repetition, and whether a goal is met.

export type Figure = {
	name: string;
	value: number;
	unit: string;
	/** Against what it is measured with, in the same repetition; null where there is nothing. */
	ratio: number | null;
	aim: string;
	met: boolean | null;
};

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length % 2 === 1
		? sorted[Math.floor(middle)]!
		: (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function percentile(values: readonly number[], p: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]!;
}

export const atMost = (limit: number, value: number, unit = '×') => ({
	aim: `≤ ${limit} ${unit}`,
	met: value <= limit
});
export const atLeast = (limit: number, value: number, unit = '×') => ({
	aim: `≥ ${limit} ${unit}`,
	met: value >= limit
});

const shown = (value: number): string =>
	value >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 100) / 100);

/** The table of docs/performance.md. */
export function table(figures: readonly Figure[]): string {
	const lines = figures.map(({ name, value, unit, ratio, aim, met }) => {
		const mark = met === null ? '' : met ? 'met' : '**missed**';
		return `| ${name} | ${shown(value)} ${unit} | ${ratio === null ? '' : `${shown(ratio)} ×`} | ${aim} | ${mark} |`;
	});
	return ['| what | figure | ratio | goal | |', '| --- | --- | --- | --- | --- |', ...lines].join(
		'\n'
	);
}
