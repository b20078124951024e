// Makes Kit's generated types after an install, where Kit is installed (a production image has no
// development packages, and needs none of this).
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

try {
	const kit = dirname(createRequire(import.meta.url).resolve('@sveltejs/kit/package.json'));
	spawnSync(process.execPath, [join(kit, 'svelte-kit.js'), 'sync'], { stdio: 'inherit' });
} catch {
	// No development packages here.
}
