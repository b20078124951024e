import type { Light } from '#lib/domain/goals.ts';

const day = 24 * 3600_000;

/** Whether a light the other noticed, in you or in the two, is still new. */
export const glows = (light: Light, mySlot: Light['author'], now: Date): boolean =>
	light.author !== mySlot && light.in !== 'me' && now.getTime() - light.t < day;
