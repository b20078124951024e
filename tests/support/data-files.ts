// What stands in the files of a server's data folder, its write-ahead log included.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RunningServer } from './running-server.ts';

/** Whether these bytes stand in any file of the server's. */
export const inFiles = ({ dataDir }: RunningServer, marker: Uint8Array): boolean =>
	readdirSync(dataDir).some((name) =>
		readFileSync(join(dataDir, name)).includes(Buffer.from(marker))
	);

/** Waits until none of `markers` stands in a file: a minute is promised. */
export const goneFromFiles = (server: RunningServer, ...markers: Uint8Array[]): Promise<void> =>
	expect
		.poll(() => markers.some((marker) => inFiles(server, marker)), {
			interval: 250,
			timeout: 60_000
		})
		.toBe(false);
