// Builds the app before the journeys, when there is no build of this very code.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default function buildOnce(): void {
	const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
	const built = spawnSync(process.execPath, [start, '--build-only'], { stdio: 'inherit' });
	if (built.status !== 0) throw new Error('the build failed');
}
