import { expect, test } from 'vitest';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import { newEvent, type DomainEntry, type EventInput, type Kind } from './event.ts';
import { partnersIn } from './newness.ts';
import { foldSpace } from './space.ts';

let made = 0;
const writes = <K extends Kind>(author: Slot, kind: K, data: EventInput<K>) =>
	({
		eid: (++made).toString(16).padStart(32, '0') as EntryId,
		author,
		t: made,
		pending: false,
		...newEvent(kind, data)
	}) satisfies DomainEntry;

test('what the other gave, answered or asked is new in its part; one’s own never is', () => {
	const ask = writes(0, 'need.asked', { need: 'rest' });
	const log = [
		ask,
		writes(1, 'need.answered', { to: ask.eid, answer: 'yes' }),
		writes(1, 'feeling.given', { feelings: ['numb'], body: [] }),
		writes(1, 'prompt.asked', { text: 'Which window?' }),
		writes(1, 'light.noticed', { in: 'you', text: 'You sang.' })
	];
	expect(partnersIn(foldSpace(log), 0)).toMatchObject({ today: 2, talk: 1, together: 1 });
	expect(partnersIn(foldSpace(log), 1)).toMatchObject({ today: 1, talk: 0, together: 0 });
});
