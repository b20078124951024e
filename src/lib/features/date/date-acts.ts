// What is done with a date as a whole: each is one act of a person, and several entries.
import type { TenderDate, Told } from '#lib/domain/dates.ts';
import type { Home } from '#lib/state/home.svelte.ts';
import type { Space } from '#lib/state/space.svelte.ts';

/** When the reader wants to be told of a date; never, until they say so. */
export const toldOf = (
	home: Home,
	{ eid }: Pick<TenderDate, 'eid'>
): Pick<Told, 'warn' | 'unnamed'> =>
	home.solo.view.dates.told.get(eid) ?? { warn: null, unnamed: false };

/** The text of each line of the plan; what two wrote at once stands side by side. */
export const planTexts = ({ lines }: Pick<TenderDate, 'lines'>): string[] =>
	lines.map((line) =>
		line
			.map(({ text }) => text)
			.filter(Boolean)
			.join(' / ')
	);

/** Erases what the reader wrote of a date, and the date with it if they named it. */
export async function takeAway(home: Home, space: Space, date: TenderDate): Promise<void> {
	const told = home.solo.view.dates.told.get(date.eid)?.written ?? [];
	// The date itself last: if this stops half-way it is still there to be taken away.
	for (const eid of date.written[space.slot].toReversed()) await space.takeBack(eid);
	for (const eid of told) await home.solo.takeBack(eid);
}

/** Gives a date that was kept to the two, whole, and then erases it from one's own space. */
export async function shareDate(home: Home, date: TenderDate): Promise<void> {
	const { shared } = home;
	if (!shared) return;
	const { name, day, yearly, lasts, rule } = date;
	const told = toldOf(home, date);
	const given = await shared.write('date.named', {
		name,
		day,
		yearly,
		lasts,
		...(rule ? { rule } : {})
	});
	for (const [line, text] of planTexts(date).entries()) {
		if (text) {
			await shared.write('date.planned', { date: given, line: line as 0 | 1 | 2, text, over: [] });
		}
	}
	const wish = date.wishes[0];
	if (wish) await shared.write('date.wished', { date: given, ...wish });
	if (told.warn !== null || told.unnamed) {
		await home.solo.write('date.told', { date: given, warn: told.warn, unnamed: told.unnamed });
	}
	await takeAway(home, home.solo, date);
}
