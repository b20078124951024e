// A conversation that is asked for, or open.
export const talkOpenWords = {
	invited: (name: string) => `${name} would like to sit down with you.`,
	youAsked: (name: string) => `You asked ${name} to sit down.`,
	declined: (name: string) => `${name} says: not now, with love.`,
	gathered: 'You are both here.',
	openLive: (name: string) => `You and ${name} are sitting down.`,
	openHere: 'A conversation is open on this phone.'
};
