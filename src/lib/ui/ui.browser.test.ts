// The few controls everything is made of, in a real browser.
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import './tokens.css';
import Button from './Button.svelte';
import Choices from './Choices.svelte';
import Dialog from './Dialog.svelte';
import Field from './Field.svelte';
import { LatePart } from './late-part.ts';
import Later from './Later.svelte';
import { stone } from './pebble.ts';
import QuickExit from './QuickExit.svelte';
import Qr from './Qr.svelte';
import Stones from './Stones.svelte';

const text = (said: string) => createRawSnippet(() => ({ render: () => `<span>${said}</span>` }));
const choices = [
	{ id: 'sad', label: 'sad', hint: 'plain sadness' },
	{ id: 'numb', label: 'numb' }
];

test('choices are real checkboxes with their words as names and hints as descriptions', async () => {
	const screen = await render(Choices, { legend: 'Words', choices, value: [], many: true });
	const sad = screen.getByRole('checkbox', { name: 'sad', exact: true });
	await expect.element(sad).toHaveAccessibleDescription('plain sadness');
	await sad.click();
	await expect.element(sad).toBeChecked();
	await screen.getByRole('checkbox', { name: 'numb' }).click();
	await expect.element(sad).toBeChecked();
});

test('a choice that is always made is shown as made, and cannot be pressed', async () => {
	const rest = { id: 'rest', label: 'rest', fixed: true };
	const screen = await render(Choices, {
		legend: 'Room',
		choices: [...choices, rest],
		value: [],
		many: true
	});
	await expect.element(screen.getByRole('checkbox', { name: 'rest' })).toBeChecked();
	await expect.element(screen.getByRole('checkbox', { name: 'rest' })).toBeDisabled();
	await expect.element(screen.getByRole('checkbox', { name: 'numb' })).not.toBeChecked();
});

test('one of a few can be let go again by a second press', async () => {
	const screen = await render(Choices, { legend: 'Wish', choices, value: [] });
	const numb = screen.getByRole('radio', { name: 'numb' });
	await numb.click();
	await expect.element(numb).toBeChecked();
	await numb.click();
	await expect.element(numb).not.toBeChecked();
});

test('the words of a plain button begin at the edge, also where a row wraps to it', () => {
	const row = document.createElement('div');
	row.className = 'row';
	Object.assign(row.style, { inlineSize: '14rem' });
	document.body.append(row);
	const says = ['Write it now', 'A plain one', 'Another plain one'];
	const buttons = says.map((said, i) =>
		mount(Button, {
			target: row,
			props: { look: i === 0 ? 'secondary' : 'quiet', children: text(said) }
		})
	);
	const { left } = row.getBoundingClientRect();
	const words = [...row.querySelectorAll('span')].map((word) => word.getBoundingClientRect());
	const [, plain, another] = words;
	expect(plain!.top).toBeGreaterThan(words[0]!.bottom);
	expect(another!.top).toBeGreaterThan(plain!.bottom);
	expect(plain!.left).toBeCloseTo(left, 0);
	expect(another!.left).toBeCloseTo(left, 0);
	// Beside another it keeps its distance.
	row.style.inlineSize = '60rem';
	const [asked, ...rest] = [...row.children].map((button) => button.getBoundingClientRect());
	expect(rest[0]!.left - asked!.right).toBeGreaterThanOrEqual(12);
	expect(rest[1]!.left - rest[0]!.right).toBeGreaterThanOrEqual(16);
	for (const button of buttons) void unmount(button);
	row.remove();
});

test('choices that must have an answer keep it', async () => {
	const screen = await render(Choices, {
		legend: 'Theme',
		choices,
		value: ['sad'],
		clearable: false
	});
	const sad = screen.getByRole('radio', { name: 'sad' });
	await sad.click();
	await expect.element(sad).toBeChecked();
});

test('a field says its hint and its slip to a screen reader, in words', async () => {
	const screen = await render(Field, {
		label: 'Name',
		hint: 'Any name.',
		error: 'A name is needed here.',
		value: ''
	});
	const field = screen.getByLabelText('Name');
	await expect.element(field).toHaveAccessibleDescription(/Any name\..*A name is needed here\./s);
	await expect.element(field).toBeInvalid();
});

test('a password can be looked at and concealed again', async () => {
	const screen = await render(Field, {
		label: 'Password',
		value: 'soft rain',
		reveal: { show: 'Show', hide: 'Conceal' },
		autocomplete: 'current-password'
	});
	const field = screen.getByLabelText('Password', { exact: true });
	await expect.element(field).toHaveAttribute('type', 'password');
	await screen.getByRole('button', { name: 'Show' }).click();
	await expect.element(field).toHaveAttribute('type', 'text');
});

test('a button that is at work takes no second press', async () => {
	let presses = 0;
	const screen = await render(Button, {
		busy: true,
		onclick: () => presses++,
		children: text('Send')
	});
	const button = screen.getByRole('button', { name: 'Send' });
	await expect.element(button).toBeDisabled();
	await expect.element(button).toHaveAttribute('aria-busy', 'true');
	expect(presses).toBe(0);
});

test('a dialog is named by its title and closes with Escape', async () => {
	const screen = await render(Dialog, { open: true, title: 'Sign out', children: text('Sure') });
	const dialog = screen.getByRole('dialog', { name: 'Sign out' });
	await expect.element(dialog).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(dialog).not.toBeInTheDocument();
});

test('stones are one picture with words for it', async () => {
	const screen = await render(Stones, {
		first: { person: 'slate', weight: 4, seed: 1 },
		second: { person: 'clay', weight: 2, seed: 2 },
		label: 'Yours: heavy.'
	});
	await expect.element(screen.getByRole('img', { name: 'Yours: heavy.' })).toBeVisible();
});

test('where reading begins at the right, one’s own stone stands at the right and Hide points there', async () => {
	const stones = await render(Stones, {
		first: { person: 'slate', weight: 4, seed: 1 },
		second: { person: 'clay', weight: 2, seed: 2 },
		label: 'Yours: heavy.'
	});
	const exit = await render(QuickExit, {
		label: 'Hide',
		hint: 'Leaves at once.',
		to: 'about:blank'
	});
	const scales = () =>
		[stones, exit].map(({ container }) => getComputedStyle(container.querySelector('svg')!).scale);
	expect(scales()).toEqual(['none', 'none']);
	document.documentElement.dir = 'rtl';
	expect(scales()).toEqual(['-1 1', '-1 1']);
	document.documentElement.dir = 'ltr';
});

test('a heavier day is a larger stone, the same each time', () => {
	const widths = [1, 2, 3, 4, 5].map((weight) => stone(7, weight).rx);
	expect(widths).toEqual(widths.toSorted((a, b) => a - b));
	expect(new Set(widths).size).toBe(5);
	expect(stone(7, 3).d).toBe(stone(7, 3).d);
});

test('the picture of a link has words for it', async () => {
	const screen = await render(Qr, { text: 'https://tides.example/join#1.abc', label: 'The link' });
	await expect.element(screen.getByRole('img', { name: 'The link' })).toBeVisible();
});

test('a part whose file does not come says so, and comes when it is asked for again', async () => {
	let tries = 0;
	const load = async () => {
		if (tries++ === 0) throw new TypeError('Failed to fetch');
		return { default: 'the part' };
	};
	const screen = await render(Later<string>, {
		part: new LatePart(load),
		missing: { text: 'It did not come.', again: 'Try again' },
		children: createRawSnippet<[string]>((part) => ({ render: () => `<p>Here is ${part()}.</p>` }))
	});
	await expect.element(screen.getByText('It did not come.')).toBeVisible();
	await screen.getByRole('button', { name: 'Try again' }).click();
	await expect.element(screen.getByText('Here is the part.')).toBeVisible();
	await expect.element(screen.getByText('It did not come.')).not.toBeInTheDocument();
});

const here = createRawSnippet<[string]>((part) => ({ render: () => `<p>Here is ${part()}.</p>` }));

test('a part that nobody asked for, whose file did not come, comes when the network is back', async () => {
	let tries = 0;
	const load = async () => {
		if (tries++ === 0) throw new TypeError('Failed to fetch');
		return { default: 'the part' };
	};
	const screen = await render(Later<string>, { part: new LatePart(load), children: here });
	await expect.poll(() => tries).toBe(1);
	expect(screen.container).toHaveTextContent('');
	await expect
		.poll(() => {
			dispatchEvent(new Event('online'));
			return screen.container.textContent;
		})
		.toContain('Here is the part.');
});

test('a part that is here already stands there at once, so that nothing moves', async () => {
	const part = new LatePart(async () => ({ default: 'the part' }));
	await part.come();
	const target = document.body.appendChild(document.createElement('div'));
	mount(Later<string>, { target, props: { part, children: here } });
	flushSync();
	expect(target).toHaveTextContent('Here is the part.');
	target.remove();
});
