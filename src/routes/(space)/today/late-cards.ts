// The cards of Today that are not often there, each with a file of its own.
import { LatePart } from '#lib/ui/late-part.ts';

export const needCard = new LatePart(() => import('#lib/features/need/NeedCard.svelte'));
export const keptNeedCard = new LatePart(() => import('#lib/features/need/KeptNeedCard.svelte'));
export const talkCard = new LatePart(() => import('#lib/features/conversation/TalkCard.svelte'));
export const tonightCard = new LatePart(() => import('#lib/features/prompt/TonightCard.svelte'));
export const dateNear = new LatePart(() => import('#lib/features/date/DateNear.svelte'));
export const pausedCard = new LatePart(() => import('#lib/features/account/PausedCard.svelte'));
export const notSent = new LatePart(() => import('#lib/features/today/NotSent.svelte'));

/** A silent network keeps nobody from what is here: ms. */
const longestWait = 3000;

/** Resolves when all of these came, or are known not to come, or take too long. */
export function settled(coming: readonly Promise<unknown>[]): Promise<unknown> {
	const enough = new Promise((resolve) => setTimeout(resolve, longestWait));
	return Promise.race([Promise.allSettled(coming), enough]);
}
