// A few weeks of a made-up couple's space: for the demo and the screenshots. Nobody's words but ours.
import { randomBytes } from 'node:crypto';
import type { EventInput, Kind } from '#lib/domain/event.ts';

const hour = 3_600_000;
const day = 24 * hour;
const id = () => randomBytes(16).toString('hex');

type Told = { slot: 0 | 1; t: number; kind: Kind; data: EventInput<Kind>; eid?: string };
const told = <K extends Kind>(
	slot: 0 | 1,
	t: number,
	kind: K,
	data: EventInput<K>,
	eid?: string
): Told => ({ slot, t, kind, data, eid }) as Told;

const feeling = (weight: number, feelings: string[], text?: string) => ({
	weight,
	feelings,
	body: [],
	text
});

/** What the two gave each other until `now` (ms), in order; `slot` 0 is Mara. */
export function sharedWeeks(now: number): Told[] {
	const [a, b, c, d, e, f, g, lake] = [id(), id(), id(), id(), id(), id(), id(), id()];
	const coming = new Date(now + 9 * day).toISOString().slice(0, 10);
	const kitchen = { prompt: 'today-l1', round: 0 };
	return [
		told(0, now - 19 * day, 'feeling.given', feeling(5, ['empty', 'shocked']), a),
		told(1, now - 19 * day + 2 * hour, 'feeling.answered', { to: a, with: 'here' }),
		told(1, now - 17 * day, 'need.offered', { offer: 'soup' }, b),
		told(0, now - 17 * day + hour, 'need.answered', { to: b, answer: 'yes' }),
		told(1, now - 16 * day, 'need.closed', { to: b, how: 'passed' }),
		told(1, now - 15 * day, 'feeling.given', feeling(4, ['helpless', 'holding-it-together']), c),
		told(0, now - 15 * day + hour, 'feeling.answered', { to: c, with: 'thanks' }),
		told(0, now - 11 * day, 'need.asked', { need: 'quiet-house', when: 'today' }, d),
		told(1, now - 11 * day + hour, 'need.answered', { to: d, answer: 'yes-at', at: 'tonight' }),
		told(0, now - 10 * day, 'need.closed', { to: d, how: 'helped' }),
		told(0, now - 9 * day, 'prompt.answered', { ...kitchen, text: 'The kettle, and you humming.' }),
		told(1, now - 8 * day, 'prompt.answered', { ...kitchen, text: 'The window was open.' }),
		told(0, now - 7 * day, 'light.noticed', { in: 'you', text: 'You sang while cooking.' }),
		told(
			0,
			now - 7 * day + hour,
			'date.named',
			{ name: 'The lake', day: coming, yearly: true },
			lake
		),
		told(1, now - 7 * day + 2 * hour, 'date.wished', { date: lake, wish: 'near' }),
		told(0, now - 7 * day + 3 * hour, 'date.planned', {
			date: lake,
			line: 0,
			text: 'Phones off, a slow breakfast.',
			over: []
		}),
		told(
			0,
			now - 6 * day,
			'feeling.given',
			feeling(4, ['jealous'], 'My sister rang with her news. I said all the right things.'),
			e
		),
		told(1, now - 6 * day + hour, 'feeling.answered', {
			to: e,
			with: 'words',
			words: 'I heard you on the phone. I am sorry it was so hard.'
		}),
		told(1, now - 3 * day, 'feeling.given', feeling(3, ['tired', 'close'])),
		told(
			0,
			now - 5 * hour,
			'feeling.given',
			{
				...feeling(4, ['numb', 'tired'], 'Slept a little. The morning is the worst part of it.'),
				wish: 'hold'
			},
			f
		),
		told(1, now - 4 * hour, 'feeling.answered', { to: f, with: 'here' }),
		told(1, now - 2 * hour, 'feeling.given', feeling(2, ['lighter', 'sad'])),
		told(
			1,
			now - 20 * 60_000,
			'need.asked',
			{ need: 'walk', when: 'today', note: 'We don’t have to talk.' },
			g
		)
	];
}

/** What Mara keeps to herself. */
export const keptWeeks = (now: number): Told[] => [
	told(0, now - 18 * day, 'feeling.kept', { ...feeling(5, ['guilty']), ready: false }),
	told(0, now - 2 * day, 'feeling.kept', {
		...feeling(3, ['hopeful'], 'I laughed at something today, and it was all right.'),
		ready: true
	})
];
