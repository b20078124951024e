// A network between devices and the server that cuts what passes into pieces, holds it back, swallows
// it, and resets lines: everything TCP allows on a bad day. What it does is drawn from a seed.
import { createServer, connect, type Socket } from 'node:net';

export type BadNetwork = {
	readonly port: number;
	/** How often each thing happened. */
	readonly done: { cut: number; reset: number; swallowed: number };
	/** Resets all lines that are open. */
	resetAll(): void;
	/** From now on it does what it should. */
	heal(): void;
	close(): Promise<void>;
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A port that leads to `target`, badly. */
export async function badNetwork(target: number, seed: number): Promise<BadNetwork> {
	const chance = seeded(seed);
	const done = { cut: 0, reset: 0, swallowed: 0 };
	const lines = new Set<{ ends: [Socket, Socket]; dead: boolean }>();
	let bad = true;

	const server = createServer((near) => {
		const far = connect(target, '127.0.0.1');
		const line = { ends: [near, far] as [Socket, Socket], dead: false };
		lines.add(line);
		const end = () => {
			lines.delete(line);
			near.destroy();
			far.destroy();
		};
		for (const [from, to] of [
			[near, far],
			[far, near]
		] as const) {
			from.setNoDelay(true);
			from.on('error', end);
			from.on('close', end);
			from.on('data', (bytes) => pass(line, to, bytes));
		}
	});

	function pass(line: { ends: [Socket, Socket]; dead: boolean }, to: Socket, bytes: Buffer): void {
		if (line.dead) return;
		if (!bad) {
			to.write(bytes);
			return;
		}
		const luck = chance();
		if (luck < 0.02) {
			// A black hole: open at both ends, and nothing comes through any more.
			done.swallowed++;
			line.dead = true;
			return;
		}
		if (luck < 0.05) {
			// Some of it still arrives.
			done.reset++;
			to.write(bytes.subarray(0, Math.floor(chance() * bytes.length)));
			reset(line.ends);
			return;
		}
		if (luck < 0.5) {
			done.cut++;
			const at = 1 + Math.floor(chance() * bytes.length);
			to.write(bytes.subarray(0, at));
			to.write(bytes.subarray(at));
			return;
		}
		to.write(bytes);
	}

	const reset = (ends: readonly Socket[]) => {
		for (const end of ends) end.resetAndDestroy();
	};

	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return {
		port: (server.address() as { port: number }).port,
		done,
		resetAll() {
			for (const { ends } of lines) reset(ends);
		},
		heal() {
			bad = false;
			for (const { ends, dead } of lines) if (dead) reset(ends);
		},
		close: () =>
			new Promise((resolve) => {
				for (const { ends } of lines) reset(ends);
				server.close(() => resolve());
			})
	};
}
