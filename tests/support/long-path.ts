// A made-up path of any length, the same each time: for the bench and for journeys that look back.
// Nobody's words but ours.
import type { EventInput, Kind } from '#lib/domain/event.ts';
import type { Told } from './written-couple.ts';

const hour = 3_600_000;
const days = ['sad', 'tired', 'numb', 'hopeful', 'calm', 'angry', 'close', 'longing', 'jealous'];
const notes = [
	'Slept a little.',
	'The radio played that song, and I left the room.',
	'A good hour in the garden.',
	'Back to work. Nobody asked, which was easier.'
];
const lights = ['You sang while cooking', 'I answered the phone', 'We laughed at the dog'];
const goals = ['A walk by the sea', 'Soup for the neighbours', 'A weekend away'];

const told = <K extends Kind>(
	slot: 0 | 1,
	t: number,
	kind: K,
	data: EventInput<K>,
	eid?: string
): Told => ({ slot, t, kind, data, eid }) as Told;

/** Numbers from 0 to 1, the same each time. */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
		return state / 0x7fffffff;
	};
}

/**
 * `things` that lie on the path until `now` (ms), the earliest first: feelings of both, and now and
 * then something done together. About four things in three days, with quiet stretches between.
 */
export function longPath(now: number, things: number): Told[] {
	const next = chance(7);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
	const id = (n: number) => (0x700000 + n).toString(16).padStart(32, '0');
	const rounds = new Map<string, number>();
	const written: Told[] = [];
	let t = now - 2 * hour;
	for (let n = 0; n < things; n++) {
		const slot = next() < 0.55 ? 0 : 1;
		const other = slot === 0 ? 1 : 0;
		const what = next();
		const at: Told[] = [];
		if (what < 0.8) {
			const feelings = next() < 0.5 ? [pick(days)] : [pick(days), pick(days)];
			const text = next() < 0.3 ? pick(notes) : undefined;
			const weight = 1 + Math.floor(next() * 5);
			at.push(
				told(slot, t, 'feeling.given', { weight, feelings: [...new Set(feelings)], body: [], text })
			);
		} else if (what < 0.88) {
			const seen = pick(['me', 'you', 'us'] as const);
			at.push(told(slot, t, 'light.noticed', { in: seen, text: pick(lights) }));
		} else if (what < 0.94) {
			const prompt = `today-l${1 + Math.floor(next() * 4)}`;
			const round = rounds.get(prompt) ?? 0;
			rounds.set(prompt, round + 1);
			const answered = (text: string) => ({ prompt, round, text });
			at.push(told(slot, t - hour, 'prompt.answered', answered('The kettle in the morning.')));
			at.push(told(other, t, 'prompt.answered', answered('That the window was open.')));
		} else if (what < 0.98) {
			const ask = id(n);
			at.push(told(slot, t, 'need.asked', { need: 'quiet-house' }, ask));
			at.push(told(other, t + 1, 'need.answered', { to: ask, answer: 'yes' }));
			at.push(told(slot, t + 2, 'need.closed', { to: ask, how: 'helped' }));
		} else {
			const goal = id(n);
			at.push(told(slot, t, 'goal.made', { title: pick(goals) }, goal));
			at.push(told(other, t + 1, 'goal.placed', { goal, state: 'done' }));
		}
		written.push(...at.toReversed());
		// Mostly hours, sometimes days, now and then weeks.
		const quiet = next();
		t -= (quiet < 0.75 ? 3 + next() * 14 : quiet < 0.97 ? 20 + next() * 60 : 200) * hour;
	}
	return written.toReversed();
}
