// English, whole. A second language is this file and the folder beside it, translated: the types
// say what is missing.
import { checkInWords } from './en/check-in.ts';
import { commonWords } from './en/common.ts';
import { connectionWords } from './en/connection.ts';
import { doorWords } from './en/door.ts';
import { feelingWords } from './en/feelings.ts';
import { linkingWords } from './en/linking.ts';
import { needWords } from './en/needs.ts';
import { settingsWords } from './en/settings.ts';
import { todayWords } from './en/today.ts';

export const en = {
	common: commonWords,
	connection: connectionWords,
	door: doorWords,
	linking: linkingWords,
	today: todayWords,
	feelings: feelingWords,
	checkIn: checkInWords,
	needs: needWords,
	settings: settingsWords
};
