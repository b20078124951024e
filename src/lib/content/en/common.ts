export const commonWords = {
	name: 'Two Tides',
	hide: 'Hide',
	hideHint: 'Leaves this page at once. Or press Shift three times.',
	back: 'Back',
	close: 'Close',
	cancel: 'Not now',
	save: 'Save',
	saved: 'Saved.',
	copy: 'Copy',
	copied: 'Copied.',
	print: 'Print',
	show: 'Show',
	hideText: 'Conceal',
	partner: 'your partner',
	opening: 'Opening your space…',
	skip: 'Skip to the content',
	optional: 'if you like',
	how: 'How it works',
	needsScript: 'This part needs JavaScript.',
	helpWithoutScript: 'Help works without it.',
	/** Where a part of a page did not come. */
	missing: {
		text: 'This part could not be loaded just now. What you wrote is kept.',
		again: 'Try again'
	},
	nav: {
		label: 'Main',
		today: 'Today',
		talk: 'Talk',
		together: 'Together',
		care: 'Help',
		settings: 'Settings',
		/** Heard after the name of a place where something came. */
		new: '(something new)'
	},
	times: {
		justNow: 'a moment ago',
		tonight: 'tonight',
		parts: {
			night: 'in the night',
			morning: 'this morning',
			afternoon: 'this afternoon',
			evening: 'this evening'
		},
		yesterday: {
			night: 'last night',
			morning: 'yesterday morning',
			afternoon: 'yesterday afternoon',
			evening: 'yesterday evening'
		},
		earlierThisWeek: 'earlier this week',
		lastWeek: 'last week',
		longAgo: (month: string) => `in ${month}`
	},
	error: {
		title: 'Something went wrong',
		text: 'It is not your doing. What you wrote is kept on this device.',
		missingTitle: 'There is nothing here',
		missing: 'This page does not exist, or no longer.',
		home: 'Back to the start',
		code: (code: string) => `If you report this, give the code ${code}.`
	}
};
