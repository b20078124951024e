// What both sides of linking share. One invites, the other knocks, both compare four words, the
// inviter says "that's them". The link's secret never reaches the server; the space key travels sealed
// to the joiner's one-time key (docs/crypto-spec.md, INVITE rules).
import type { Refusal } from '#lib/protocol/requests.ts';
import type { Home } from './home.svelte.ts';

/** `not_genuine`: whoever knocks does not hold the link. `unfit`: what came back was not made for this invitation. */
export type LinkingProblem = Refusal | 'offline' | 'not_genuine' | 'unfit';

/** Four numbers for the list of words. */
export type WordNumbers = readonly [number, number, number, number];

/** The name on a card, or null when it is none. */
export const readName = (json: string | null): string | null => {
	try {
		const { name } = JSON.parse(json ?? 'null') as { name?: unknown };
		return typeof name === 'string' && name.length > 0 ? name.slice(0, 40) : null;
	} catch {
		return null;
	}
};

/** Puts this person's name and word into the shared space, where the other sees them. */
export async function introduce(home: Home): Promise<void> {
	// A break from sharing ends with it: until then nothing reaches the partner.
	if (home.paused) return;
	const { name, noun, ownName } = home.vault;
	await home.pair?.write('us.profile', { name, noun, ownName, dayStarts: dayStartsHere() });
}

/** Four in the morning here, in minutes after midnight UTC. */
export function dayStartsHere(): number {
	const day = 24 * 60;
	return (((4 * 60 + new Date().getTimezoneOffset()) % day) + day) % day;
}
