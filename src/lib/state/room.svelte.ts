// What there is room for tonight, on this device: set privately, kept sealed until its evening, sent
// when there is a connection, and at the moment asked what both have in common. It never knows what
// the other has set, or whether; there is nothing here that could show it (docs/sync-spec.md, ROOM).
import { choicesIn, readOwnSet, roomSet } from '#lib/crypto/room.ts';
import type { SpaceKeys } from '#lib/crypto/space-key.ts';
import { eveningOf, roomChoices, type Evening, type RoomChoice } from '#lib/domain/room.ts';
import { roomTokens } from '#lib/protocol/limits.ts';
import type { Answer, OverlapOk, RoomOk, RoomSet } from '#lib/protocol/messages.ts';
import { inTurn } from './in-turn.ts';

type Chosen = Omit<RoomSet, 'ch'>;

export type RoomPorts = {
	keys: { shared: SpaceKeys; own: SpaceKeys };
	set(chosen: Chosen): Promise<Answer<RoomOk>>;
	ask(moment: number): Promise<Answer<OverlapOk>>;
	serverNow(): number;
	/** Does `work` after `ms`; gives a function that cancels. */
	later(ms: number, work: () => Promise<void>): () => void;
	/** When their day begins, once both are known here; null before. */
	dayStarts(): number | null;
	/** Whether the space is connected, so that there is somebody to ask. */
	connected(): boolean;
	/** Keeps a text on this device, sealed, or forgets it. */
	keep(text: string | null): Promise<void>;
	kept(): Promise<string | null>;
};

/** What was set, for one evening. `sent`: the server has it. */
type Kept = { moment: number; chosen: RoomChoice[]; sent: boolean };

const minute = 60_000;
/** However far off the moment is, a screen that shows it looks again this often. */
const longestWait = 30_000;
const shortestWait = 50;
/** What was asked and not answered is asked again after this: ms. */
const unansweredWait = 3000;

export class RoomTonight {
	readonly #ports: RoomPorts;
	#now = $state(0);
	#kept = $state.raw<Kept | null>(null);
	#found = $state.raw<{ moment: number; choices: RoomChoice[] } | null>(null);
	/** By how much this device's idea of the server's time was ahead when it asked too early. */
	#ahead = 0;
	/** The last try to send was refused. */
	#refused = $state(false);
	#watchers = 0;
	#cancelLook = () => {};
	#turn = inTurn();
	/** The look that has not begun yet: it does for all who ask for one. */
	#next: Promise<void> | null = null;
	/** What the server has may differ from what is known here. */
	#stale = true;
	readonly #loaded: Promise<void>;

	constructor(ports: RoomPorts) {
		this.#ports = ports;
		this.#now = ports.serverNow();
		this.#loaded = this.#load();
	}

	/** Tonight, or null until both are known on this device. */
	get evening(): Evening | null {
		const dayStarts = this.#ports.dayStarts();
		return dayStarts === null ? null : eveningOf(this.#now, dayStarts);
	}

	/** Whether tonight's moment has come. */
	get come(): boolean {
		return this.evening !== null && this.#now >= this.evening.moment;
	}

	/** What this person has set for tonight; null when nothing. */
	get chosen(): readonly RoomChoice[] | null {
		return this.#tonights?.chosen ?? null;
	}

	/** What was set has to wait: there is no connection, or the server cannot take it now. */
	get waiting(): boolean {
		const unsent = this.#tonights?.sent === false && !this.come;
		return unsent && (this.#refused || !this.#ports.connected());
	}

	/** The moment came before what was set was known to have left this device. */
	get late(): boolean {
		return this.#tonights?.sent === false && this.come;
	}

	/** What both have room for besides rest, from the moment on; null while it is not known here. */
	get both(): readonly RoomChoice[] | null {
		if (!this.come || this.#found?.moment !== this.evening?.moment) return null;
		return this.#found?.choices ?? null;
	}

	/** Sets what there is room for tonight, in place of what was set; nothing once the moment has come. */
	async set(chosen: readonly RoomChoice[]): Promise<void> {
		await this.#loaded;
		this.#now = this.#serverNow();
		if (!this.evening || this.come) return;
		const inOrder = roomChoices.filter((choice) => chosen.includes(choice));
		await this.#keep({ moment: this.evening.moment, chosen: inOrder, sent: false });
		await this.#look();
	}

	/** Follows the evening while a screen shows it; gives a function that ends it. */
	watch(): () => void {
		this.#watchers++;
		void this.lookAfresh();
		return () => {
			this.#watchers--;
			if (this.#watchers === 0) this.#cancelLook();
		};
	}

	/** Connected again, woken, or shown: what the server has may have changed. */
	lookAfresh(): Promise<void> {
		this.#stale = true;
		return this.#look();
	}

	/** Sees what time it is and does what is due. */
	#look(): Promise<void> {
		return (this.#next ??= this.#turn(async () => {
			await this.#loaded;
			this.#next = null;
			this.#now = this.#serverNow();
			await this.#forgetOld();
			// Without a connection, or when it was lost meanwhile: the next one looks again.
			if (this.#ports.connected()) await this.#talk().catch(() => {});
			this.#lookLater();
		}));
	}

	/** Another device of this person has set something. */
	received({ moment, tokens }: Chosen): Promise<void> {
		return this.#turn(async () => {
			await this.#loaded;
			const chosen = await readOwnSet(this.#ports.keys, moment, roomChoices, tokens);
			if (!chosen || moment * minute !== this.evening?.moment || this.come) return;
			await this.#keep({ moment: moment * minute, chosen, sent: true });
		});
	}

	/** Ends what goes on by itself. */
	close(): void {
		this.#watchers = 0;
		this.#cancelLook();
	}

	get #tonights(): Kept | null {
		return this.#kept?.moment === this.evening?.moment ? this.#kept : null;
	}

	#serverNow(): number {
		return this.#ports.serverNow() - this.#ahead;
	}

	async #load(): Promise<void> {
		const text = await this.#ports.kept();
		this.#kept ??= text === null ? null : (JSON.parse(text) as Kept);
	}

	async #keep(kept: Kept | null): Promise<void> {
		this.#kept = kept;
		await this.#ports.keep(kept && JSON.stringify(kept));
	}

	/** ROOM10: what was chosen does not outlast its moment; that it was late, not its evening. */
	async #forgetOld(): Promise<void> {
		const kept = this.#kept;
		const { evening } = this;
		if (!kept || !evening) return;
		if (kept.moment !== evening.moment || (this.come && kept.sent)) await this.#keep(null);
		else if (this.come && kept.chosen.length > 0) await this.#keep({ ...kept, chosen: [] });
	}

	async #talk(): Promise<void> {
		const { evening } = this;
		if (!evening) return;
		if (!this.come && this.#kept && !this.#kept.sent) return this.#send(this.#kept);
		if (this.come ? this.both !== null : !this.#stale) return;
		const name = evening.moment / minute;
		const answer = await this.#ports.ask(name);
		if (!answer.ok) return;
		const { now, tokens } = answer.value;
		if (now >= evening.moment) {
			const choices = await choicesIn(this.#ports.keys.shared, name, roomChoices, tokens);
			this.#found = { moment: evening.moment, choices };
			this.#now = Math.max(this.#now, now);
			return;
		}
		this.#stale = false;
		// Asked too early, by the server's clock: from here on this device waits for that one.
		if (this.come) this.#ahead += this.#serverNow() - now;
		this.#now = Math.min(this.#now, now);
		const own = await readOwnSet(this.#ports.keys, name, roomChoices, tokens);
		const kept = this.#tonights;
		if (own && kept?.sent !== false) {
			await this.#keep({ moment: evening.moment, chosen: own, sent: true });
		} else if (kept?.sent && !own) {
			// A server that went back in time: it is given what it had.
			await this.#keep({ ...kept, sent: false });
			await this.#send(this.#kept!);
		}
	}

	async #send(kept: Kept): Promise<void> {
		const { keys } = this.#ports;
		const name = kept.moment / minute;
		const tokens = await roomSet(keys, name, roomChoices, kept.chosen, roomTokens);
		const answer = await this.#ports.set({ moment: name, tokens });
		this.#refused = !answer.ok;
		// Changed while it was on its way: that is sent by the look that follows.
		if (this.#kept !== kept) return;
		if (answer.ok) await this.#keep({ ...kept, sent: true });
		else if (answer.retryMs > 0) this.#ports.later(answer.retryMs, () => this.#look());
	}

	#lookLater(): void {
		this.#cancelLook();
		const { evening } = this;
		if (this.#watchers === 0 || !evening) return;
		const next = this.come ? evening.ends : evening.moment;
		const unanswered = this.come ? this.both === null : this.#stale;
		const most = unanswered && this.#ports.connected() ? unansweredWait : longestWait;
		const wait = Math.max(shortestWait, Math.min(most, next - this.#serverNow()));
		this.#cancelLook = this.#ports.later(wait, () => this.#look());
	}
}
