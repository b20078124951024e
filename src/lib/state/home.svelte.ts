// Everything that is open once somebody is signed in: their vault, their own space, the space of the
// two, the connection. Opened from what the device keeps, so it is there at once, also offline.
import { sha256 } from '@noble/hashes/sha2.js';
import { version } from '$app/environment';
import { fromBase64url } from '#lib/crypto/bytes.ts';
import { spaceKeys } from '#lib/crypto/space-key.ts';
import { toHex } from '#lib/protocol/bytes.ts';
import type { SpaceId } from '#lib/protocol/ids.ts';
import type { Topic } from '#lib/protocol/messages.ts';
import type { Cache } from '#lib/sync/cache.ts';
import { Engine, type Connection } from '#lib/sync/engine.ts';
import { openIdbCache } from '#lib/sync/idb-cache.ts';
import { socketTransport } from '#lib/sync/socket-transport.ts';
import { browserTabs } from '#lib/sync/tabs.ts';
import { KeptVault } from './kept-vault.svelte.ts';
import { cacheNameOf, dropLatch, forgetKeyring } from './keyring.ts';
import { Ledger } from './ledger.ts';
import { forgetLock, lock, settleLock, watchLock } from './lock.ts';
import type { Live, LivePorts } from './live.svelte.ts';
import { OpenedChunks } from './opened-chunks.ts';
import { RoomTonight } from './room.svelte.ts';
import { SealedNotes } from './sealed-notes.ts';
import { endSession } from './session-to-end.ts';
import { announceSignOut, leaveNothing, onSignOutElsewhere } from './signing-out.ts';
import { Space } from './space.svelte.ts';
import { SpacesOfTwo, type Address, type Door } from './spaces-of-two.svelte.ts';
import { secretsOf, type Vault } from './vault.ts';

/** The state of things in one word, for the interface to put kindly. */
export type HomeState =
	'live' | 'reconnecting' | 'offline' | 'update-needed' | 'history-differs' | 'stopped';

export class Home {
	readonly #vault: KeptVault;
	readonly #cache: Cache;
	readonly #notes: SealedNotes;
	readonly #engine: Engine;
	#solo = $state.raw<Space>() as Space;
	/** The spaces of two: the present one, and the last that was closed. */
	readonly #two: SpacesOfTwo;
	#connection = $state<Connection>('connecting');
	#online = $state(true);
	#kept = $state(true);
	#live: Live | null = null;
	#soloDoor!: Promise<Door>;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nobody renders who listens
	#listeners = new Set<(topic: Topic) => void>();
	#closing: (() => void)[] = [];
	#closed = false;
	#ending = false;
	/** Screens that are in use without a touch: a conversation, a breath. */
	#inUse = 0;

	private constructor(vault: KeptVault, cache: Cache, kept: boolean) {
		this.#vault = vault;
		this.#cache = cache;
		this.#notes = new SealedNotes(cache, vault.cacheKey);
		this.#kept = kept;
		this.#engine = new Engine(
			{
				cache,
				transport: socketTransport(),
				tabs: browserTabs(cacheNameOf(vault.userId)),
				sha256,
				now: () => Date.now(),
				steady: () => performance.now(),
				later: (ms, callback) => {
					const timer = setTimeout(callback, ms);
					return () => clearTimeout(timer);
				},
				random: Math.random
			},
			{
				connection: (state) => {
					this.#connection = state;
					if (state === 'ended-auth' && !this.#ending) void this.#signedOutElsewhere();
					if (state === 'up') {
						this.#live?.back();
						this.#two.look();
					}
				},
				notify: (topic) => {
					if (topic === 'account') void this.#vault.refresh();
					for (const listener of this.#listeners) listener(topic);
				},
				signal: (space, body) => {
					if (space === this.#two.present?.log.space) void this.#live?.receive(body);
				},
				room: (space, chosen) => {
					if (space === this.#two.present?.log.space) void this.#two.room?.received(chosen);
				}
			}
		);
		this.#two = new SpacesOfTwo({
			vault: () => this.vault,
			changeVault: (change) => this.changeVault(change),
			refreshVault: () => this.#vault.refresh(),
			connected: () => this.#connection === 'up',
			open: (at) => this.#openSpace(at),
			shut: async ({ log }, forget) => {
				this.#engine.close(log);
				if (forget) await this.#cache.drop(log.space).catch(() => {});
			},
			follow: (door, refused) => this.#follow(door, refused),
			forgetEvening: () => this.keepDraft('room', null)
		});
		vault.onTaken = async (before) => {
			if (before.pair?.space !== this.vault.pair?.space) this.#two.letGo();
			await this.#two.arrange();
		};
	}

	/** Opens what this device keeps; null when nobody is signed in here, or the device is locked. */
	static async open(): Promise<Home | null> {
		if (await settleLock()) return null;
		const vault = await KeptVault.load();
		if (!vault) return null;
		let kept = true;
		let cache: Cache;
		let home: Home | null = null;
		try {
			cache = await openIdbCache(cacheNameOf(vault.userId), sha256, {
				onLost: () => {
					if (!home || !(home.closed || home.#ending)) location.reload();
				}
			});
		} catch {
			const { memoryCache } = await import('#lib/sync/memory-cache.ts');
			cache = memoryCache(sha256);
			kept = false;
		}
		home = new Home(vault, cache, kept);
		await home.#openSpaces();
		home.#connect();
		return home;
	}

	get vault(): Vault {
		return this.#vault.opened;
	}

	get userId(): Uint8Array {
		return this.#vault.userId;
	}

	/** What the person keeps to themself. */
	get solo(): Space {
		return this.#solo;
	}

	/** The space of the two; null until an invitation was made or accepted. */
	get pair(): Space | null {
		return this.#two.present?.space ?? null;
	}

	/** Whether the partner is in, and neither has left. */
	get linked(): boolean {
		return this.#two.linked;
	}

	/** A break from sharing: the space of the two is there and not shown. */
	get paused(): boolean {
		return this.linked && this.vault.paused === true;
	}

	/** The space the partner sees, once they are in; null also while sharing rests. */
	get shared(): Space | null {
		return this.linked && !this.paused ? this.pair : null;
	}

	/** A closed space of two that can still be read. */
	get left(): Space | null {
		return this.#two.left?.space ?? null;
	}

	/** The partner closed the space, and this person has not been told yet. */
	get untold(): boolean {
		return this.#two.untold;
	}

	/** False in browsers that keep nothing: all is gone with the page. */
	get kept(): boolean {
		return this.#kept && this.#solo.status.stored && (this.pair?.status.stored ?? true);
	}

	/** Entries that wait to be sent. */
	get unsent(): number {
		return this.#solo.status.unsent + (this.pair?.status.unsent ?? 0);
	}

	/** The server cannot take anything at the moment: it is full, or busy. */
	get delayed(): boolean {
		return this.#solo.status.delayed !== null || (this.pair?.status.delayed ?? null) !== null;
	}

	get state(): HomeState {
		const spaces = [this.#solo, this.pair].filter((space) => space !== null);
		if (this.#connection === 'ended-version') return 'update-needed';
		if (spaces.some((space) => space.historyDiffers)) return 'history-differs';
		if (spaces.some((space) => space.status.link === 'stopped')) return 'stopped';
		if (this.#connection === 'up') {
			return spaces.every((space) => space.live) ? 'live' : 'reconnecting';
		}
		return this.#online ? 'reconnecting' : 'offline';
	}

	/** The server's clock, as well as this device can tell it. */
	serverNow(): number {
		return this.#engine.serverNow();
	}

	/**
	 * Begins a live screen: from now on it and the partner's tell each other that they are there. Null
	 * without a partner. Whoever begins it ends it, and brings the class: other screens do without it.
	 */
	goLive(begin: (ports: LivePorts) => Live): Live | null {
		const door = this.#two.present;
		const { shared } = this;
		if (!door || !shared) return null;
		const send = (body: Uint8Array) => {
			if (this.#connection === 'up') this.#engine.signal(door.log, body);
		};
		const now = () => this.#engine.elapsed();
		this.#live = begin({ keys: door.keys, slot: shared.slot, send, now });
		return this.#live;
	}

	/** What there is room for tonight; null without a partner. */
	get room(): RoomTonight | null {
		return this.shared && this.#two.room;
	}

	/** Runs what closes the space from this very device, which needs no telling. */
	whileLeaving<T>(work: () => Promise<T>): Promise<T> {
		return this.#two.whileLeaving(work);
	}

	/** Erases everything this person gave in the closed space. False when offline. */
	async eraseGiven(): Promise<boolean> {
		const door = this.#two.left;
		return door !== null && this.#engine.control(door.log, 'purge');
	}

	/** Calls back when something about the account changed elsewhere. */
	onNotify(listener: (topic: Topic) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Changes the vault; what another device changed meanwhile is kept. A change that gives the vault
	 * as it was is none. False when offline.
	 */
	changeVault(change: (vault: Vault) => Vault): Promise<boolean> {
		return this.#vault.change(change);
	}

	/** Keeps a small text under a name, sealed, on this device only. */
	keepDraft(name: string, text: string | null): Promise<void> {
		return this.#notes.keep(name, text);
	}

	draft(name: string): Promise<string | null> {
		return this.#notes.read(name);
	}

	/** Whether this page is done with it, so that what happens to its database is no news. */
	get closed(): boolean {
		return this.#closed;
	}

	/** Ends everything that is open in this page; the device still knows the person. */
	close(): void {
		this.#closed = true;
		this.#vault.close();
		for (const close of this.#closing) close();
		this.#two.room?.close();
		this.#engine.stop();
	}

	/** Closes this page and drops the keys, on all tabs; what matters is done before it returns. */
	hide(): void {
		this.close();
		lock();
	}

	/** While it is in use without a touch, this page is not locked. Gives a function that ends it. */
	stayOpen(): () => void {
		this.#inUse++;
		return () => void this.#inUse--;
	}

	/**
	 * Signs out and leaves nothing behind on this device; other tabs follow. False when the server could
	 * not be told: it is told later (session-to-end.ts).
	 */
	async signOut(): Promise<boolean> {
		this.close();
		announceSignOut();
		const told = await endSession();
		await this.#cache.destroy().catch(() => {});
		await forgetKeyring(cacheNameOf(this.userId));
		forgetLock();
		await leaveNothing();
		return told;
	}

	/**
	 * Signs out once `ending` (an erasure, say) has succeeded; when it fails, all goes on. The answer
	 * may clear this device's storage at once: that is then no loss to recover from.
	 */
	async endWith<T extends { readonly ok: boolean }>(ending: () => Promise<T>): Promise<T> {
		this.#ending = true;
		try {
			const done = await ending();
			if (done.ok) await this.signOut();
			return done;
		} finally {
			this.#ending = false;
		}
	}

	async #openSpaces(): Promise<void> {
		this.#soloDoor = this.#openSpace({ ...this.vault.solo, slot: 0 });
		const solo = this.#soloDoor.then(({ space }) => (this.#solo = space));
		await Promise.all([solo, this.#two.arrange()]);
	}

	async #follow(door: Door, refused: () => void): Promise<RoomTonight> {
		const { log, keys, space } = door;
		const { keys: own } = await this.#soloDoor;
		const connected = () => space.status.link === 'live';
		const room = new RoomTonight({
			keys: { shared: keys, own },
			set: async (chosen) => {
				const answer = await this.#engine.setRoom(log, chosen);
				if (!answer.ok && answer.failure === 'closed') refused();
				return answer;
			},
			ask: (moment) => this.#engine.askOverlap(log, moment),
			serverNow: () => this.serverNow(),
			later: (ms, work) => {
				const timer = setTimeout(() => void work(), ms);
				return () => clearTimeout(timer);
			},
			// Until both profiles are here, the beginning of their day may still be another.
			dayStarts: () =>
				space.view.profiles.every((profile) => profile) ? space.view.dayStarts : null,
			connected,
			keep: (text) => this.keepDraft('room', text),
			kept: () => this.draft('room')
		});
		let was = connected();
		log.listen({
			status: () => {
				// Not before what came is open: it may tell when their evening is.
				if (connected() && !was) void space.upToDate().then(() => room.lookAfresh());
				was = connected();
			}
		});
		return room;
	}

	async #openSpace({ space, slot, sk }: Address): Promise<Door> {
		const id = fromBase64url(space)!;
		const spaceId = toHex(id) as SpaceId;
		const chunks = new OpenedChunks(this.#cache, this.#vault.cacheKey, spaceId, version);
		chunks.readAhead();
		const opening: { ledger?: Ledger; space?: Space } = {};
		const [keys, log] = await Promise.all([
			spaceKeys(id, secretsOf(sk)),
			this.#engine.open(
				spaceId,
				slot,
				async (item, witness) => opening.ledger?.reseal(item, witness) ?? null
			)
		]);
		opening.ledger = new Ledger(
			{
				log,
				slot,
				keys,
				cache: this.#cache,
				chunks,
				serverNow: () => this.serverNow()
			},
			{ changed: () => opening.space?.refresh(), fork: () => opening.space?.fork() }
		);
		opening.space = new Space(opening.ledger);
		await opening.ledger.start();
		return { log, keys, space: opening.space };
	}

	#connect(): void {
		const on = (target: EventTarget, name: string, listener: () => void) => {
			target.addEventListener(name, listener);
			this.#closing.push(() => target.removeEventListener(name, listener));
		};
		this.#online = navigator.onLine;
		on(window, 'online', () => {
			this.#online = true;
			this.#engine.wake();
		});
		on(window, 'offline', () => {
			this.#online = false;
			this.#engine.doubt();
		});
		on(window, 'pageshow', () => this.#engine.wake());
		on(document, 'visibilitychange', () => {
			if (document.visibilityState !== 'visible') return;
			this.#two.shown();
			this.#engine.wake();
		});
		this.#closing.push(
			onSignOutElsewhere(() => {
				this.close();
				location.replace('/');
			})
		);
		const inUse = () => this.#inUse > 0;
		this.#closing.push(watchLock(inUse, () => this.#leaveScreen()));
		this.#engine.start();
		// Another device may have linked, or changed the name, while this one was away.
		void this.#vault.refresh();
	}

	/** Nothing may be read here any more; what waits to be sent stays, sealed, for the next sign-in. */
	async #signedOutElsewhere(): Promise<void> {
		await dropLatch();
		lock();
		this.#leaveScreen();
	}

	/** The page is empty at once, and comes back as what this device may show now. */
	#leaveScreen(): void {
		this.close();
		document.body.replaceChildren();
		location.reload();
	}
}
