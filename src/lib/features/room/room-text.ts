// The sentences about an evening, the same on both phones.
import type { WordsOf } from '#lib/content/words.ts';
import type { RoomChoice } from '#lib/domain/room.ts';

type Shown = RoomChoice | 'rest';

/** "a walk, a little talk and rest", in the order of the choices. */
export function roomList(words: WordsOf<'room'>, choices: readonly Shown[]): string {
	const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
	return list.format(choices.map((choice) => words.room.within[choice]));
}

/**
 * What both have room for. When nothing is in both it is one sentence, whatever the reason: the other
 * chose something else, one of the two set nothing, or nobody did.
 */
export const roomSentence = (words: WordsOf<'room'>, both: readonly RoomChoice[]): string =>
	both.length === 0 ? words.room.rest : words.room.both(roomList(words, both));

/** The time of day of a moment where this phone is. */
export const clockTime = (t: number): string =>
	new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' }).format(new Date(t));
