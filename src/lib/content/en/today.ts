export const todayWords = {
	title: 'Today',
	greeting: {
		morning: (name: string) => `Good morning, ${name}.`,
		afternoon: (name: string) => `Good afternoon, ${name}.`,
		evening: (name: string) => `Good evening, ${name}.`,
		night: (name: string) => `It is late, ${name}.`
	},
	nothing: 'Nothing is asked of you.',
	/** Something is asked: there is time for it. */
	unhurried: 'Take your time.',
	you: 'You',
	stoneYours: (line: string) => `Yours: ${line}.`,
	stoneOf: (name: string, line: string) => `${name}: ${line}.`,
	path: 'Our path',
	pathAlone: 'Your path',
	checkIn: 'Check in',
	need: 'I need…',
	can: 'I can…',
	kept: 'Kept to yourself',
	keptLook: 'Look',
	/** Something the partner gave has no place on the page yet. */
	newHere: 'Something new is here.',
	newLook: 'Look',
	leave: 'Put it aside',
	putBack: 'Put it back on Today',
	talkLook: 'Look',
	more: 'More, when you like',
	earlier: 'Earlier ones',
	/** What is heard when something comes. */
	news: {
		need: (name: string) => `A need of ${name}’s is here.`,
		offer: (name: string) => `An offer of ${name}’s is here.`,
		feeling: (name: string) => `A feeling of ${name}’s is here.`,
		answer: (name: string) => `An answer of ${name}’s is here.`,
		light: (name: string) => `${name} noticed a small light.`
	},
	waiting: 'Will be shared when you’re online',
	alone: {
		title: 'This is yours, with or without company.',
		text: 'You can use everything here alone. If your partner joins one day, nothing of it is shown unless you give it.',
		/** While a closed space can still be read. */
		after: 'Everything here works as before, for you alone.',
		invite: 'Invite your partner'
	},
	inviteOpen: 'Your invitation is open.',
	inviteLook: 'Look',
	codeLater: 'Your recovery code is not written down yet.',
	codeLook: 'Write it down',
	newer: 'Something here was made by a newer Two Tides. Update to see this.',
	broken:
		'Something here cannot be read: it was changed on its way, or not written by this app. Everything else is as it was.',
	update: 'Update',
	notSent: 'The server did not take this. Your words are here.',
	notSentCopy: 'Copy the words',
	notSentDone: 'Leave it'
};
