// What happens to an answer: kept, sealed, given, taken back. Whatever is done, its words are safe
// in the new place before they leave the old one.
import { type PromptAnswer } from '#lib/domain/prompts.ts';
import { currentRound, sealOf, waitingAnswer } from '#lib/domain/prompt-answers.ts';
import type { Home } from '#lib/state/home.svelte.ts';

/** One's own latest kept answer to a prompt, or null. */
export const keptAnswer = (home: Home, prompt: string): PromptAnswer | null =>
	home.solo.view.prompts.rounds.findLast((round) => round.prompt === prompt)?.answers[0] ?? null;

/**
 * Seals an answer until both are in; where the other would rather not wait, gives it. A kept one
 * with the same words has then done its part.
 */
export async function sealAnswer(home: Home, prompt: string, text: string): Promise<void> {
	const { shared } = home;
	if (!shared) return;
	const { prompts } = shared.view;
	const round = currentRound(prompts, prompt);
	const data = { prompt, round, text };
	const waiting = waitingAnswer(shared.sealed, prompt, round);
	const theirs = prompts.rounds.find((r) => r.prompt === prompt && r.round === round)?.answers[
		shared.slot === 0 ? 1 : 0
	];
	if (!theirs) {
		await shared.writeSealed(sealOf(prompt, round), 'prompt.answered', data, waiting?.eid);
	} else if (waiting) await shared.giveSealed(waiting.eid, 'prompt.answered', data);
	else await shared.write('prompt.answered', data);
	const kept = keptAnswer(home, prompt);
	if (kept?.text === text) await home.solo.takeBack(kept.eid);
}

/** Gives a sealed answer now, without waiting for the other. */
export async function giveWaiting(home: Home, prompt: string): Promise<void> {
	const { shared } = home;
	if (!shared) return;
	const round = currentRound(shared.view.prompts, prompt);
	const waiting = waitingAnswer(shared.sealed, prompt, round);
	if (!waiting) return;
	const { eid, text } = waiting;
	await shared.giveSealed(eid, 'prompt.answered', { prompt, round, text });
}

/** Keeps an answer to oneself; an older one to the same prompt stays beside it. */
export async function keepAnswer(home: Home, prompt: string, text: string): Promise<void> {
	if (keptAnswer(home, prompt)?.text === text) return;
	const { rounds } = home.solo.view.prompts;
	const before = rounds.filter((r) => r.prompt === prompt).map(({ round }) => round);
	await home.solo.write('prompt.answered', { prompt, round: Math.max(-1, ...before) + 1, text });
}

/** Takes a sealed or given answer back from both, and keeps its words. */
export async function takeBackAnswer(
	home: Home,
	prompt: string,
	{ eid, text }: Pick<PromptAnswer, 'eid' | 'text'>
): Promise<void> {
	await keepAnswer(home, prompt, text);
	await home.shared?.takeBack(eid);
}
