// What a conversation shows, in a real browser: whose words stand on whose screen.
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { foldSpace } from '#lib/domain/space.ts';
import type { Talk } from '#lib/domain/talks.ts';
import '#lib/ui/tokens.css';
import { noor, sam, writesAt as writes } from '../../../../tests/support/written-by.ts';
import BreathHalo from './BreathHalo.svelte';
import Ended from './Ended.svelte';
import Held from './Held.svelte';
import SessionActs from './SessionActs.svelte';
import TalkCard from './TalkCard.svelte';
import TurnView from './TurnView.svelte';

const step = {
	purpose: 'Whoever speaks has room to be heard.',
	yours: 'You have room to be heard.',
	speak: 'Begin where you like.',
	listen: 'Only listen.'
};
const enough = 'When you have said enough, tap “Yes, that’s it”.';
const turn = {
	speaker: noor,
	listening: false,
	aloud: false,
	partner: 'Sam',
	colours: ['slate', 'clay'] as const,
	turn: step,
	left: 60_000,
	total: 120_000,
	glow: false
};

test('a turn speaks to whoever speaks on their screen, and of them on the other', async () => {
	const speaks = await render(TurnView, turn);
	await expect.element(speaks.getByRole('heading', { name: step.yours })).toBeVisible();
	await expect.element(speaks.getByText('You are speaking')).toBeVisible();
	await expect.element(speaks.getByText(enough)).toBeVisible();
	await speaks.unmount();
	const listens = await render(TurnView, { ...turn, listening: true, partner: 'Noor' });
	await expect.element(listens.getByRole('heading', { name: step.purpose })).toBeVisible();
	await expect.element(listens.getByText('Noor is speaking')).toBeVisible();
	await expect.element(listens.getByText('Noor says when it is enough.')).toBeVisible();
	await expect.element(listens.getByText(enough)).not.toBeInTheDocument();
});

test('on one phone the turn says what whoever listens may do, too', async () => {
	const screen = await render(TurnView, { ...turn, aloud: true });
	await expect.element(screen.getByText('Whoever listens: Only listen.')).toBeVisible();
	await expect.element(screen.getByText('Begin where you like.')).toBeVisible();
});

test('the ring of a turn has the colour of whoever speaks', async () => {
	const strokes: string[] = [];
	for (const speaker of [noor, sam, null]) {
		const screen = await render(TurnView, { ...turn, speaker });
		strokes.push(getComputedStyle(screen.container.querySelector('.time')!).stroke);
		await screen.unmount();
	}
	expect(new Set(strokes).size).toBe(3);
});

test('a pause asks when to come back, the nearest first, and takes "later" for an answer', async () => {
	const chosen: number[] = [];
	const held = {
		pause: { lost: false, until: null },
		partner: 'Sam',
		two: true,
		pressed: true,
		onback: (minutes: number) => chosen.push(minutes)
	};
	const screen = await render(Held, held);
	await expect
		.element(screen.getByRole('heading', { name: 'Paused. Time is held.' }))
		.toHaveFocus();
	// Nobody is named; going on is for both, and says so.
	await expect.element(screen.getByText(/^Whoever goes on, goes on for both/)).toBeVisible();
	const times = screen.getByRole('group', { name: 'Come back' });
	await expect.element(times).toBeVisible();
	expect(
		screen
			.getByRole('button')
			.elements()
			.map((button) => button.textContent?.trim())
	).toEqual(['in five minutes', 'in a quarter of an hour', 'in an hour', 'later']);
	await screen.getByRole('button', { name: 'in a quarter of an hour' }).click();
	expect(chosen).toEqual([15]);
	await screen.getByRole('button', { name: 'later' }).click();
	await expect.element(times).not.toBeInTheDocument();
	await screen.rerender({ ...held, pause: { lost: true, until: null } });
	await expect.element(screen.getByText('Sam’s phone lost touch. Time is held.')).toBeVisible();
});

test('the listener has three cues and a pause; only the speaker has a word that goes on', async () => {
	const nothing = () => {};
	const acts = { onnext: nothing, onpause: nothing, onresume: nothing, oncue: nothing };
	const names: Record<string, (string | undefined)[]> = {};
	for (const role of ['speaks', 'listens', 'both', 'paused'] as const) {
		const screen = await render(SessionActs, { ...acts, role });
		names[role] = screen
			.getByRole('button')
			.elements()
			.map((button) => button.textContent?.trim());
		await screen.unmount();
	}
	expect(names).toEqual({
		speaks: ['Yes, that’s it', 'Pass', 'Pause'],
		listens: ['I hear you', 'Say more?', 'Say it again?', 'Pause'],
		both: ['Go on', 'Pause'],
		paused: ['Go on, both of us']
	});
});

const asked = writes(noor, 0, 'talk.invited', {
	conversation: 'missing',
	mode: 'together',
	first: 'me'
});
const talk = asked.eid;
const ended = (slot: typeof noor, joined: boolean): Talk =>
	foldSpace([
		asked,
		...(joined
			? [
					writes(sam, 1, 'talk.joined', { talk }),
					writes(noor, 2, 'talk.ready', { talk }),
					writes(sam, 3, 'talk.ready', { talk })
				]
			: []),
		writes(slot, 4, 'talk.ended', { talk })
	]).talks.all[0]!;

test('when it is over both read the same sentence, whoever ended it', async () => {
	const shown: string[] = [];
	for (const ender of [noor, sam]) {
		for (const slot of [noor, sam]) {
			const screen = await render(Ended, {
				talk: ended(ender, true),
				slot,
				partner: 'the other',
				onlist: () => {}
			});
			await expect.element(screen.getByRole('link', { name: 'To Today' })).toBeVisible();
			shown.push(screen.container.textContent!.trim());
			await screen.unmount();
		}
	}
	expect(new Set(shown).size).toBe(1);
	expect(shown[0]).toContain('It has ended. Nothing more is needed.');
});

test('"not now" comes to whoever asked as a sentence of the other, and asks for nothing', async () => {
	const declined = ended(sam, false);
	const screen = await render(TalkCard, {
		talk: declined,
		mySlot: noor,
		partner: 'Sam',
		when: 'tonight'
	});
	await expect.element(screen.getByText('Sam says: not now, with love.')).toBeVisible();
	await expect.element(screen.getByRole('link')).not.toBeInTheDocument();
	await screen.unmount();
	const page = await render(Ended, {
		talk: declined,
		slot: noor,
		partner: 'Sam',
		onlist: () => {}
	});
	await expect.element(page.getByText('Sam says: not now, with love.')).toBeVisible();
});

test('the breath is one stone alone and two when both are here, and says in or out', async () => {
	const alone = await render(BreathHalo, { now: 0, people: ['clay'] });
	await expect.element(alone.getByRole('img', { name: 'In' })).toBeVisible();
	expect(alone.container.querySelectorAll('.grows')).toHaveLength(1);
	await alone.unmount();
	const both = await render(BreathHalo, { now: 5000, people: ['slate', 'clay'] });
	await expect.element(both.getByRole('img', { name: 'Out' })).toBeVisible();
	expect(both.container.querySelectorAll('.grows')).toHaveLength(2);
});
