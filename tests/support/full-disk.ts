// A disk that is full when a test says so, and has room again when it says so. Where the tests may
// mount, it is a small disk of its own with something that fills it; everywhere else on Linux the
// server's process may not write another byte to any file, which SQLite hears as a failing disk.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type FullDisk = {
	/** Where the server's data goes. */
	readonly dataDir: string;
	/** No room for `pid` from now on. */
	fill(pid: number): void;
	/** Room again. */
	free(pid: number): void;
	remove(): void;
};

const newFolder = () => mkdtempSync(join(tmpdir(), 'two-tides-disk-'));
const ran = (command: string, ...given: string[]) => spawnSync(command, given).status === 0;

/** A disk of a few megabytes; null where this process may not mount one. */
export function smallDisk(): FullDisk | null {
	const folder = newFolder();
	if (!ran('mount', '-t', 'tmpfs', '-o', 'size=8m,mode=700', 'tmpfs', folder)) {
		rmSync(folder, { recursive: true });
		return null;
	}
	const dataDir = join(folder, 'data');
	mkdirSync(dataDir);
	const ballast = join(folder, 'ballast');
	return {
		dataDir,
		fill() {
			const file = openSync(ballast, 'w');
			try {
				for (const size of [65_536, 4096, 1]) {
					try {
						for (;;) writeSync(file, Buffer.alloc(size));
					} catch {
						// As full as it gets with pieces of this size.
					}
				}
			} finally {
				closeSync(file);
			}
		},
		free: () => rmSync(ballast),
		remove() {
			ran('umount', '-l', folder);
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** Files that cannot grow, for one process. */
export function noMoreBytes(): FullDisk {
	const dataDir = newFolder();
	const limit = (pid: number, bytes: string) =>
		ran('prlimit', '--pid', String(pid), `--fsize=${bytes}:unlimited`);
	return {
		dataDir,
		fill(pid) {
			if (!limit(pid, '0')) throw new Error('needs prlimit (util-linux) to take the room away');
		},
		// A process that has ended takes its limit with it.
		free: (pid) => void limit(pid, 'unlimited'),
		remove: () => rmSync(dataDir, { recursive: true, force: true })
	};
}

/** Every way there is on this machine. */
export const fullDisks: [how: string, make: () => FullDisk][] = (() => {
	const small = smallDisk();
	small?.remove();
	return [
		['files that may not grow', noMoreBytes],
		...(small ? [['a small disk', () => smallDisk()!] as [string, () => FullDisk]] : [])
	];
})();
