// The forms of what one needs and what one can do.
import type { NeedGroupId } from '../needs.ts';

const groups: Record<NeedGroupId, string> = {
	'with-me': 'Be with me',
	'hear-me': 'Hear me',
	room: 'Give me room',
	do: 'Do something',
	lighten: 'Lighten it'
};

export const askingWords = {
	groups,
	/** The form is as it was left. */
	stillHere: 'Still here from before.',
	afresh: 'Start afresh',
	ask: {
		title: 'I need…',
		intro: 'Pick what comes closest, or say it in your own words.',
		mine: 'In your own words',
		when: 'When',
		note: 'Add a line',
		noteHint: 'Only if you like.',
		send: (name: string) => `Tell ${name}`,
		sendSolo: 'Keep it for myself',
		soloNote:
			'Only you can read this. It stays on Today, and you can give it once you share a space with somebody.',
		more: 'More',
		fewer: 'Fewer',
		enough: (name: string) =>
			`${name} has what you told. More can go in a while. If it cannot wait, ring ${name}; in danger, the emergency number.`,
		crossing: 'I can…'
	},
	offer: {
		title: 'I can…',
		intro: 'Something small counts. Pick one, or say it in your own words.',
		when: 'When, if you like',
		send: (name: string) => `Offer it to ${name}`,
		crossing: 'I need…'
	}
};
