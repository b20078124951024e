export const connectionWords = {
	live: 'You are connected.',
	reconnecting: 'Finding the connection. What you write is kept here.',
	offline: (name: string) =>
		`You’re offline. What you write is kept here. What you give goes to ${name} when you’re back.`,
	offlineSolo: 'You’re offline. What you write is kept here.',
	delayed:
		'The server cannot take anything at the moment. What you write is kept here and goes out by itself.',
	unsent: 'Some of it is not sent yet.',
	updateNeeded: 'This page is older than the server. Reload to go on; what you wrote stays.',
	reload: 'Reload',
	historyDiffers:
		'This device and your partner’s have been shown different histories. Nothing was deleted. Talk to each other by another way, and to whoever runs your server.',
	stopped: 'The server no longer opens this space. What is on this device stays readable.',
	notKept: 'This browser keeps nothing after you close it. What you write is safe once it is sent.'
};
