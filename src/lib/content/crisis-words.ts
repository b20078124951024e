// Words that quietly show where help is, on the writer's own screen and nowhere else: never stored,
// never sent, never told to the partner. Better once too often than once too little; what people say
// of laughter, of sleep and of a kitchen knife is left out. Which signs matter: content sources of the
// help page (en/help.ts). crisis-words.test.ts holds examples of both.

/** What the words are about, and so which part of the help page they lead to. */
export type CrisisAbout = 'dying' | 'safety' | 'body';
/** `wrote` is false when only a word of the lists was chosen and nothing was written. */
export type CrisisSign = { about: CrisisAbout; wrote: boolean };

type CrisisWords = { sayings: RegExp; about: Record<CrisisAbout, readonly RegExp[]> };

/** Of text in lower case without apostrophes and marks; a space stands for any number of them. */
const said = (pattern: string) => new RegExp(`\\b(?:${pattern})\\b`);

const cannot = '(?:cant|cannot|can not|could not|couldnt)';
const notWant = '(?:dont|do not|didnt|did not|no longer|never) (?:even |really |just )?want to';
const longer = '(?:any ?more|any longer|much longer)';

const byLanguage: Record<string, CrisisWords> = {
	en: {
		sayings:
			/\b(?:d(?:ie|ies|ied|ying) (?:of |from |with )?(?:laugh(?:ter|ing)?|embarrassment|boredom|curiosity|hunger|thirst)|dying (?:to|for)|suicide squad|(?:could|would) (?:kill|murder) for)\b/g,
		about: {
			dying: [
				said('kill(?:ing)? (?:myself|my self|ourselves)|kms|unalive|suicid\\w*'),
				said('(?:end|ending|take|taking) (?:my|our) (?:own )?li(?:fe|ves)|end(?:ing)? it all'),
				said('want (?:it|this|everything) all to (?:end|stop)|all of (?:it|this) to (?:end|stop)'),
				said(
					'(?:want|wanted|wanna|easier|rather|ready|like|prefer|try|trying) (?:to )?(?:just )?die'
				),
				said('(?:hope|wish) (?:that )?i (?:could |would |might |had |just |also )*die[sd]?'),
				said('i should have died|why did(?:nt| not) i die|i should be dead'),
				said('think(?:ing)? (?:about|of) (?:dying|death all|killing|ending)'),
				said('wish (?:that )?i (?:was|were|am) (?:just |also |both |all )*(?:dead|gone|not here)'),
				said('wish (?:that )?i (?:wasnt|werent|was not|were not) (?:here|alive|around|born)'),
				said('wish (?:that )?i (?:had never|was never|were never|hadnt) (?:been )?born'),
				said('(?:rather be|better off|better) dead'),
				said('better (?:off )?without me'),
				said(
					'better (?:off )?if i (?:(?:was|were|am) (?:dead|gone|not)|wasnt|werent|did not exist)'
				),
				said(`${notWant} be (?:here|alive|around)(?! (?:for|at|when|until|till|on)\\b)`),
				said(
					`${notWant} live(?! (?:here|there|in|near|next|apart|so|with (?:my|your|his|her|our))\\b)`
				),
				said(`${notWant} wake up(?! (?:the|him|her|you|them|early|late|at|so|before|every)\\b)`),
				said(`${notWant} (?:exist|go on(?! (?:holiday|a|the|with|to|about|another)\\b))`),
				said('(?:and|just|to|hope i|if i|hope i do|i would) (?:never|not|dont|didnt) wake(?: up)?'),
				said(
					'(?:reason|point) (?:left )?(?:to|in|of) (?:live|living|be alive|being alive|being here)'
				),
				said('(?:reason|point) (?:in|of|to) (?:go|going|carry|carrying) on'),
				said('nothing (?:left )?to live for|not worth living|life (?:is not|isnt) worth'),
				said('(?:tired|sick) of (?:being alive|living(?! (?:here|there|in|with|on)\\b))'),
				said(`${cannot} (?:go|carry) on(?! (?:holiday|a|the|with|that|this|our|my|to|friday)\\b)`),
				said(`${cannot} (?:do|take|bear|stand|face) (?:this|it|that|any) ?(?:${longer}|more)`),
				said(`${cannot} (?:cope|live|keep going|survive)(?: (?:this|like this))? ${longer}`),
				said(`${cannot} live (?:like this|without (?:him|her|them|my baby|our baby))`),
				said('no way out(?! of (?:the|this|town|here)\\b)|i am trapped|im trapped'),
				said('(?:i am|im|being|be|feel like|just) (?:such |only |just )?a burden'),
				said(
					'(?:hurt|hurting|harm|harming) myself(?! (?:at|on|while|in|running|lifting|falling)\\b)'
				),
				said('self harm\\w*|cutting myself(?! (?:some|a|off)\\b)'),
				said('cut myself(?! (?:shaving|on|while|when|chopping|cooking|peeling|some|a|off)\\b)'),
				said('overdos\\w+|take (?:all|too many) (?:\\w+ )?(?:\\w+ )?(?:pills|tablets)'),
				said('(?:join|follow) (?:my|our|the) (?:baby|son|daughter|child|little one)'),
				said('(?:be|go|gone|dead) with (?:my|our|the) baby'),
				said('hear(?:ing)? voices|voices (?:tell|told|are telling) me')
			],
			safety: [
				said(
					'(?:not|dont feel|do not feel|never feel|un) ?safe (?:at home|with (?:you|him|her|them))'
				),
				said('(?:dont|do not|never|didnt) feel safe'),
				said(
					'(?:afraid|scared|frightened|terrified) of (?:you|my (?:partner|husband|wife|\\w+friend))'
				),
				said(
					'(?:afraid|scared|frightened|terrified) of (?:him|her|them)(?! (?:leaving|being|dying|not|going)\\b)'
				),
				said('(?:afraid|scared|frightened) (?:to (?:go|come|be) (?:home|at home)|at home)'),
				said(
					'(?:you|he|she|they|partner|husband|wife) (?:\\w+ )?(?:hit|hits|kick|kicks|kicked|slapped|punched|choked|strangled) me'
				),
				said(
					'(?:you|he|she|they|partner|husband|wife) (?:\\w+ )?(?:beat|beats|threatens|threatened|raped) me(?! (?:at|to|in|by)\\b)'
				),
				said('(?:forced|forces|makes|made) me (?:to )?(?:have sex|sleep with)')
			],
			body: [
				said(
					'(?:am|im|still|keep) bleeding (?:so |very |really )?(?:heavily|badly|hard|much|a lot)'
				),
				said(`${cannot} stop (?:the )?bleeding|bleeding (?:wont|will not|doesnt|does not) stop`),
				said('soak(?:ed|ing)? (?:through )?(?:a|my|every|the|another) pads?')
			]
		}
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

type Written = { text?: string; feelings?: readonly string[]; strength?: string | undefined };

/** Whether help is to be shown beside what is being written, and which; null when not. */
export function crisisSign(written: Written, language = 'en'): CrisisSign | null {
	const { sayings, about } = byLanguage[language] ?? byLanguage.en!;
	const text = plain(written.text ?? '').replaceAll(sayings, ' ');
	for (const [one, patterns] of Object.entries(about) as [CrisisAbout, readonly RegExp[]][]) {
		if (patterns.some((pattern) => pattern.test(text))) return { about: one, wrote: true };
	}
	const chosen =
		written.feelings?.some((id) => feelings.has(id)) ||
		(written.strength !== undefined && strengths.has(written.strength));
	return chosen ? { about: 'dying', wrote: false } : null;
}

/** Whether help is to be shown beside what is being written. */
export const mentionsCrisis = (written: Written, language = 'en'): boolean =>
	crisisSign(written, language) !== null;
