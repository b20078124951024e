export const todayWords = {
	title: 'Today',
	greeting: {
		morning: (name: string) => `Good morning, ${name}.`,
		afternoon: (name: string) => `Good afternoon, ${name}.`,
		evening: (name: string) => `Good evening, ${name}.`,
		night: (name: string) => `Quiet hours, ${name}.`
	},
	nothing: 'Nothing is asked of you.',
	you: 'You',
	noStone: 'no stone yet',
	stones: (mine: string, theirs: string | null, name: string) =>
		`Yours: ${mine}.${theirs === null ? '' : ` ${name}: ${theirs}.`}`,
	oneStone: (mine: string) => `Yours: ${mine}.`,
	checkIn: 'Check in',
	need: 'I need…',
	can: 'I can…',
	kept: 'Kept to yourself',
	waiting: 'Will be shared when you’re online',
	alone: {
		title: 'This is yours, with or without company.',
		text: 'You can use everything here alone. If your partner joins one day, nothing of it is shown unless you give it.',
		invite: 'Invite your partner'
	},
	inviteOpen: 'Your invitation is open.',
	inviteKnock: (name: string) => `${name} is at the door.`,
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
