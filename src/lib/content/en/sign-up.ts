export const signUpWords = {
	title: 'A place for you',
	intro: 'A few questions, then it is open. No email is asked.',
	handleHint: 'Any name or address, three to 64 characters, no spaces. Only you need to know it.',
	handleWrong: 'A sign-in name has three to 64 characters and no spaces.',
	passwordHint:
		'Ten characters or more. A few plain words are good. Pasting and password managers are welcome.',
	passwordShort: 'A password has ten characters or more. There is no other rule.',
	offer: 'Suggest a password',
	offered:
		'Write it down or let your browser keep it. Only you know it; nothing but this or your recovery code opens your place.',
	name: 'How your partner sees you',
	nameHint: 'A first name, a nickname.',
	nameMissing: 'A name is needed here. Any name will do.',
	nounTitle: 'Which word feels right?',
	nounHint:
		'The words here follow what you both choose. You can change it at any time, or leave it.',
	nouns: { baby: 'baby', pregnancy: 'pregnancy', loss: 'loss', name: 'a name', none: 'no word' },
	ownName: 'The name',
	submit: 'Open it',
	busy: 'Making your keys. This takes a moment.',
	lost: 'If you lose both the password and the recovery code, what you keep to yourself cannot be brought back by anybody.',
	haveOne: 'I have an account',
	invited: (name: string) => `${name} would like to share a space with you.`,
	invitedText:
		'Your own place comes first. You will both compare four words before anything is shared.'
};
