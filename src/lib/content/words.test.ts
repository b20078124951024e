import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { commonWords } from './en/common.ts';
import { lightWords } from './en/lights.ts';
import { provideWords, useWords, type Words } from './words.ts';

/** Runs it where a component would. */
const inComponent = (work: () => void) => {
	const component: Component = () => {
		work();
		return {};
	};
	return render(component).body;
};

test('English is read where no layout provides words, and only the parts that were named', () => {
	expect.hasAssertions();
	inComponent(() => {
		const words = useWords({ lights: lightWords });
		expect(words.lights).toBe(lightWords);
		expect(Object.keys(words)).toEqual(['lights']);
	});
});

test('another language takes its place, and the couple’s own words that of both', () => {
	expect.hasAssertions();
	inComponent(() => {
		let language: Partial<Words> = {};
		let ours: Partial<Words> = {};
		provideWords((part, words) => language[part] ?? words);
		provideWords((part, words) => ours[part] ?? words);
		const words = useWords({ common: commonWords, lights: lightWords });
		expect(words.common.save).toBe('Save');

		// Read anew each time: a change is followed while the page stands.
		language = {
			common: { ...commonWords, save: 'Speichern' },
			lights: { ...lightWords, lightUs: 'In euch beiden' }
		};
		expect(words.common.save).toBe('Speichern');
		ours = { lights: { ...lightWords, lightUs: 'In uns' } };
		expect(words.lights.lightUs).toBe('In uns');
		expect(words.common.save).toBe('Speichern');
	});
});
