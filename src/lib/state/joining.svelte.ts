// The joiner's side of linking.
import { fromBase64url, random, toBase64url } from '#lib/crypto/bytes.ts';
import {
	inviteKeys,
	knockMac,
	newKnockPair,
	openCard,
	openInviteBox,
	parseInviteFragment,
	sealCard,
	wordNumbers,
	type InviteKeys
} from '#lib/crypto/invite.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { answers, type InviteAnswer } from '#lib/protocol/requests.ts';
import { api, ask } from './api.ts';
import type { Home } from './home.svelte.ts';
import { inTurn } from './in-turn.ts';
import { readSecrets } from './vault.ts';
import { introduce, readName, type LinkingProblem, type WordNumbers } from './linking.ts';

/** What a joiner sees. */
export type Joining =
	| { step: 'looking' }
	| { step: 'refused'; why: LinkingProblem }
	| { step: 'asked'; inviter: string }
	| { step: 'waiting'; inviter: string; words: WordNumbers }
	| { step: 'linked'; inviter: string };

/** The name shown on an invitation, before there is an account; or why there is nothing to see. */
export async function lookAt(fragment: string): Promise<Joining> {
	const secret = parseInviteFragment(fragment);
	if (!secret) return { step: 'refused', why: 'bad' };
	const keys = await inviteKeys(secret);
	const answer = await ask(answers.invite, 'GET', `invites/${toBase64url(keys.id)}`);
	if (!answer.ok) return { step: 'refused', why: answer.why };
	if (answer.value.you === 'inviter') return { step: 'refused', why: 'own' };
	if (answer.value.state !== 'open' && answer.value.you !== 'joiner')
		return { step: 'refused', why: 'used' };
	const inviter = readName(await openCard(keys, 'inviter', fromBase64url(answer.value.card)!));
	return inviter === null ? { step: 'refused', why: 'unfit' } : { step: 'asked', inviter };
}

/** The joiner's side, once signed in. */
export class JoiningIn {
	#home: Home;
	#joining = $state.raw<Joining>({ step: 'looking' });
	#turn = inTurn();

	constructor(home: Home) {
		this.#home = home;
	}

	get joining(): Joining {
		return this.#joining;
	}

	/** Knocks with the link's fragment. */
	knock(fragment: string): Promise<void> {
		return this.#turn(() => this.#knock(fragment));
	}

	async #knock(fragment: string): Promise<void> {
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
		await this.#look();
	}

	/** Looks whether the inviter has opened; at first, and whenever the server says so. */
	refresh(): Promise<void> {
		return this.#turn(() => this.#look());
	}

	async #look(): Promise<void> {
		const { knock } = this.#home.vault;
		if (!knock) return;
		const keys = await inviteKeys(new Secret(fromBase64url(knock.secret)!));
		const pub = fromBase64url(knock.pub)!;
		const answer = await ask(answers.invite, 'GET', `invites/${toBase64url(keys.id)}`);
		// Only "there is no such invitation" ends it: all else may pass, and the knock's key exists once.
		if (!answer.ok && answer.why !== 'unknown') {
			const words = await wordNumbers(keys, this.#home.userId, pub);
			this.#joining = { step: 'waiting', inviter: knock.inviter, words };
			return;
		}
		if (!answer.ok || answer.value.you !== 'joiner') {
			// Another tab or device of this person may have been the one to finish.
			if (this.#home.linked) {
				this.#joining = { step: 'linked', inviter: knock.inviter };
				return;
			}
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
		const sk = json === null ? null : readSecrets(json);
		if (!sk) {
			this.#joining = { step: 'refused', why: 'unfit' };
			return;
		}
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
