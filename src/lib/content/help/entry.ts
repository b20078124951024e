export const helpTopics = [
	'now',
	'loss',
	'listen',
	'partner',
	'couple',
	'counsel',
	'mind',
	'medical',
	'safety',
	'lgbtq'
] as const;
export type HelpTopic = (typeof helpTopics)[number];

export const countries = [
	'GB',
	'IE',
	'US',
	'CA',
	'AU',
	'NZ',
	'IN',
	'DE',
	'FR',
	'ES',
	'ZA',
	'INT'
] as const;
export type Country = (typeof countries)[number];

export type HelpEntry = {
	/** Never changes. */
	readonly id: string;
	readonly country: Country;
	readonly name: string;
	readonly topics: readonly HelpTopic[];
	readonly what: string;
	/** As a person reads it, and as a telephone dials it. */
	readonly phone?: string;
	readonly dial?: string;
	readonly text?: { readonly number: string; readonly word?: string };
	/** As they were when seen. */
	readonly hours?: string;
	readonly url: string;
	readonly source: string;
	/** When the source was made or seen. */
	readonly seen: string;
	/** A: its own page. B: two copies agree. C: one copy. */
	readonly confidence: 'A' | 'B' | 'C';
	/** The day a person checked it on the organisation's own page (ISO). */
	readonly checkedAt?: string;
};
