// The spaces of two that are open on this device, as the vault has them: the present one, with what
// there is room for in its evenings, and the last that was closed, which can still be read
// (docs/sync-spec.md: LEAVE rules).
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import type { Slot } from '#lib/protocol/ids.ts';
import type { DeviceLog } from '#lib/sync/device-log.ts';
import { inTurn } from './in-turn.ts';
import { Noticing } from './noticing.ts';
import type { RoomTonight } from './room.svelte.ts';
import type { Space } from './space.svelte.ts';
import { layAside, putAway, type Vault } from './vault.ts';

/** An open space: the log to signal in, its keys, and what it says. */
export type Door = { readonly log: DeviceLog; readonly keys: SpaceKeys; readonly space: Space };

/** Where a space is: its id, the person's seat in it, and its secrets by epoch. */
export type Address = {
	readonly space: string;
	readonly slot: Slot;
	readonly sk: Record<string, string>;
};

export type SpacesOfTwoPorts = {
	vault(): Vault;
	changeVault(change: (vault: Vault) => Vault): Promise<boolean>;
	/** Asks the server for the newest vault. */
	refreshVault(): Promise<void>;
	/** Whether there is a connection, by which the vault can be changed. */
	connected(): boolean;
	open(at: Address): Promise<Door>;
	/** Lets an open space go. `forget`: nothing opens it any more, and what is stored of it goes. */
	shut(door: Door, forget: boolean): Promise<void>;
	/** Follows the evenings of a space; `refused`: what was set could not go there, it is closed. */
	follow(door: Door, refused: () => void): Promise<RoomTonight>;
	/** Forgets what was set for an evening. */
	forgetEvening(): Promise<void>;
};

export class SpacesOfTwo {
	readonly #ports: SpacesOfTwoPorts;
	#present = $state.raw<Door | null>(null);
	#left = $state.raw<Door | null>(null);
	#room = $state.raw<RoomTonight | null>(null);
	/** The door whose evenings are followed. */
	#followed: Door | null = null;
	/** The id of a space that is known to be closed, until the vault says so too. */
	#closed = $state<string | null>(null);
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- what is shown of them is set apart
	#doors = new Map<string, Door>();
	#turn = inTurn();
	#noticing = new Noticing(Date.now());
	#leaving = false;
	/** The closed space for which the newest vault was asked. */
	#askedOf = '';

	constructor(ports: SpacesOfTwoPorts) {
		this.#ports = ports;
	}

	/** The space of the two; null until an invitation was made or accepted. */
	get present(): Door | null {
		return this.#present;
	}

	/** A closed space that can still be read. */
	get left(): Door | null {
		return this.#left;
	}

	get room(): RoomTonight | null {
		return this.#room;
	}

	/** Whether the partner is in, and neither has left, as far as this person may be told. */
	get linked(): boolean {
		const { pair } = this.#ports.vault();
		return pair !== undefined && pair.linked && pair.space !== this.#closed;
	}

	/** The partner closed the space, and this person has not been told yet. */
	get untold(): boolean {
		return this.#left !== null && this.#ports.vault().left?.at(-1)?.told === false;
	}

	/** Opens what the vault has, and lets go what it has no more. */
	arrange(): Promise<void> {
		return this.#turn(async () => {
			const { pair, left: aside = [] } = this.#ports.vault();
			const last = aside.at(-1);
			const [present, left] = await Promise.all([
				pair && this.#doorTo(pair),
				last && this.#doorTo(last)
			]);
			await this.#follow(present ?? null);
			this.#present = present ?? null;
			this.#left = left ?? null;
			const known = [pair, ...aside].map((at) => at?.space);
			for (const [id, door] of this.#doors) {
				if (door === present || door === left) continue;
				this.#doors.delete(id);
				await this.#ports.shut(door, !known.includes(id));
			}
			this.look();
		});
	}

	/** What is open of another space is not the space of the two any more, from this moment on. */
	letGo(): void {
		this.#present = null;
	}

	/** The page is looked at again. */
	shown(): void {
		this.#noticing.opened(Date.now());
		this.look();
		void this.#room?.lookAfresh();
	}

	/** Runs what closes the space from this very device, which needs no telling. */
	async whileLeaving<T>(work: () => Promise<T>): Promise<T> {
		this.#leaving = true;
		try {
			return await work();
		} finally {
			this.#leaving = false;
		}
	}

	/**
	 * Lays a space aside that the partner closed, as soon as that may be said; forgets a closed one that
	 * the server has deleted.
	 */
	look(): void {
		const { pair, left } = this.#ports.vault();
		const door = pair?.linked && !this.#leaving ? this.#doors.get(pair.space) : undefined;
		if (pair && door) {
			const { status } = door.log;
			if (pair.space === this.#closed || this.#noticing.says(status, Date.now())) {
				this.#tell(pair.space);
			} else if (!status.open && this.#askedOf !== pair.space) {
				// It may have been this very person, on another device: then the vault says so.
				this.#askedOf = pair.space;
				void this.#ports.refreshVault();
			}
		}
		const last = left?.at(-1);
		const over = last?.told && this.#doors.get(last.space)?.log.status.ended === 'gone';
		if (last && over) void this.#ports.changeVault((vault) => putAway(vault, last.space));
	}

	#tell(space: string): void {
		this.#closed = space;
		// Without a connection nothing of it is shown from now on; the next one lays it aside and says so.
		if (!this.#ports.connected()) return;
		void this.#ports.changeVault((vault) => layAside(vault, space, false));
	}

	async #doorTo(at: Address): Promise<Door> {
		const known = this.#doors.get(at.space);
		if (known) return known;
		const door = await this.#ports.open(at);
		door.log.listen({ status: () => this.look() });
		this.#doors.set(at.space, door);
		return door;
	}

	async #follow(door: Door | null): Promise<void> {
		if (door === this.#followed) return;
		this.#room?.close();
		this.#room = null;
		// What was set was for the other of that space, and nobody else.
		if (this.#followed) await this.#ports.forgetEvening();
		this.#followed = door;
		if (!door) return;
		this.#room = await this.#ports.follow(door, () => this.#refused(door));
	}

	/** What was set for an evening could not go there any more (LEAVE5). */
	#refused(door: Door): void {
		const { pair } = this.#ports.vault();
		if (pair && this.#doors.get(pair.space) === door && !this.#leaving) this.#tell(pair.space);
	}
}
