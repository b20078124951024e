// What stands above every page when there is something to be told.
export const noteWords = {
	closed: {
		sentence: 'This space has been closed. What you wrote is still yours to read and keep.',
		look: 'Look',
		later: 'Not now'
	},
	signIn: {
		noticed: (name: string, when: string) => `Another device signed in ${when}: ${name}.`,
		unnamed: 'one without a name',
		today: 'today',
		yesterday: 'yesterday',
		on: (day: string) => `on ${day}`,
		note: 'If it was not you, sign it out and change the password.',
		mine: 'That was me',
		devices: 'Devices'
	}
};
