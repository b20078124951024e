// The question of the day, before its card is here.
export const questionWords = {
	today: 'For both of you, no hurry',
	todayAlone: 'A question for today, no hurry',
	asideDone: 'Set aside for today.',
	unknown: 'This question is from a newer Two Tides. Update to read it.',
	ownGone: 'A question that was taken back.',
	bringBack: 'Bring it back'
};
