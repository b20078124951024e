// What can happen in the model's world, and how one case is run: every operation, then quiet.
import fc from 'fast-check';
import type { MemoryLog } from '#server/log/memory-log.ts';
import type { Parts } from './parts.ts';
import { disturbances } from './weather.ts';
import { groups, World } from './world.ts';

export const networks = ['single', 'multi', 'restore'] as const;
/** Single: an honest FIFO network. Multi: live rows are lost, repeated, swapped. Restore: the server also goes back in time. */
export type Network = (typeof networks)[number];

const device = fc.nat(5);
const op = <T extends string, R extends Record<string, unknown> = Record<never, never>>(
	t: T,
	rest?: { [K in keyof R]: fc.Arbitrary<R[K]> }
) => fc.record({ t: fc.constant(t), ...rest }) as fc.Arbitrary<{ t: T } & R>;

export const operation = fc.oneof(
	{ weight: 4, arbitrary: op<'write', { c: number }>('write', { c: device }) },
	{
		weight: 2,
		arbitrary: op<'seal', { c: number; g: number }>('seal', { c: device, g: fc.nat(1) })
	},
	{
		weight: 2,
		arbitrary: op<'takeBack', { c: number; k: number }>('takeBack', { c: device, k: fc.nat(9) })
	},
	{
		weight: 1,
		arbitrary: op<'edit', { c: number; k: number }>('edit', { c: device, k: fc.nat(9) })
	},
	{
		weight: 1,
		arbitrary: op<'replace', { c: number; g: number }>('replace', { c: device, g: fc.nat(1) })
	},
	{
		weight: 1,
		arbitrary: op<'unseal', { c: number; g: number }>('unseal', { c: device, g: fc.nat(1) })
	},
	{ weight: 3, arbitrary: op<'connect', { c: number }>('connect', { c: device }) },
	{
		weight: 6,
		arbitrary: op<'pump', { c: number; n: number }>('pump', {
			c: device,
			n: fc.integer({ min: 1, max: 6 })
		})
	},
	{ weight: 2, arbitrary: op<'flow'>('flow') },
	{ weight: 1, arbitrary: op<'drop', { c: number }>('drop', { c: device }) },
	{ weight: 1, arbitrary: op<'restart', { c: number }>('restart', { c: device }) },
	{ weight: 6, arbitrary: op<'serve', { c: number }>('serve', { c: device }) },
	{ weight: 6, arbitrary: op<'deliver', { c: number }>('deliver', { c: device }) },
	{ weight: 5, arbitrary: op<'tick'>('tick') },
	{ weight: 1, arbitrary: op<'crash'>('crash') },
	{
		weight: 3,
		arbitrary: op<'disturb', { c: number; how: (typeof disturbances)[number] }>('disturb', {
			c: device,
			how: fc.constantFrom(...disturbances)
		})
	},
	{ weight: 2, arbitrary: op<'beat', { c: number }>('beat', { c: device }) },
	{ weight: 1, arbitrary: op<'backup'>('backup') },
	{ weight: 1, arbitrary: op<'rewind'>('rewind') }
);

export type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** Sequences of `min` to `max` operations. */
export const operations = (max: number, min = 0) =>
	fc.array(operation, { minLength: min, maxLength: max, size: 'max' });

const allowed = (network: Network) => (o: Operation) => {
	if (network === 'single' && (o.t === 'disturb' || o.t === 'beat')) return false;
	return network === 'restore' || (o.t !== 'rewind' && o.t !== 'backup');
};

/** Runs one case to its quiet end; throws Broken with the invariant that does not hold. */
export function runCase(
	parts: Parts,
	operations: readonly Operation[],
	network: Network,
	log?: MemoryLog
): void {
	const world = new World(parts, log);
	for (const c of [0, 2, 3, 4, 5]) world.connect(world.devices[c]!);
	flow(world);
	for (const o of operations.filter(allowed(network))) {
		step(world, o);
		world.check();
	}
	world.settle(network !== 'single');
}

function flow(world: World): void {
	for (let i = 0; i < 8; i++) {
		for (const d of world.devices) {
			world.serve(d);
			world.deliver(d);
		}
		world.tick();
	}
}

function step(world: World, o: Operation): void {
	const d = world.devices['c' in o ? o.c : 0]!;
	switch (o.t) {
		case 'write':
			return world.write(d);
		case 'seal':
			return world.write(d, groups[o.g]);
		case 'takeBack':
			return world.takeBack(d, o.k);
		case 'edit':
			return world.edit(d, o.k);
		case 'replace':
			return world.replaceSealed(d, groups[o.g]!);
		case 'unseal':
			return world.takeSealedBack(d, groups[o.g]!);
		case 'connect':
			return world.connect(d);
		case 'pump':
			for (let i = 0; i < o.n; i++) {
				world.serve(d);
				world.deliver(d);
			}
			return;
		case 'flow':
			return flow(world);
		case 'drop':
			return world.drop(d);
		case 'restart':
			return world.restart(d);
		case 'serve':
			return void world.serve(d);
		case 'deliver':
			return void world.deliver(d);
		case 'tick':
			return void world.tick();
		case 'crash':
			return world.crash();
		case 'disturb':
			return world.disturb(d, o.how);
		case 'beat':
			return d.beat();
		case 'backup':
			return world.backup();
		case 'rewind':
			return world.rewind();
	}
}
