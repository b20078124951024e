// English, whole. A second language is this file and the folder beside it, translated: the types
// say what is missing.
import { checkInWords } from './en/check-in.ts';
import { commonWords } from './en/common.ts';
import { connectionWords } from './en/connection.ts';
import { dateWords } from './en/dates.ts';
import { doorWords } from './en/door.ts';
import { goalWords } from './en/goals.ts';
import { feelingWords } from './en/feelings.ts';
import { leavingWords } from './en/leaving.ts';
import { linkingWords } from './en/linking.ts';
import { needWords } from './en/needs.ts';
import { pathWords } from './en/path.ts';
import { promptWords } from './en/prompts.ts';
import { roomWords } from './en/room.ts';
import { settingsWords } from './en/settings.ts';
import { talkWords } from './en/talks.ts';
import { todayWords } from './en/today.ts';

export const en = {
	common: commonWords,
	connection: connectionWords,
	door: doorWords,
	linking: linkingWords,
	leaving: leavingWords,
	today: todayWords,
	feelings: feelingWords,
	checkIn: checkInWords,
	needs: needWords,
	settings: settingsWords,
	prompts: promptWords,
	goals: goalWords,
	talks: talkWords,
	room: roomWords,
	path: pathWords,
	dates: dateWords,
	/** What is long and not always needed. */
	load: {
		prompts: () => import('./en/decks.ts'),
		conversations: () => import('./en/conversations.ts')
	}
};
