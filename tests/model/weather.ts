// One line between a device and the hub, as a network that can lose, repeat and reorder what is
// pushed to the device. Answers and questions keep their order, as they do on one WebSocket.
import type { Asked } from '#lib/sync/server-clock.ts';

/** A message from the device, with what it remembers of it until the answer comes. */
export type Up = {
	name: 'hello' | 'pull' | 'append' | 'signal';
	bytes: Uint8Array;
	eids: string[];
	/** Set where the answer tells the time. */
	asked?: Asked;
	/** A hello that asks for nothing but the time. */
	timeOnly?: boolean;
};

/** A message to the device: pushed by the hub, or the answer to what it asked. */
export type Down =
	{ kind: 'push'; name: string; bytes: Uint8Array } | { kind: 'answer'; to: Up; bytes: Uint8Array };

export type Line = { up: Up[]; down: Down[]; open: boolean };

export const newLine = (): Line => ({ up: [], down: [], open: true });

/** What the network may do to a live row: nothing it could not do on a bad day. */
export const disturbances = ['drop', 'repeat', 'swap'] as const;
export type Disturbance = (typeof disturbances)[number];

const isRow = (message: Down | undefined) => message?.kind === 'push' && message.name === 'rows';

/** Disturbs the first live row that is under way; does nothing when there is none. */
export function disturb({ down }: Line, how: Disturbance): void {
	const at = down.findIndex(isRow);
	if (how === 'drop' && at >= 0) down.splice(at, 1);
	if (how === 'repeat' && at >= 0) down.push(down[at]!);
	if (how === 'swap' && down.length > 1 && (isRow(down[0]) || isRow(down[1]))) {
		[down[0], down[1]] = [down[1]!, down[0]!];
	}
}
