// (g) The server is killed and started again: until all devices are back by themselves, and what was
// written meanwhile is stored and on the other's device.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from './devices.ts';
import { atMost, median, type Figure } from './figures.ts';
import { newFolder } from './live.ts';
import { measured } from './process.ts';
import { seedCouples } from './seed.ts';

function devices() {
	const script = fileURLToPath(new URL('devices.ts', import.meta.url));
	const child = spawn(process.execPath, [script], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	return {
		ask: (command: Command | { do: 'tell' }) =>
			new Promise<void>((resolve, reject) => {
				const ended = () => reject(new Error('the devices ended'));
				child.once('exit', ended);
				child.once('message', () => {
					child.off('exit', ended);
					resolve();
				});
				child.send(command);
			}),
		end: () => void child.kill()
	};
}

/** From the kill until everybody is back, in seconds. */
export async function returnFigures(couples: number, repetitions: number): Promise<Figure[]> {
	const folder = newFolder();
	const seeded = await seedCouples(folder, couples);
	let server = await measured('tides', folder);
	const all = devices();
	const seconds: number[] = [];
	try {
		await all.ask({ do: 'open', port: server.port, couples: seeded });
		for (let i = 0; i < repetitions; i++) {
			const { port } = server;
			await all.ask({ do: 'write' });
			const began = performance.now();
			await server.kill();
			server = await measured('tides', folder, undefined, port);
			await all.ask({ do: 'tell' });
			seconds.push((performance.now() - began) / 1000);
		}
	} finally {
		all.end();
		await server.end();
		rmSync(folder, { recursive: true, force: true });
	}
	const value = median(seconds);
	return [
		{
			name: `${(2 * couples).toLocaleString('en')} sockets back and caught up after a kill`,
			value,
			unit: 's',
			ratio: null,
			...atMost(10, value, 's')
		}
	];
}
