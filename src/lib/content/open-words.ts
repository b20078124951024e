// The words of the pages that are open to everybody: prerendered, and no byte of the app's own.
import { commonWords } from './en/common.ts';
import { helpWords } from './en/help.ts';
import { landingWords } from './en/landing.ts';
import { openWords as pages } from './en/open.ts';

export const openWords = {
	common: commonWords,
	landing: landingWords,
	open: pages,
	help: helpWords
};
