// What axe finds on a page. Where less motion is wanted no colour fades: it is judged where it will be.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What the colours decide; all else is the same by day and by night. */
const colours = ['color-contrast', 'link-in-text-block'];

/** Every finding as its rule and the elements; `colours`: the rules of colour alone. */
export async function findings(page: Page, rules: 'all' | 'colours'): Promise<string[]> {
	// One page without frames: nothing has to be put together in a page of its own.
	const axe = new AxeBuilder({ page }).setLegacyMode();
	if (rules === 'colours') axe.withRules(colours);
	else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
