// The path in words: what each part of the app says of its own, put side by side.
import type { PromptTexts } from '#lib/content/prompts.ts';
import { promptText } from '#lib/content/prompts.ts';
import type { ConversationTexts } from '#lib/content/conversation-words.ts';
import { softTime } from '#lib/content/soft-time.ts';
import type { WordsOf } from '#lib/content/words.ts';
import type { OneOfTwo, PathItem } from '#lib/domain/path.ts';
import type { OwnQuestion } from '#lib/domain/prompts.ts';
import { feelingDetail, feelingLine } from '#lib/features/check-in/feeling-text.ts';
import { answerText, needText } from '#lib/features/need/need-text.ts';
import type { Said } from '#lib/features/path/said.ts';

type Presence = { readonly with: string; readonly words?: string | undefined } | null;

export type Reader = {
	readonly words: WordsOf<
		'given' | 'common' | 'feelings' | 'lights' | 'needCard' | 'needs' | 'path' | 'question'
	>;
	readonly me: OneOfTwo;
	/** The partner's name; null while alone. */
	readonly partner: string | null;
	readonly now: Date;
	/** Questions of one's own, by the name that answers know them by. */
	readonly own: readonly OwnQuestion[];
	/** Loaded when they are needed; null until then. */
	readonly prompts: PromptTexts | null;
	readonly conversations: ConversationTexts | null;
};

const exact = new Intl.DateTimeFormat('en-GB', {
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	hour: '2-digit',
	minute: '2-digit'
});
const exactWithYear = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit'
});

/** One item as its reader is told of it: times of one's own to the minute, all others softly. */
export function sayItem(item: PathItem, reader: Reader): Said {
	const { words, me, partner, now } = reader;
	const w = words.path;
	const other = partner ?? words.common.partner;
	const nameOf = (slot: OneOfTwo) => (item.kept || slot === me ? w.you : other);
	const presence = (said: Presence) =>
		said &&
		(said.with === 'words'
			? (said.words ?? null)
			: words.given.presences[said.with as keyof typeof words.given.presences]);
	const then = new Date(item.t);
	const thisYear = then.getFullYear() === now.getFullYear();
	const own = item.by === me;
	const when = own
		? (thisYear ? exact : exactWithYear).format(then)
		: softTime(then, now, words.common.times, 'en');
	const who = item.by === 'both' ? w.both : nameOf(item.by);
	const common = { who, when, title: null, more: [], waits: false };

	switch (item.what) {
		case 'feeling': {
			const { of } = item;
			const given = 'wish' in of;
			const answer = given ? presence(of.presence) : null;
			const more = [
				{ by: null, text: feelingDetail(words, of) },
				{ by: null, text: of.text ?? null },
				{ by: own ? other : w.you, text: answer }
			];
			const guarded = given && !own && (of.wish === 'alone' || of.wish === 'beside');
			return { ...common, line: feelingLine(words, of), more: withText(more), waits: guarded };
		}
		case 'light': {
			const { author, in: seen, text } = item.of;
			const mine = author === me || item.kept;
			const g = words.lights;
			const title =
				seen === 'us' && partner
					? g.lightUs
					: seen === 'you' && partner
						? mine
							? g.lightYours(partner)
							: g.lightFrom(partner)
						: w.meetings.light;
			return { ...common, title, line: text };
		}
		case 'goal': {
			const { wordings, steps } = item.of;
			const done = steps
				.filter((step) => step.done)
				.map(({ wordings: [said] }) => said?.text ?? null);
			return {
				...common,
				title: w.meetings.goal,
				line: wordings.map(({ text }) => text).join(' / '),
				more: withText(done.map((text) => ({ by: null, text })))
			};
		}
		case 'need': {
			const { author, answer } = item.of;
			const need = needText(words, item.of);
			const answerer = nameOf(author === 0 ? 1 : 0);
			return {
				...common,
				title: w.meetings.need,
				line: need,
				more: withText([
					{
						by: item.of.type === 'ask' ? w.asked(nameOf(author)) : w.offered(nameOf(author)),
						text: need
					},
					{ by: answer ? answerer : null, text: answerText(words, item.of) }
				])
			};
		}
		case 'talk': {
			const { conversation, lines } = item.of;
			// A line is on the path if both wished it to be.
			const kept = lines.every((line) => line?.keep) ? lines : [];
			return {
				...common,
				title: partner ? w.meetings.talk : w.ownTalk,
				line: reader.conversations?.conversationWords[conversation]?.name ?? '…',
				more: withText(
					kept.map((line, slot) => ({ by: nameOf(slot as OneOfTwo), text: line?.text ?? null }))
				)
			};
		}
		case 'answer': {
			const { prompt, text, author } = item.of;
			return {
				...common,
				title: w.answered,
				line: question(prompt, reader),
				more: [{ by: nameOf(author), text }]
			};
		}
		case 'opened': {
			const more = item.of.answers.flatMap((answer) =>
				answer
					? [
							{ by: nameOf(answer.author), text: answer.text },
							{ by: nameOf(answer.author === 0 ? 1 : 0), text: presence(answer.reply) }
						]
					: []
			);
			return {
				...common,
				title: w.meetings.opened,
				line: question(item.of.prompt, reader),
				more: withText(more)
			};
		}
	}
}

const withText = (more: readonly { by: string | null; text: string | null }[]) =>
	more.flatMap(({ by, text }) => (text ? [{ by, text }] : []));

/** The question behind an answer; an ellipsis while the library is on its way. */
function question(prompt: string, { own, prompts, words }: Reader): string {
	const asked = own.find((question) => question.prompt === prompt);
	if (asked) return asked.text;
	return prompts ? (promptText(prompts, prompt) ?? words.question.unknown) : '…';
}
