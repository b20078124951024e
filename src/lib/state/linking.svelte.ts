// Linking two people: one invites, the other knocks, both compare four words, the inviter says
// "that's them". The link's secret never reaches the server; the space key travels sealed to the
// joiner's one-time key (docs/crypto-spec.md, INVITE rules).
import { fromBase64url, random, toBase64url } from '#lib/crypto/bytes.ts';
import {
	inviteFragment,
	inviteKeys,
	knockIsGenuine,
	knockMac,
	newKnockPair,
	openCard,
	openInviteBox,
	parseInviteFragment,
	sealCard,
	sealInviteBox,
	wordNumbers,
	type InviteKeys
} from '#lib/crypto/invite.ts';
import { Secret } from '#lib/crypto/secret.ts';
import type { InviteAnswer, Refusal } from '#lib/protocol/requests.ts';
import { api } from './api.ts';
import type { Home } from './home.svelte.ts';

export type LinkingProblem = Refusal | 'offline' | 'not_genuine';

/** Four numbers for the list of words. */
export type WordNumbers = readonly [number, number, number, number];

/** What an inviter sees. */
export type Invitation =
	| { step: 'none' }
	| { step: 'open'; link: string; expiresAt: number }
	| { step: 'knocked'; link: string; expiresAt: number; name: string; words: WordNumbers }
	| { step: 'ended' };

/** What a joiner sees. */
export type Joining =
	| { step: 'looking' }
	| { step: 'refused'; why: LinkingProblem }
	| { step: 'asked'; inviter: string }
	| { step: 'waiting'; inviter: string; words: WordNumbers }
	| { step: 'linked'; inviter: string };

const lasts = 48 * 3600;
const readName = (json: string | null): string | null => {
	try {
		const { name } = JSON.parse(json ?? 'null') as { name?: unknown };
		return typeof name === 'string' && name.length > 0 ? name.slice(0, 40) : null;
	} catch {
		return null;
	}
};

/** The inviter's side. */
export class Inviting {
	#home: Home;
	#invitation = $state.raw<Invitation>({ step: 'none' });
	#problem = $state<LinkingProblem | null>(null);
	#knock: InviteAnswer['knock'] = null;

	constructor(home: Home) {
		this.#home = home;
	}

	get invitation(): Invitation {
		return this.#invitation;
	}

	get problem(): LinkingProblem | null {
		return this.#problem;
	}

	/** Looks again: at first, and whenever the server says that something changed. */
	async refresh(): Promise<void> {
		const { invite } = this.#home.vault;
		if (!invite) {
			this.#invitation = { step: 'none' };
			return;
		}
		const secret = new Secret(fromBase64url(invite.secret)!);
		const keys = await inviteKeys(secret);
		const answer = await api<InviteAnswer>('GET', `invites/${toBase64url(keys.id)}`);
		if (!answer.ok) {
			this.#problem = answer.why === 'unknown' ? null : answer.why;
			if (answer.why === 'unknown') await this.#ended();
			return;
		}
		this.#problem = null;
		if (answer.value.state === 'accepted') return this.#finish();
		const link = `${location.origin}/join#${inviteFragment(secret)}`;
		const { expiresAt, knock } = answer.value;
		this.#knock = knock;
		this.#invitation = knock
			? await this.#knocked(keys, knock, { link, expiresAt })
			: { step: 'open', link, expiresAt };
	}

	/** Makes the space of the two if there is none yet, and an invitation to it. */
	async invite(): Promise<void> {
		const secret = new Secret(random(32));
		const keys = await inviteKeys(secret);
		const pair = this.#home.vault.pair ?? {
			space: toBase64url(random(16)),
			slot: 0 as const,
			sk: { 1: toBase64url(random(32)) },
			linked: false
		};
		if (!this.#home.vault.pair) {
			const made = await api('POST', 'spaces', { space: pair.space });
			if (!made.ok) return this.#fail(made.why);
		}
		const expiresAt = Math.floor(Date.now() / 1000) + lasts;
		// The vault first: a link whose secret was lost would be no use to anybody.
		const kept = await this.#home.changeVault((vault) => ({
			...vault,
			pair: vault.pair ?? pair,
			invite: { secret: toBase64url(secret.bytes), expiresAt }
		}));
		if (!kept) return this.#fail('offline');
		const card = await sealCard(
			keys,
			'inviter',
			JSON.stringify({ name: this.#home.vault.name }),
			random
		);
		const answer = await api('POST', 'invites', {
			inviteId: toBase64url(keys.id),
			space: this.#home.vault.pair!.space,
			card: toBase64url(card),
			lasts
		});
		if (!answer.ok) return this.#fail(answer.why);
		await this.refresh();
	}

	/** "That's them": hands the key over. */
	async accept(): Promise<void> {
		const { invite, pair } = this.#home.vault;
		if (!invite || !pair || !this.#knock) return;
		const keys = await inviteKeys(new Secret(fromBase64url(invite.secret)!));
		const place = {
			keys,
			space: fromBase64url(pair.space)!,
			userId: fromBase64url(this.#knock.userId)!,
			pub: fromBase64url(this.#knock.pub)!
		};
		const box = await sealInviteBox(place, JSON.stringify({ v: 1, sk: pair.sk }));
		const answer = await api('POST', `invites/${toBase64url(keys.id)}/accept`, {
			box: toBase64url(box)
		});
		if (!answer.ok) return this.#fail(answer.why);
		await this.#finish();
	}

	/** "That's not them": whoever knocked is turned away, and the link is no good any more. */
	async refuse(): Promise<void> {
		await this.#end('POST', '/refuse');
		await this.withdraw();
	}

	async withdraw(): Promise<void> {
		await this.#end('DELETE', '');
		await this.#home.changeVault(({ invite: _invite, ...vault }) => vault);
		this.#invitation = { step: 'none' };
	}

	async #end(method: 'POST' | 'DELETE', path: string): Promise<void> {
		const { invite } = this.#home.vault;
		if (!invite) return;
		const keys = await inviteKeys(new Secret(fromBase64url(invite.secret)!));
		const answer = await api(method, `invites/${toBase64url(keys.id)}${path}`);
		if (!answer.ok && answer.why !== 'unknown') this.#fail(answer.why);
	}

	async #knocked(
		keys: InviteKeys,
		knock: NonNullable<InviteAnswer['knock']>,
		open: { link: string; expiresAt: number }
	): Promise<Invitation> {
		const userId = fromBase64url(knock.userId)!;
		const pub = fromBase64url(knock.pub)!;
		const genuine = await knockIsGenuine(keys, userId, pub, fromBase64url(knock.mac)!);
		const name = readName(await openCard(keys, 'joiner', fromBase64url(knock.card)!));
		if (!genuine || name === null) {
			// Whoever knocked does not hold the link: the server, or somebody on it.
			this.#problem = 'not_genuine';
			return { step: 'open', ...open };
		}
		return { step: 'knocked', ...open, name, words: await wordNumbers(keys, userId, pub) };
	}

	async #finish(): Promise<void> {
		await this.#home.changeVault(({ invite: _invite, ...vault }) => ({
			...vault,
			pair: vault.pair && { ...vault.pair, linked: true }
		}));
		await introduce(this.#home);
		this.#invitation = { step: 'none' };
	}

	async #ended(): Promise<void> {
		await this.#home.changeVault(({ invite: _invite, ...vault }) => vault);
		this.#invitation = this.#home.linked ? { step: 'none' } : { step: 'ended' };
	}

	#fail(why: LinkingProblem): void {
		this.#problem = why;
	}
}

/** The name shown on an invitation, before there is an account; or why there is nothing to see. */
export async function lookAt(fragment: string): Promise<Joining> {
	const secret = parseInviteFragment(fragment);
	if (!secret) return { step: 'refused', why: 'bad' };
	const keys = await inviteKeys(secret);
	const answer = await api<InviteAnswer>('GET', `invites/${toBase64url(keys.id)}`);
	if (!answer.ok) return { step: 'refused', why: answer.why };
	if (answer.value.you === 'inviter') return { step: 'refused', why: 'own' };
	if (answer.value.state !== 'open' && answer.value.you !== 'joiner')
		return { step: 'refused', why: 'used' };
	const inviter = readName(await openCard(keys, 'inviter', fromBase64url(answer.value.card)!));
	return inviter === null ? { step: 'refused', why: 'not_genuine' } : { step: 'asked', inviter };
}

/** The joiner's side, once signed in. */
export class JoiningIn {
	#home: Home;
	#joining = $state.raw<Joining>({ step: 'looking' });

	constructor(home: Home) {
		this.#home = home;
	}

	get joining(): Joining {
		return this.#joining;
	}

	/** Knocks with the link's fragment. */
	async knock(fragment: string): Promise<void> {
		const seen = await lookAt(fragment);
		if (seen.step !== 'asked') {
			this.#joining = seen;
			return;
		}
		if (this.#home.linked) {
			this.#joining = { step: 'refused', why: 'linked' };
			return;
		}
		const secret = parseInviteFragment(fragment)!;
		const keys = await inviteKeys(secret);
		const pair = await newKnockPair();
		const mine = {
			secret: toBase64url(secret.bytes),
			pub: toBase64url(pair.pub),
			privateKey: toBase64url(pair.privateKey.bytes),
			inviter: seen.inviter
		};
		// The private key first: a knock whose key was lost could never be answered.
		if (!(await this.#home.changeVault((vault) => ({ ...vault, knock: mine })))) {
			this.#joining = { step: 'refused', why: 'offline' };
			return;
		}
		const card = await sealCard(
			keys,
			'joiner',
			JSON.stringify({ name: this.#home.vault.name }),
			random
		);
		const mac = await knockMac(keys, this.#home.userId, pair.pub);
		const answer = await api('POST', `invites/${toBase64url(keys.id)}/knock`, {
			pub: mine.pub,
			mac: toBase64url(mac),
			card: toBase64url(card)
		});
		if (!answer.ok) {
			await this.#forget();
			this.#joining = { step: 'refused', why: answer.why };
			return;
		}
		await this.refresh();
	}

	/** Looks whether the inviter has opened; at first, and whenever the server says so. */
	async refresh(): Promise<void> {
		const { knock } = this.#home.vault;
		if (!knock) return;
		const keys = await inviteKeys(new Secret(fromBase64url(knock.secret)!));
		const pub = fromBase64url(knock.pub)!;
		const answer = await api<InviteAnswer>('GET', `invites/${toBase64url(keys.id)}`);
		if (!answer.ok && answer.why === 'offline') {
			const words = await wordNumbers(keys, this.#home.userId, pub);
			this.#joining = { step: 'waiting', inviter: knock.inviter, words };
			return;
		}
		if (!answer.ok || answer.value.you !== 'joiner') {
			await this.#forget();
			this.#joining = { step: 'refused', why: answer.ok ? 'unknown' : answer.why };
			return;
		}
		const { box } = answer.value;
		if (box) return this.#receive(keys, pub, box);
		const words = await wordNumbers(keys, this.#home.userId, pub);
		this.#joining = { step: 'waiting', inviter: knock.inviter, words };
	}

	async #receive(
		keys: InviteKeys,
		pub: Uint8Array,
		{ space, box }: NonNullable<InviteAnswer['box']>
	): Promise<void> {
		const knock = this.#home.vault.knock!;
		const place = { keys, space: fromBase64url(space)!, userId: this.#home.userId, pub };
		const json = await openInviteBox(
			place,
			new Secret(fromBase64url(knock.privateKey)!),
			fromBase64url(box)!
		);
		if (json === null) {
			this.#joining = { step: 'refused', why: 'not_genuine' };
			return;
		}
		const { sk } = JSON.parse(json) as { sk: Record<string, string> };
		const kept = await this.#home.changeVault(({ knock: _knock, invite: _invite, ...vault }) => ({
			...vault,
			pair: { space, slot: 1, sk, linked: true }
		}));
		if (!kept) return;
		await api('POST', `invites/${toBase64url(keys.id)}/confirm`);
		await introduce(this.#home);
		this.#joining = { step: 'linked', inviter: knock.inviter };
	}

	async #forget(): Promise<void> {
		await this.#home.changeVault(({ knock: _knock, ...vault }) => vault);
	}
}

/** Puts this person's name and word into the shared space, where the other sees them. */
export async function introduce(home: Home): Promise<void> {
	const { name, noun, ownName } = home.vault;
	await home.pair?.write('us.profile', { name, noun, ownName });
}
