// Feelings: what was kept, made ready, given, and how the other was present to it. Nothing here
// compares two people, counts, or judges.
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import type { DomainEntry, DomainEvent, EventData } from './event.ts';

type Feeling = Omit<EventData<'feeling.kept'>, 'ready'>;

export type CheckIn = Feeling & {
	readonly eid: EntryId;
	readonly author: Slot;
	readonly t: number;
	readonly pending: boolean;
	/** Given with this wish. */
	readonly wish: EventData<'feeling.given'>['wish'] | null;
	/** Replaces an earlier one: shown as changed. */
	readonly changed: boolean;
	/** The partner's latest way of being present, or null. */
	readonly presence:
		| (EventData<'feeling.answered'> & {
				readonly eid: EntryId;
				readonly t: number;
				readonly pending: boolean;
		  })
		| null;
};

export type KeptCheckIn = Feeling & {
	readonly eid: EntryId;
	readonly t: number;
	readonly pending: boolean;
	readonly ready: boolean;
};

export type CheckIns = {
	/** Given ones, in the order of the log. */
	readonly given: readonly CheckIn[];
	/** One's own, kept in one's own space. */
	readonly kept: readonly KeptCheckIn[];
};

/** Collects check-ins; answers may come before what they answer, and count when it arrives. */
export function checkInFold() {
	const given = new Map<EntryId, CheckIn>();
	const kept: KeptCheckIn[] = [];
	const answers = new Map<EntryId, { author: Slot; presence: NonNullable<CheckIn['presence']> }>();

	const withAnswer = (checkIn: CheckIn): CheckIn => {
		const answer = answers.get(checkIn.eid);
		// Only the partner is present to a feeling; an own answer to an own feeling is nothing.
		return answer && answer.author !== checkIn.author
			? { ...checkIn, presence: answer.presence }
			: checkIn;
	};

	return {
		apply({ eid, author, t, pending }: DomainEntry, event: DomainEvent): void {
			if (event.kind === 'feeling.kept') {
				kept.push({ ...event.data, eid, t, pending });
			} else if (event.kind === 'feeling.given') {
				// Field by field: copying the rest of an object is ten times slower, and there are thousands.
				const { weight, feelings, ownWords, body, strength, text } = event.data;
				const { replaces, wish = null } = event.data;
				const old = replaces && given.get(replaces);
				if (old && old.author === author) given.delete(replaces);
				given.set(
					eid,
					withAnswer({
						weight,
						feelings,
						ownWords,
						body,
						strength,
						text,
						eid,
						author,
						t,
						pending,
						wish,
						changed: replaces !== undefined,
						presence: null
					})
				);
			} else if (event.kind === 'feeling.answered') {
				answers.set(event.data.to, { author, presence: { ...event.data, eid, t, pending } });
				const answered = given.get(event.data.to);
				if (answered) given.set(answered.eid, withAnswer(answered));
			}
		},
		result: (): CheckIns => ({ given: [...given.values()], kept })
	};
}

/** What a person gave last, or null. */
export function latestOf({ given }: CheckIns, author: Slot): CheckIn | null {
	return given.findLast((checkIn) => checkIn.author === author) ?? null;
}
