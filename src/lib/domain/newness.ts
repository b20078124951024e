// Whether something of the partner's came in a part of the app since one looked there. The numbers
// never leave the device and are never shown: a softly marked place is all there is to see.
import type { Slot } from '#lib/protocol/ids.ts';
import type { SpaceView } from './space.ts';
import type { Thing } from './today.ts';

export const parts = ['today', 'talk', 'together'] as const;
export type Part = (typeof parts)[number];

/** How much of the partner's there is in each part. Nothing that is sealed, and never presence. */
export function partnersIn(view: SpaceView, slot: Slot): Record<Part, number> {
	const theirs = slot === 0 ? 1 : 0;
	const { checkIns, needs, prompts, goals } = view;
	const by = (list: readonly { readonly author: Slot }[]) =>
		list.filter(({ author }) => author === theirs).length;
	const answersToMe = needs.all.filter((n) => n.author === slot && n.answer !== null).length;
	const presences = checkIns.given.filter((c) => c.author === slot && c.presence !== null).length;
	// An answer shows once both may read it.
	const answers = prompts.rounds.flatMap((round) => round.answers.filter((a) => a !== null));
	const replies = answers.filter((a) => a.author === slot && a.reply !== null).length;
	const steps = goals.goals.flatMap((goal) => goal.steps);
	return {
		today: by(checkIns.given) + by(needs.all) + answersToMe + presences,
		talk: by(answers) + by(prompts.own) + replies,
		together: by(goals.goals) + by(steps) + by(goals.lights)
	};
}

/** Something of the partner's that stands on Today and belongs to another part as well. */
export type AlsoIn = { readonly part: Part; readonly id: string };

/** What of the other parts is read where these things stand: answers to the question, and lights. */
export function alsoIn(things: readonly Thing[], { prompts }: SpaceView, slot: Slot): AlsoIn[] {
	return things.flatMap((thing): AlsoIn[] => {
		if (thing.kind === 'light') return [{ part: 'together', id: thing.light.eid }];
		if (thing.kind !== 'prompt') return [];
		const round = prompts.rounds.findLast(({ prompt }) => prompt === thing.prompt);
		return (round?.answers ?? []).flatMap((answer): AlsoIn[] => {
			if (!answer) return [];
			if (answer.author !== slot) return [{ part: 'talk', id: answer.eid }];
			return answer.reply ? [{ part: 'talk', id: `${answer.eid}/reply` }] : [];
		});
	});
}
