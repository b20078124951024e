// Words that quietly show where help is, on the writer's own screen and nowhere else: never stored,
// never sent, never told to the partner. Better once too often than once too little; common idioms
// are left out.

type CrisisWords = { phrases: readonly string[]; idioms: readonly string[] };

const byLanguage: Record<string, CrisisWords> = {
	en: {
		phrases: [
			'kill myself',
			'killing myself',
			'end my life',
			'ending my life',
			'end it all',
			'take my own life',
			'suicide',
			'suicidal',
			'want to die',
			'wanna die',
			'wish i was dead',
			'wish i were dead',
			'wish i could die',
			'better off dead',
			'better off without me',
			'rather be dead',
			'dont want to live',
			'do not want to live',
			'dont want to be here',
			'do not want to be here',
			'dont want to wake up',
			'not wake up',
			'no reason to live',
			'nothing to live for',
			'cant go on',
			'cannot go on',
			'can not go on',
			'cant do this anymore',
			'cannot do this anymore',
			'hurt myself',
			'hurting myself',
			'harm myself',
			'harming myself',
			'self harm',
			'cut myself',
			'cutting myself',
			'overdose',
			'join my baby',
			'be with my baby',
			'not safe at home',
			'i dont feel safe',
			'i do not feel safe',
			'afraid of my partner',
			'afraid of my husband',
			'afraid of my wife',
			'hits me',
			'hit me'
		],
		idioms: ['dying to see', 'dying to know', 'dying of laughter', 'it hit me that', 'hit me that']
	}
};

const plain = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/[’'`]/g, '')
		.replaceAll(/[^a-z0-9]+/g, ' ')
		.trim();

/** Feelings and strengths that show help by themselves. */
const feelings = new Set(['hopeless']);
const strengths = new Set(['too-much']);

/** Whether help is to be shown beside what is being written. */
export function mentionsCrisis(
	written: { text?: string; feelings?: readonly string[]; strength?: string },
	language = 'en'
): boolean {
	if (written.feelings?.some((id) => feelings.has(id))) return true;
	if (written.strength && strengths.has(written.strength)) return true;
	const { phrases, idioms } = byLanguage[language] ?? byLanguage.en!;
	let text = ` ${plain(written.text ?? '')} `;
	for (const idiom of idioms) text = text.replaceAll(` ${idiom} `, ' ');
	return phrases.some((phrase) => text.includes(` ${phrase} `));
}
