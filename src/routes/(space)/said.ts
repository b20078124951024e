// Any entry in words, for the pages that show what was written apart from where it was written.
import { promptText, type PromptTexts } from '#lib/content/prompts.ts';
import type { WordsOf } from '#lib/content/words.ts';
import { parseEvent, type DomainEntry } from '#lib/domain/event.ts';
import { feelingDetail, feelingLine } from '#lib/features/check-in/feeling-text.ts';
import { dayText } from '#lib/features/date/date-text.ts';
import type { Said } from '#lib/features/leaving/said.ts';

/** Where a person's own words stand, in entries of every kind. */
const wordKeys = ['title', 'ownWords', 'words', 'text', 'note'];

/** The entry's title and lines; null when nobody wrote anything in it. `texts`: once they are loaded. */
export function saidIn(
	words: WordsOf<'dates' | 'feelings' | 'leaving' | 'needs'>,
	texts: PromptTexts | null,
	entry: Pick<DomainEntry, 'k' | 'v' | 'd'>
): Said | null {
	const { kinds } = words.leaving;
	const named = Object.hasOwn(kinds, entry.k) ? kinds[entry.k as keyof typeof kinds] : kinds.other;
	const parsed = parseEvent(entry);
	if (!parsed.ok) return said(named, ownStrings(entry.d));
	const { event } = parsed;
	switch (event.kind) {
		case 'us.profile':
			return null;
		case 'feeling.given':
			return said(named, [
				feelingLine(words, event.data),
				feelingDetail(words, event.data),
				event.data.text
			]);
		case 'need.asked': {
			const { need, ownWords, note } = event.data;
			return said(named, [pick(words.needs.needs, need), ownWords, note]);
		}
		case 'need.offered':
			return said(named, [pick(words.needs.offers, event.data.offer), event.data.ownWords]);
		case 'prompt.answered':
			return said((texts && promptText(texts, event.data.prompt)) ?? named, [event.data.text]);
		case 'date.named':
		case 'date.changed': {
			const { name, day, yearly } = event.data;
			const each = yearly ? `, ${words.dates.eachYear}` : '';
			return said(named, [name, `${dayText(day)}${each}`]);
		}
		case 'date.wished': {
			const { wish, ifAsked } = event.data;
			return said(named, [wish && words.dates.wishes[wish], ifAsked]);
		}
		default:
			return said(named, ownStrings(event.data));
	}
}

function said(title: string, lines: readonly (string | null | undefined)[]): Said | null {
	const written = lines.filter((line) => typeof line === 'string' && line !== '') as string[];
	return written.length > 0 ? { title, lines: written } : null;
}

/** What a person wrote in an entry of whatever kind: ids and times have neither spaces nor capitals. */
function ownStrings(content: unknown): string[] {
	return Object.entries((content ?? {}) as Record<string, unknown>)
		.filter(([key, value]) => wordKeys.includes(key) || /[\s\p{Lu}]/u.test(String(value)))
		.map(([, value]) => value)
		.filter((value) => typeof value === 'string');
}

const pick = (list: Readonly<Record<string, string>>, id: string | undefined): string | null =>
	id !== undefined && Object.hasOwn(list, id) ? list[id]! : null;
