// The inviter's side of linking.
import { fromBase64url, random, toBase64url } from '#lib/crypto/bytes.ts';
import {
	inviteFragment,
	inviteKeys,
	knockIsGenuine,
	openCard,
	sealCard,
	sealInviteBox,
	wordNumbers,
	type InviteKeys
} from '#lib/crypto/invite.ts';
import { Secret } from '#lib/crypto/secret.ts';
import { answers, type InviteAnswer } from '#lib/protocol/requests.ts';
import { api, ask } from './api.ts';
import type { Home } from './home.svelte.ts';
import { inTurn } from './in-turn.ts';
import { introduce, readName, type LinkingProblem, type WordNumbers } from './linking.ts';

/** What an inviter sees. */
export type Invitation =
	| { step: 'none' }
	| { step: 'open'; link: string; expiresAt: number }
	| { step: 'knocked'; link: string; expiresAt: number; name: string; words: WordNumbers }
	| { step: 'ended' };

const lasts = 48 * 3600;

export class Inviting {
	#home: Home;
	#invitation = $state.raw<Invitation>({ step: 'none' });
	#problem = $state<LinkingProblem | null>(null);
	/** The knock on the screen, which is genuine. */
	#knock: InviteAnswer['knock'] = null;
	/** What the server tells and what the person taps may come together; each step wants the last one's end. */
	#turn = inTurn();

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
	refresh(): Promise<void> {
		return this.#turn(() => this.#look());
	}

	async #look(): Promise<void> {
		const { invite } = this.#home.vault;
		if (!invite) {
			this.#invitation = { step: 'none' };
			return;
		}
		const secret = new Secret(fromBase64url(invite.secret)!);
		const keys = await inviteKeys(secret);
		const answer = await ask(answers.invite, 'GET', `invites/${toBase64url(keys.id)}`);
		if (!answer.ok) {
			this.#problem = answer.why === 'unknown' ? null : answer.why;
			if (answer.why === 'unknown') await this.#ended();
			return;
		}
		this.#problem = null;
		if (answer.value.state === 'accepted') return this.#finish();
		const link = `${location.origin}/join#${inviteFragment(secret)}`;
		const { expiresAt, knock } = answer.value;
		const seen = knock
			? await this.#knocked(keys, knock, { link, expiresAt })
			: ({ step: 'open', link, expiresAt } as const);
		this.#knock = seen.step === 'knocked' ? knock : null;
		this.#invitation = seen;
	}

	/** Makes the space of the two if there is none yet, and an invitation to it. */
	invite(): Promise<void> {
		return this.#turn(() => this.#invite());
	}

	async #invite(): Promise<void> {
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
		await this.#look();
	}

	/** "That's them": hands the key to whom the screen shows at this moment, whatever comes meanwhile. */
	accept(): Promise<void> {
		const knock = this.#knock;
		return this.#turn(() => this.#accept(knock));
	}

	async #accept(knock: InviteAnswer['knock']): Promise<void> {
		const { invite, pair } = this.#home.vault;
		if (!invite || !pair || !knock) return;
		const keys = await inviteKeys(new Secret(fromBase64url(invite.secret)!));
		const place = {
			keys,
			space: fromBase64url(pair.space)!,
			userId: fromBase64url(knock.userId)!,
			pub: fromBase64url(knock.pub)!
		};
		const box = await sealInviteBox(place, JSON.stringify({ v: 1, sk: pair.sk }));
		if (!box) return this.#fail('not_genuine');
		const answer = await api('POST', `invites/${toBase64url(keys.id)}/accept`, {
			box: toBase64url(box)
		});
		if (!answer.ok) return this.#fail(answer.why);
		await this.#finish();
	}

	/** "That's not them": whoever knocked is turned away, and the link is no good any more. */
	refuse(): Promise<void> {
		return this.#turn(() => this.#refuse());
	}

	async #refuse(): Promise<void> {
		await this.#end('POST', '/refuse');
		await this.#withdraw();
	}

	withdraw(): Promise<void> {
		return this.#turn(() => this.#withdraw());
	}

	async #withdraw(): Promise<void> {
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
