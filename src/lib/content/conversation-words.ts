// A conversation of the library with its words, as the screens need it.
import { conversations, type Conversation, type ConversationStep } from './conversations.ts';

export type StepWords = {
	purpose: string;
	/** What stands on the speaker's own screen instead, where `purpose` speaks of one of the two. */
	yours?: string;
	speak: string;
	listen: string;
	/** Where nobody has the floor: when to go on. A speaker says so in all others. */
	ends?: string;
};
export type ConversationText = {
	readonly name: string;
	readonly about: string;
	readonly opening: string;
	readonly steps: Readonly<Record<string, StepWords>>;
};
export type ConversationTexts = {
	readonly conversationWords: Readonly<Record<string, ConversationText>>;
	readonly conversationSafety: string;
};

export type Worded = Conversation &
	Omit<ConversationText, 'steps'> & { readonly turns: readonly (ConversationStep & StepWords)[] };

/** No line begins with an ellipsis. */
const held = (text: string) => text.replaceAll(' …', '\u00a0…');

/** All conversations there are words for, in their order. */
export function worded({ conversationWords }: ConversationTexts): Worded[] {
	return conversations.flatMap((conversation) => {
		const words = conversationWords[conversation.id];
		if (!words) return [];
		const { steps, ...rest } = words;
		const turns = conversation.steps.flatMap((step) => {
			const said = steps[step.id];
			if (!said) return [];
			return [{ ...step, ...said, speak: held(said.speak), listen: held(said.listen) }];
		});
		return [{ ...conversation, ...rest, turns }];
	});
}
