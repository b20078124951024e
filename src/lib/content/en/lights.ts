// Whose light it is, and in whom it was seen.
export const lightWords = {
	lightFrom: (name: string) => `${name} saw this in you`,
	lightUs: 'In the two of you',
	lightYours: (name: string) => `You saw this in ${name}`
};
