// Facts on this page and where they were seen (stored copies, 2026): bleeding, pain and infection
// signs: Tommys.org "I think I'm having a miscarriage" (two versions), miscarriagematters.org.nz
// health hub, nichd.nih.gov pregnancy loss symptoms, corkmiscarriage.com after-care at home; the most
// cautious threshold of them is printed. After an ectopic pregnancy: Tommys.org and the Ectopic
// Pregnancy Trust. Clots and pre-eclampsia: CDC "Hear Her". Mind: nidirect.gov.uk, rethink.org;
// two- and four-week rules: tommys.org "grieving your baby", mentalhealth-uk.org. Not yet reviewed by
// a clinician: `reviewed` says so on the page.
import type { Country, HelpTopic } from '../help/entry.ts';

const countries: Record<Country, string> = {
	GB: 'United Kingdom',
	IE: 'Ireland',
	US: 'United States',
	CA: 'Canada',
	AU: 'Australia',
	NZ: 'New Zealand',
	IN: 'India',
	DE: 'Germany',
	FR: 'France',
	ES: 'Spain',
	ZA: 'South Africa',
	INT: 'Everywhere'
};

const topics: Record<HelpTopic, string> = {
	now: 'in a crisis',
	loss: 'pregnancy and baby loss',
	listen: 'somebody to talk to',
	partner: 'for partners and men',
	couple: 'for couples',
	counsel: 'counselling',
	mind: 'mental health',
	medical: 'medical advice',
	safety: 'afraid of somebody',
	lgbtq: 'LGBTQ+'
};

export const helpWords = {
	title: 'Help',
	pageTitle: 'Help',
	intro: 'You will not be wasting anyone’s time. Nobody is told that you opened this page.',
	here: 'Back to Today',
	ways: 'What this page has',
	country: 'Your country',
	countryAny: 'not chosen',
	countryNote: 'Kept on this device alone, so that the right numbers come first.',
	allCountries: 'All countries',
	emergency: 'ambulance, danger',
	call: (number: string) => `Call ${number}`,
	text: (number: string, word?: string) => (word ? `Text ${word} to ${number}` : `Text ${number}`),
	body: {
		short: 'Bleeding, pain, fever',
		title: 'Call an ambulance or go to hospital now',
		signs: [
			'Soaking through a pad in an hour or less, or large clots, or bleeding with faintness. Sooner if your hospital told you less.',
			'Pain low in the tummy that painkillers do not ease.',
			'Pain low on one side, pain at the tip of the shoulder, fainting or collapse, also if nobody has spoken of an ectopic pregnancy.',
			'A racing heart, trouble breathing, cold or grey skin.',
			'Chest pain, or one leg that is swollen and painful.',
			'Fever with confusion or collapse.',
			'After 20 weeks: a bad headache, trouble seeing, sudden swelling, pain high in the tummy.'
		],
		soonTitle: 'Ring your hospital or doctor today',
		soon: [
			'38 °C or more (100.4 °F), shivering, feeling very ill.',
			'Discharge that smells, or is green or yellow; a tender tummy.'
		],
		laterTitle: 'Ring within days',
		later: [
			'Bleeding for longer than two weeks.',
			'A pregnancy test that is still positive three weeks after the bleeding stopped.',
			'Very tired and pale.'
		],
		partner: 'If your partner is too unwell to decide, you call.',
		whom: 'Your early pregnancy unit, or the number on your papers, knows you best.'
	},
	mind: {
		short: 'Danger, thoughts of dying',
		title: 'In danger, or if you think about dying or hurting yourself',
		signs:
			'Thoughts of death, of being a burden, of no way out; looking for means; saying goodbye. Also: hearing or believing frightening things, or being very confused.',
		now: 'Call one of these numbers. If you can, ask a person to sit with you.',
		ask: 'If you fear for your partner: ask them directly, in those words, and listen. Stay, and call together.'
	},
	safety: {
		short: 'Afraid of somebody',
		title: 'If you are afraid of your partner',
		text: 'Being afraid at home is reason enough to ring. These lines know how to talk while somebody is near. Use a device your partner does not use, if you can.',
		elsewhere:
			'For other countries no number has been sure enough to print. The emergency number helps there, and the crisis lines know whom to ask.'
	},
	more: {
		title: 'When it is more than grief',
		text: 'Grief has no timetable. These are reasons to ask a doctor, for either of you:',
		signs: [
			'Two weeks of low mood most days, no pleasure in anything, no hope.',
			'Flashbacks, nightmares, always on edge: still there after four weeks, or very strong sooner. It can begin months later.',
			'Panic, checking again and again, thoughts that push in.',
			'Not eating or sleeping for days, drinking to get through.'
		],
		sentence:
			'One sentence is enough to begin: “We lost a pregnancy, and I am not managing. I would like help.”'
	},
	general: 'This page is general information. Your own doctor or midwife knows more about you.',
	reviewed:
		'Put together in November 2026 from the pages of charities and health services; not yet read by a clinician. Where they differ, the more cautious advice stands here.',
	directory: {
		title: 'Lines, charities, counsellors',
		note: 'Numbers and hours can change: each shows how old its source is. The address of the organisation is beside it.',
		seen: (when: string) => `source from ${when}`,
		checked: (day: string) => `checked ${day}`,
		hours: (hours: string) => `Open ${hours}`,
		counsellor:
			'Choosing a counsellor: look for a register, ask whether they have worked with couples and with pregnancy loss, and ask what they keep from whom.',
		online:
			'Online groups: see how they are moderated, read first and write later, and leave when it makes the night worse.'
	},
	back: 'To my space',
	countries,
	topics
};
