// What was answered to a prompt, and what waits sealed, for the screens where answers are given and read.
import type { EntryId } from '#lib/protocol/ids.ts';
import { parseEvent, type DomainEntry } from './event.ts';
import type { PromptRound, Prompts } from './prompts.ts';

/** The round a new answer to this prompt belongs to: how often both have answered it. */
export function currentRound({ rounds }: Pick<Prompts, 'rounds'>, prompt: string): number {
	return rounds.filter((r) => r.prompt === prompt && r.answers.every((a) => a !== null)).length;
}

/** The rounds both have answered, the newest first. */
export const answeredTogether = ({ rounds }: Pick<Prompts, 'rounds'>): PromptRound[] =>
	rounds.filter(({ answers }) => answers.every((a) => a !== null)).toSorted((a, b) => b.t - a.t);

/** What a prompt's answers are sealed under: the same for both, without a word between them. */
export const sealOf = (prompt: string, round: number): string => `prompt|${prompt}|${round}`;

/** One's own answer to a prompt and round that waits sealed, or null. */
export function waitingAnswer(
	sealed: readonly DomainEntry[],
	prompt: string,
	round: number
): { eid: EntryId; text: string; pending: boolean } | null {
	for (const entry of sealed.toReversed()) {
		const parsed = parseEvent(entry);
		if (!parsed.ok || parsed.event.kind !== 'prompt.answered') continue;
		const { data } = parsed.event;
		if (data.prompt === prompt && data.round === round) {
			return { eid: entry.eid, text: data.text, pending: entry.pending };
		}
	}
	return null;
}

/** A waiting sealed answer, by its prompt. */
export type Waiting = { readonly eid: EntryId; readonly prompt: string; readonly t: number };

/** One's own answers that wait sealed, whichever they answer, the newest first. */
export function waitingAnswers(sealed: readonly DomainEntry[]): Waiting[] {
	return sealed
		.flatMap(({ eid, t, ...entry }) => {
			const parsed = parseEvent(entry);
			if (!parsed.ok || parsed.event.kind !== 'prompt.answered') return [];
			return [{ eid, t, prompt: parsed.event.data.prompt }];
		})
		.toSorted((a, b) => b.t - a.t);
}
