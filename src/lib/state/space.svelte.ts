// A space as the screens see it: the folded log, and verbs to write to it.
import type { EventInput, Kind } from '#lib/domain/event.ts';
import { newEvent } from '#lib/domain/event.ts';
import { emptySpace, foldSpace, type SpaceView } from '#lib/domain/space.ts';
import type { DomainEntry } from '#lib/domain/event.ts';
import type { EntryId, Slot } from '#lib/protocol/ids.ts';
import type { LogStatus } from '#lib/sync/device-log.ts';
import type { Ledger } from './ledger.ts';

export class Space {
	readonly slot: Slot;
	#ledger: Ledger;
	#entries = $state.raw<readonly DomainEntry[]>([]);
	#stuck = $state.raw<readonly DomainEntry[]>([]);
	#sealed = $state.raw<readonly DomainEntry[]>([]);
	#unreadable = $state.raw<readonly { why: 'newer' | 'broken' }[]>([]);
	#status = $state.raw<LogStatus>() as LogStatus;
	#fork = $state(false);
	#refreshing = false;
	#caughtUp = $state(false);

	/** Everything there is to show; folded anew whenever an entry came, went or was confirmed. */
	readonly view: SpaceView = $derived(
		this.#entries.length === 0 ? emptySpace : foldSpace(this.#entries)
	);

	constructor(ledger: Ledger) {
		this.#ledger = ledger;
		this.slot = ledger.slot;
		this.#status = ledger.log.status;
		ledger.log.listen({
			status: (status) => {
				const was = this.#status.link;
				this.#status = status;
				if (status.link !== 'live') this.#caughtUp = false;
				else if (was !== 'live') void this.#catchUp();
			}
		});
	}

	/** Rows are here before they are open: after a long time away, seconds before. */
	async #catchUp(): Promise<void> {
		await this.upToDate();
		this.#caughtUp = this.#status.link === 'live';
	}

	/** Resolves when all that has come so far is on the screen. */
	upToDate(): Promise<void> {
		return this.#ledger.upToDate();
	}

	/** Whether all there is on the server is on the screen, and what comes will be at once. */
	get live(): boolean {
		return this.#caughtUp;
	}

	/** The state of the log behind it. */
	get status(): LogStatus {
		return this.#status;
	}

	/** All there is, in the order of the log, then what still waits to be sent. */
	get entries(): readonly DomainEntry[] {
		return this.#entries;
	}

	/** What the server refused for good; its words are kept until seen to. */
	get stuck(): readonly DomainEntry[] {
		return this.#stuck;
	}

	/** One's own answers that wait, sealed. */
	get sealed(): readonly DomainEntry[] {
		return this.#sealed;
	}

	/** The histories shown to the two differ. */
	get historyDiffers(): boolean {
		return this.#fork || this.#status.alarm !== null;
	}

	/** Something here was written by a newer app; it can be read after an update. */
	get needsUpdate(): boolean {
		return this.#cannotRead('newer');
	}

	/** Something here can be read by no app: it was changed on the way, or a device wrote nonsense. */
	get hasBroken(): boolean {
		return this.#cannotRead('broken');
	}

	#cannotRead(wanted: 'newer' | 'broken'): boolean {
		return [...this.#unreadable, ...this.view.unread].some(({ why }) => why === wanted);
	}

	/** The ledger changed; many changes in one turn are shown at once. */
	refresh = (): void => {
		if (this.#refreshing) return;
		this.#refreshing = true;
		queueMicrotask(() => {
			this.#refreshing = false;
			this.#entries = this.#ledger.entries();
			this.#stuck = this.#ledger.stuck();
			this.#sealed = this.#ledger.sealed();
			this.#unreadable = this.#ledger.unreadable;
		});
	};

	fork = (): void => {
		this.#fork = true;
	};

	/** Writes an event; resolves with its id once it is safe on this device. */
	write<K extends Kind>(kind: K, data: EventInput<K>): Promise<EntryId> {
		return this.#ledger.write(newEvent(kind, data));
	}

	/** Writes an answer that opens for both once both have written under the same `instance`. */
	writeSealed<K extends Kind>(
		instance: string,
		kind: K,
		data: EventInput<K>,
		replaces?: EntryId
	): Promise<EntryId> {
		return this.#ledger.writeSealed(instance, newEvent(kind, data), replaces);
	}

	/** Gives a waiting sealed answer now, without waiting for the other. */
	giveSealed<K extends Kind>(eid: EntryId, kind: K, data: EventInput<K>): Promise<EntryId> {
		return this.#ledger.giveSealed(eid, newEvent(kind, data));
	}

	/** Takes an own entry back from both phones. */
	takeBack(eid: EntryId): Promise<void> {
		return this.#ledger.takeBack(eid);
	}

	/** Forgets a refused entry, once the person has seen to it. */
	dismiss(eid: EntryId): Promise<void> {
		return this.#ledger.log.dismiss(eid);
	}
}
