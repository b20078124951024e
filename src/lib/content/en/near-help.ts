// Quietly, beside words that cannot wait.
export const nearHelpWords = {
	helpNear:
		'You wrote something heavy. There are people to talk to, day or night. Nobody is told that you looked.',
	helpNearChosen:
		'That is a lot to carry. There are people to talk to, day or night. Nobody is told that you looked.',
	helpNearSafety:
		'Being afraid is reason enough to talk to somebody who knows about it. Nobody is told that you looked.',
	helpNearBody: 'That can need a doctor now. The signs for a hospital are on one page.',
	helpCall: (name: string, number: string) => `Call ${name}, ${number}`,
	helpLink: 'Where to find help'
};
