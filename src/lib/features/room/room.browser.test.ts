// The card and the line of an evening, in a real browser, with a server that answers as it is told.
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { roomSet } from '#lib/crypto/room.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { spaceKeys } from '#lib/crypto/space-key.ts';
import { roomChoices, type RoomChoice } from '#lib/domain/room.ts';
import { RoomTonight } from '#lib/state/room.svelte.ts';
import RoomCard from './RoomCard.svelte';
import RoomLine from './RoomLine.svelte';

const minute = 60_000;
const keysOf = (n: number) =>
	spaceKeys(new Uint8Array(16).fill(n), new Map([[1, new Secret(new Uint8Array(32).fill(n))]]));

/** Somebody's evening. `both`: what the server will say is in both; `connected` false: it says nothing. */
async function evening({ both = [] as RoomChoice[], connected = true } = {}) {
	const [shared, own] = await Promise.all([keysOf(1), keysOf(2)]);
	const moment = Date.UTC(2026, 10, 24, 19);
	const time = { now: moment - 3 * 60 * minute };
	let due: (() => Promise<void>) | null = null;
	const sent: number[] = [];
	const answer = () => roomSet({ shared, own }, moment / minute, roomChoices, both, 8);
	const room = new RoomTonight({
		keys: { shared, own },
		set: async ({ tokens }) => {
			sent.push(tokens.length);
			return { ok: true, value: { now: time.now } };
		},
		ask: async () => {
			const noise = (await answer()).map((token) => token.map((byte) => byte ^ 1));
			return {
				ok: true,
				value: { now: time.now, tokens: time.now < moment ? noise : await answer() }
			};
		},
		serverNow: () => time.now,
		later: (_ms, work) => {
			due = work;
			return () => (due = null);
		},
		dayStarts: () => 4 * 60,
		connected: () => connected,
		keep: async () => {},
		kept: async () => null
	});
	await room.lookAfresh();
	const goOn = async (to: number) => {
		// A screen that shows it has looked, and waits.
		await expect.poll(() => due).not.toBeNull();
		time.now = to;
		await due!();
	};
	return {
		room,
		sent,
		comes: () => goOn(moment),
		nextDay: () => goOn(moment + 10 * 60 * minute)
	};
}

test('what is set is shown as set, is where the keyboard goes on, and is said aloud', async () => {
	const { room, sent } = await evening();
	const screen = await render(RoomCard, { room });
	await screen.getByRole('checkbox', { name: 'A walk' }).click();
	await screen.getByRole('button', { name: 'Set it for tonight' }).click();
	await expect.element(screen.getByText(/You can change it until/)).toBeVisible();
	await expect.element(screen.getByRole('heading', { name: 'Room tonight' })).toHaveFocus();
	const live = screen.container.querySelector<HTMLElement>('[aria-live="polite"]');
	await expect.element(live).toHaveTextContent('You have room for a walk and rest.');
	expect(sent).toEqual([8]);
	await screen.getByRole('button', { name: 'Change it' }).click();
	await expect.element(screen.getByRole('checkbox', { name: 'A walk' })).toBeChecked();
	await screen.getByRole('button', { name: 'Not now' }).click();
	await expect.element(screen.getByRole('button', { name: 'Change it' })).toBeVisible();
});

test('when the evening comes it turns by itself, and offers what fits', async () => {
	const { room, comes } = await evening({ both: ['walk', 'quiet-company', 'big-talk'] });
	const screen = await render(RoomCard, { room });
	await expect.element(screen.getByRole('checkbox', { name: 'A walk' })).toBeVisible();
	await comes();
	const sentence = 'You both have room for quiet company, a walk and the big talk.';
	await expect.element(screen.getByText(sentence).first()).toBeVisible();
	const live = screen.container.querySelector<HTMLElement>('[aria-live="polite"]');
	await expect.element(live).toHaveTextContent(sentence);
	const links = [...screen.container.querySelectorAll('a')].map((a) => a.getAttribute('href'));
	expect(links).toEqual(['/breathe', '/conversation']);
	await expect.element(screen.getByRole('checkbox', { name: 'A walk' })).not.toBeInTheDocument();
});

test('an evening with nothing in both is one quiet sentence and asks for nothing', async () => {
	const rest = await evening();
	const screen = await render(RoomCard, { room: rest.room });
	await rest.comes();
	await expect.element(screen.getByText('An evening for rest.').first()).toBeVisible();
	expect(screen.container.querySelectorAll('a, button')).toHaveLength(0);
});

test('a page left open begins the next day with nothing picked', async () => {
	const { room, nextDay } = await evening();
	const screen = await render(RoomCard, { room });
	await screen.getByRole('checkbox', { name: 'Writing' }).click();
	await screen.getByRole('button', { name: 'Set it for tonight' }).click();
	await expect.element(screen.getByRole('button', { name: 'Change it' })).toBeVisible();
	await nextDay();
	await expect.element(screen.getByRole('checkbox', { name: 'Writing' })).not.toBeChecked();
	expect(screen.container.textContent).not.toContain('You have room for');
});

test('without a connection the evening says that it will be told, and nothing before', async () => {
	const offline = await evening({ connected: false });
	const away = await render(RoomCard, { room: offline.room });
	await offline.comes();
	await expect.element(away.getByText(/stands here when you’re online/)).toBeVisible();
	await expect.element(away.getByText('An evening for rest.')).not.toBeInTheDocument();
});

test('the line is there only when something besides rest is in both', async () => {
	const rest = await evening();
	const none = await render(RoomLine, { room: rest.room });
	await rest.comes();
	expect(none.container.textContent.trim()).toBe('');

	const walk = await evening({ both: ['walk'] });
	const one = await render(RoomLine, { room: walk.room });
	expect(one.container.textContent.trim()).toBe('');
	await walk.comes();
	await expect.element(one.getByText(/^You both have room for a walk\./)).toBeVisible();
	expect(one.container.querySelector('a')!.getAttribute('href')).toBe('/talk');
});

test('without a partner there is nothing', async () => {
	const card = await render(RoomCard, { room: null });
	const line = await render(RoomLine, { room: null });
	expect(card.container.textContent.trim() + line.container.textContent.trim()).toBe('');
});
