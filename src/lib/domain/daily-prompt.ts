// The prompt of a day: the same for both on every device, offline and across time zones, because it
// comes from the log they share and a beginning of the day they share, and from nothing else.
import { dayOf, type PromptChoice, type Prompts } from './prompts.ts';

const minute = 60_000;

/** When the day of `now` (ms) began for the two. */
export const dayBegan = (now: number, dayStarts: number): number =>
	(dayOf(now, dayStarts) * 24 * 60 + dayStarts) * minute;

/**
 * What they had chosen by a moment: the decks, or null, and what is not for them. A day's prompt is
 * settled when the day begins: what either chooses later counts from the next day, so that no
 * question is taken away from somebody who is answering it.
 */
export function chosenBy(
	{ choices }: Pick<Prompts, 'choices'>,
	moment: number
): { decks: readonly string[] | null; notForUs: ReadonlySet<string> } {
	let decks: readonly string[] | null = null;
	const notForUs = new Set<string>();
	for (const choice of choices) {
		if (choice.t >= moment) continue;
		if ('decks' in choice) decks = choice.decks;
		else if (choice.forUs) notForUs.delete(choice.prompt);
		else notForUs.add(choice.prompt);
	}
	return { decks, notForUs };
}

/**
 * The prompt of the day of `now` (ms), and when that day began; null when they want none. `seed`
 * names the couple, `pool` gives what may come from the decks they like.
 */
export function promptFor(
	prompts: { readonly choices: readonly PromptChoice[] },
	now: number,
	{
		dayStarts,
		seed,
		pool
	}: {
		dayStarts: number;
		seed: string;
		pool: (decks: readonly string[]) => readonly string[];
	}
): { prompt: string; began: number } | null {
	const began = dayBegan(now, dayStarts);
	const { decks, notForUs } = chosenBy(prompts, began);
	const day = dayOf(now, dayStarts);
	const prompt = promptOfDay(pool(decks ?? []), seed, day, (id) => notForUs.has(id));
	return prompt === null ? null : { prompt, began };
}

/** FNV-1a, 32 bits: mixes a name into a number, the same on every device. */
function mixed(name: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < name.length; i++) {
		hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
	}
	// FNV alone leaves alike names close together.
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * The prompt of a day: each couple (`seed`) has its own order of `pool`, and goes through it one a
 * day, passing over what `skip` says. The same on both devices, without a server and offline; null
 * when everything is passed over.
 */
export function promptOfDay(
	pool: readonly string[],
	seed: string,
	day: number,
	skip: (prompt: string) => boolean
): string | null {
	const order = pool
		.map((prompt) => ({ prompt, at: mixed(`${seed}|${prompt}`) }))
		.toSorted((a, b) => a.at - b.at || (a.prompt < b.prompt ? -1 : 1));
	for (let i = 0; i < order.length; i++) {
		const at = (((day + i) % order.length) + order.length) % order.length;
		const { prompt } = order[at]!;
		if (!skip(prompt)) return prompt;
	}
	return null;
}
