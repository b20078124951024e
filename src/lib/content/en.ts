// English, whole. A second language is this file and the folder beside it, translated: the types
// say what is missing.
import { askingWords } from './en/asking.ts';
import { checkInWords } from './en/check-in.ts';
import { commonWords } from './en/common.ts';
import { connectionWords } from './en/connection.ts';
import { dateWords } from './en/dates.ts';
import { doorWords } from './en/door.ts';
import { feelingGistWords } from './en/feeling-gists.ts';
import { feelingWords } from './en/feelings.ts';
import { givenWords } from './en/given.ts';
import { goalWords } from './en/goals.ts';
import { leavingWords } from './en/leaving.ts';
import { lightWords } from './en/lights.ts';
import { linkingWords } from './en/linking.ts';
import { loadWords } from './en/load.ts';
import { nearHelpWords } from './en/near-help.ts';
import { needCardWords } from './en/need-card.ts';
import { needWords } from './en/needs.ts';
import { noteWords } from './en/notes.ts';
import { pathWords } from './en/path.ts';
import { promptWords } from './en/prompts.ts';
import { questionWords } from './en/question.ts';
import { recoveryWords } from './en/recovery.ts';
import { roomWords } from './en/room.ts';
import { settingsWords } from './en/settings.ts';
import { signUpWords } from './en/sign-up.ts';
import { talkOpenWords } from './en/talk-open.ts';
import { talkWords } from './en/talks.ts';
import { todayWords } from './en/today.ts';
import { whoSeesWords } from './en/who-sees.ts';

export const en = {
	common: commonWords,
	connection: connectionWords,
	door: doorWords,
	signUp: signUpWords,
	whoSees: whoSeesWords,
	recovery: recoveryWords,
	linking: linkingWords,
	leaving: leavingWords,
	notes: noteWords,
	today: todayWords,
	feelings: feelingWords,
	feelingGists: feelingGistWords,
	checkIn: checkInWords,
	given: givenWords,
	nearHelp: nearHelpWords,
	needs: needWords,
	needCard: needCardWords,
	asking: askingWords,
	settings: settingsWords,
	prompts: promptWords,
	question: questionWords,
	goals: goalWords,
	lights: lightWords,
	talks: talkWords,
	talkOpen: talkOpenWords,
	room: roomWords,
	path: pathWords,
	dates: dateWords,
	load: loadWords
};
