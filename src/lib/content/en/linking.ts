export const linkingWords = {
	invite: {
		title: 'Invite your partner',
		intro:
			'Send this only to your partner, or let them scan it. It is good for two days and for one person.',
		before:
			'Both of you will be equal here. Nothing you wrote before is shown to them unless you give it.',
		make: 'Make an invitation',
		link: 'The link',
		qr: 'The same link as a picture to scan',
		copy: 'Copy the link',
		share: 'Send it',
		waiting: 'The invitation is open. There is no hurry.',
		withdraw: 'Withdraw it',
		ended: 'That invitation has ended. You can make another whenever you like.',
		again: 'Make another',
		onlyHere:
			'This address works on this computer only. Whoever set it up can change that (ORIGIN in its settings).'
	},
	knock: {
		notice: (name: string) => `${name} is at the door.`,
		look: 'Look',
		title: (name: string) => `${name} is at the door`,
		intro: (name: string) =>
			`Do you both see these four words? Ask ${name}, by voice or side by side.`,
		words: 'Four words',
		yes: 'That’s them',
		no: 'That’s not them',
		noNote:
			'If the words differ, somebody else may have the link. Turn them away and make a new one.'
	},
	join: {
		title: (name: string) => `${name} would like to share a space with you`,
		what: 'Two Tides is a quiet place for two people after a pregnancy loss. You give what you want, when you want. Nobody else can read it, and nobody is told what you leave out.',
		start: 'Make my own place and join',
		haveOne: 'I have an account',
		signedInAs: (name: string) => `You are signed in as ${name}.`,
		knock: (name: string) => `Ask ${name} to let me in`,
		waiting: (name: string) => `Now compare these four words with ${name}`,
		waitingText: (name: string) => `When ${name} says that it is you, this opens by itself.`,
		linked: (name: string) => `You and ${name} are linked.`,
		can: 'Something I can do',
		linkedText: 'Nothing is asked of you. What either of you gives appears on both phones.',
		go: 'To Today',
		looking: 'Looking at the invitation…',
		openLinkTitle: 'An invitation',
		openLink:
			'Open the link your partner sent you, or scan their picture. It has everything that is needed.'
	},
	problems: {
		bad: 'This link is not complete. Copy the whole of it from where your partner sent it.',
		unknown: 'This invitation has ended or was withdrawn. Your partner can make another.',
		used: 'Somebody has already used this invitation. If it was not you, tell your partner: they can make another.',
		own: 'This is your own invitation. It is for your partner’s phone.',
		linked: 'You are already linked with a partner. One space is for two people.',
		offline:
			'There is no connection to the server. The invitation is kept here; it works once you are online.',
		not_genuine:
			'Somebody knocked who does not have the link, so they were not shown to you. Nothing was shared.',
		unfit:
			'What the server sent does not fit this invitation, so it was not opened. Your partner can make another.',
		other: 'That did not work. Nothing was shared.'
	}
};
