import type { Light } from '#lib/domain/goals.ts';
import type { Slot } from '#lib/protocol/ids.ts';

const day = 24 * 3600_000;

/** Whether a light the other noticed, in you or in the two, is still new. */
export const glows = (light: Light, mySlot: Slot, now: Date): boolean =>
	light.author !== mySlot && light.in !== 'me' && now.getTime() - light.t < day;
