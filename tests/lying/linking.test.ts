// What a server, or whoever stands between, may try while two people link: another key, another
// person, a box of its own; and what the inviter's own device may put into the box.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fromBase64url, random, toBase64url, utf8 } from '#lib/crypto/bytes.ts';
import { hpkeSeal } from '#lib/crypto/hpke.ts';
import {
	inviteKeys,
	knockMac,
	newKnockPair,
	openInviteBox,
	parseInviteFragment,
	sealCard,
	sealInviteBox
} from '#lib/crypto/invite.ts';
import { Secret } from '#lib/crypto/secret.ts';
import type { InviteAnswer } from '#lib/protocol/requests.ts';
import type { Home } from '#lib/state/home.svelte.ts';
import { Inviting } from '#lib/state/inviting.svelte.ts';
import { JoiningIn } from '#lib/state/joining.svelte.ts';
import { newVault, type Vault } from '#lib/state/vault.ts';
import { json } from '../support/account-server.ts';

/** As much of what is open on a device as linking needs. */
function home(name: string) {
	const opened = {
		userId: random(16),
		vault: { ...newVault({ name }), codeKept: true } as Vault,
		pair: null,
		get linked() {
			return opened.vault.pair?.linked ?? false;
		},
		changeVault: async (change: (vault: Vault) => Vault) => {
			opened.vault = change(opened.vault);
			return true;
		}
	};
	return opened;
}
type TestHome = ReturnType<typeof home>;
const asHome = (opened: TestHome) => opened as unknown as Home;

let mara: TestHome;
let tom: TestHome;
let inviting: Inviting;
let joining: JoiningIn;
/** What the server has of the invitation, and what it says to each. */
let invite: InviteAnswer;
let fragment: string;
let posted: { path: string; body: Record<string, string> }[];
let lie: (you: 'inviter' | 'joiner') => unknown;

beforeEach(async () => {
	vi.stubGlobal('location', { origin: 'https://tides.example' });
	[mara, tom] = [home('Mara'), home('Tom')];
	posted = [];
	lie = () => undefined;
	let asking: 'inviter' | 'joiner' = 'inviter';
	vi.stubGlobal('fetch', async (url: string, init: { method: string; body?: string }) => {
		const path = url.replace('/api/', '');
		const body = JSON.parse(init.body ?? '{}') as Record<string, string>;
		if (init.method !== 'GET') posted.push({ path, body });
		if (path === 'invites') {
			invite = {
				you: 'inviter',
				state: 'open',
				card: body.card!,
				expiresAt: 1,
				knock: null,
				box: null
			};
		}
		if (path.endsWith('/knock')) {
			const { pub, mac, card } = body as { pub: string; mac: string; card: string };
			invite = { ...invite, state: 'knocked', knock: { userId: me(tom), pub, mac, card } };
		}
		if (path.endsWith('/accept')) {
			invite = {
				...invite,
				state: 'accepted',
				box: { space: mara.vault.pair!.space, box: body.box! }
			};
		}
		if (init.method !== 'GET') return json({});
		const you = invite.state === 'open' && asking === 'joiner' ? 'other' : asking;
		const told = lie(asking);
		return json(told === undefined ? { ...invite, you } : told);
	});
	inviting = new Inviting(asHome(mara));
	joining = new JoiningIn(asHome(tom));
	const as = async (who: typeof asking, work: () => Promise<void>) => {
		asking = who;
		await work();
	};
	const [invitesHonestly, acceptsHonestly] = [inviting.invite, inviting.accept];
	inviting.invite = () => as('inviter', () => invitesHonestly.call(inviting));
	inviting.accept = () => as('inviter', () => acceptsHonestly.call(inviting));
	const [knocks, looks, looksIn] = [joining.knock, joining.refresh, inviting.refresh];
	joining.knock = (text) => as('joiner', () => knocks.call(joining, text));
	joining.refresh = () => as('joiner', () => looks.call(joining));
	inviting.refresh = () => as('inviter', () => looksIn.call(inviting));
	await inviting.invite();
	const { invitation } = inviting;
	if (invitation.step !== 'open') throw new Error(invitation.step);
	fragment = invitation.link.split('#')[1]!;
});

const me = ({ userId }: TestHome) => toBase64url(userId as Uint8Array<ArrayBuffer>);
const keysOf = () => inviteKeys(parseInviteFragment(fragment)!);
const accepted = (box: Uint8Array): InviteAnswer => ({
	...invite,
	you: 'joiner',
	state: 'accepted',
	box: { space: mara.vault.pair!.space, box: toBase64url(box as Uint8Array<ArrayBuffer>) }
});

test('an honest server: both see the same four words, and Tom gets the key Mara has', async () => {
	await joining.knock(fragment);
	await inviting.refresh();
	const { invitation } = inviting;
	expect(invitation).toMatchObject({ step: 'knocked', name: 'Tom' });
	expect(joining.joining).toMatchObject({
		step: 'waiting',
		words: invitation.step === 'knocked' && invitation.words
	});
	await inviting.accept();
	await joining.refresh();
	expect(joining.joining.step).toBe('linked');
	expect(tom.vault.pair).toMatchObject({ sk: mara.vault.pair!.sk, space: mara.vault.pair!.space });
});

describe('somebody at the door who does not hold the link', () => {
	const knockers: [string, () => Promise<NonNullable<InviteAnswer['knock']>>][] = [
		[
			'with a key of the server’s in place of Tom’s',
			async () => ({ ...invite.knock!, pub: toBase64url((await newKnockPair()).pub) })
		],
		[
			'with Tom’s key under another name on the server',
			async () => ({ ...invite.knock!, userId: toBase64url(random(16)) })
		],
		[
			'with a knock made by another secret',
			async () => {
				const keys = await inviteKeys(new Secret(random(32)));
				const { pub } = await newKnockPair();
				return {
					userId: me(tom),
					pub: toBase64url(pub),
					mac: toBase64url(await knockMac(keys, tom.userId, pub)),
					card: toBase64url(await sealCard(keys, 'joiner', '{"name":"Tom"}', random))
				};
			}
		],
		['with Mara’s own card sent back to her', async () => ({ ...invite.knock!, card: invite.card })]
	];
	test.each(knockers)('%s is not shown, and nothing can be handed over', async (_what, knock) => {
		await joining.knock(fragment);
		const forged = { ...invite, you: 'inviter' as const, knock: await knock() };
		lie = (you) => (you === 'inviter' ? forged : undefined);
		await inviting.refresh();
		expect(inviting.invitation.step).toBe('open');
		expect(inviting.problem).toBe('not_genuine');
	});

	test('put in Tom’s place in the moment of the tap gets nothing: the key is for whom the screen showed', async () => {
		await joining.knock(fragment);
		await inviting.refresh();
		const keys = await keysOf();
		const { pub, privateKey } = await newKnockPair();
		const eve = random(16);
		const knock = {
			userId: toBase64url(eve),
			pub: toBase64url(pub),
			mac: toBase64url(await knockMac(keys, eve, pub)),
			card: toBase64url(await sealCard(keys, 'joiner', '{"name":"Tom"}', random))
		};
		lie = () => ({ ...invite, you: 'inviter', knock });
		await Promise.all([inviting.refresh(), inviting.accept()]);
		const sent = posted.find(({ path }) => path.endsWith('/accept'))!;
		const box = fromBase64url(sent.body.box!)!;
		const space = fromBase64url(mara.vault.pair!.space)!;
		expect(await openInviteBox({ keys, space, userId: eve, pub }, privateKey, box)).toBeNull();
		const his = tom.vault.knock!;
		const place = { keys, space, userId: tom.userId, pub: fromBase64url(his.pub)! };
		const hisKey = new Secret(fromBase64url(his.privateKey)!);
		expect(await openInviteBox(place, hisKey, box)).not.toBeNull();
	});

	test('whose key is no point of the curve gets nothing, though they hold the link', async () => {
		await joining.knock(fragment);
		const keys = await keysOf();
		const pub = new Uint8Array(65).fill(4);
		const knock = {
			...invite.knock!,
			pub: toBase64url(pub),
			mac: toBase64url(await knockMac(keys, tom.userId, pub))
		};
		lie = () => ({ ...invite, you: 'inviter', knock });
		await inviting.refresh();
		expect(inviting.invitation.step).toBe('knocked');
		await inviting.accept();
		expect(inviting.problem).toBe('not_genuine');
		expect(posted.some(({ path }) => path.endsWith('/accept'))).toBe(false);
		expect(mara.linked).toBe(false);
	});
});

describe('a box that Mara’s device did not make for this', () => {
	const boxes: [string, () => Promise<Uint8Array>][] = [
		['made of noise', async () => random(300)],
		[
			'made by the server, which has Tom’s key and not the link’s secret',
			async () => {
				const pub = fromBase64url(tom.vault.knock!.pub)!;
				const psk = { id: (await keysOf()).id, key: random(32) };
				const none = new Uint8Array();
				const forged = utf8(JSON.stringify({ v: 1, sk: { 1: toBase64url(random(32)) } }));
				return (await hpkeSeal(pub, { psk, info: none, additionalData: none }, forged))!;
			}
		],
		[
			'made for another space',
			async () => {
				const place = {
					keys: await keysOf(),
					space: random(16),
					userId: tom.userId,
					pub: fromBase64url(tom.vault.knock!.pub)!
				};
				return (await sealInviteBox(place, '{"v":1}'))!;
			}
		]
	];
	test.each(boxes)('%s links nobody', async (_what, make) => {
		await joining.knock(fragment);
		const box = await make();
		lie = () => accepted(box);
		await joining.refresh();
		expect(joining.joining).toEqual({ step: 'refused', why: 'unfit' });
		expect(tom.vault.pair).toBeUndefined();
	});
});

describe('what the inviter’s own device may have put into the box', () => {
	const key = () => toBase64url(random(32));
	const contents: [string, unknown][] = [
		['no JSON', 'hello'],
		['null', null],
		['no keys', { v: 1 }],
		['an empty ring of keys', { v: 1, sk: {} }],
		['keys that begin with the second', { v: 1, sk: { 2: key() } }],
		['a key that is a number', { v: 1, sk: { 1: 7 } }],
		['a key that is too short', { v: 1, sk: { 1: toBase64url(random(16)) } }],
		['a key of stray letters', { v: 1, sk: { 1: '!'.repeat(43) } }],
		['an epoch that is none', { v: 1, sk: { 1: key(), __proto__x: key() } }],
		[
			'more keys than anybody needs',
			{ v: 1, sk: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i + 1, key()])) }
		],
		['a later version', { v: 2, sk: { 1: key() } }]
	];
	test.each(contents)(
		'%s: it is refused, and Tom’s account stays as it was',
		async (_what, content) => {
			await joining.knock(fragment);
			const place = {
				keys: await keysOf(),
				space: fromBase64url(mara.vault.pair!.space)!,
				userId: tom.userId,
				pub: fromBase64url(tom.vault.knock!.pub)!
			};
			const text = typeof content === 'string' ? content : JSON.stringify(content);
			const box = (await sealInviteBox(place, text))!;
			const privateKey = new Secret(fromBase64url(tom.vault.knock!.privateKey)!);
			expect(await openInviteBox(place, privateKey, box)).toBe(text);
			lie = () => accepted(box);
			await joining.refresh();
			expect(joining.joining).toEqual({ step: 'refused', why: 'unfit' });
			expect(tom.vault.pair).toBeUndefined();
			expect(tom.linked).toBe(false);
		}
	);
});

test.each([
	{},
	null,
	7,
	{ you: 'joiner' },
	{ you: 'joiner', state: 'accepted', box: { space: 7 } }
])(
	'an answer that is none (%j) is one plain problem, and linking can go on after it',
	async (answer) => {
		await joining.knock(fragment);
		lie = () => answer;
		await inviting.refresh();
		expect(inviting.problem).toBe('server');
		await joining.refresh();
		expect(joining.joining.step).toBe('waiting');
		lie = () => undefined;
		await inviting.refresh();
		expect(inviting.problem).toBeNull();
		await inviting.accept();
		await joining.refresh();
		expect(joining.joining.step).toBe('linked');
	}
);
