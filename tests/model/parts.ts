// The real code under the model, loaded from any tree that has it: the project's own, or a copy in
// which one line was broken on purpose (mutants.ts).
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const modules = {
	hub: 'server/relay/hub.ts',
	memoryLog: 'server/log/memory-log.ts',
	replica: 'src/lib/sync/replica.ts',
	steps: 'src/lib/sync/replica-steps.ts',
	disk: 'src/lib/sync/space-disk.ts',
	item: 'src/lib/sync/outbox-item.ts',
	messages: 'src/lib/protocol/messages.ts',
	row: 'src/lib/protocol/row.ts',
	bytes: 'src/lib/protocol/bytes.ts',
	clock: 'src/lib/sync/server-clock.ts',
	presence: 'src/lib/state/presence.ts',
	event: 'src/lib/domain/event.ts',
	talks: 'src/lib/domain/talks.ts',
	due: 'src/lib/domain/talk-due.ts'
} as const;

/** Everything the model drives. */
export type Parts = typeof import('#server/relay/hub.ts') &
	typeof import('#server/log/memory-log.ts') &
	typeof import('#lib/sync/replica.ts') &
	typeof import('#lib/sync/replica-steps.ts') &
	typeof import('#lib/sync/space-disk.ts') &
	typeof import('#lib/sync/outbox-item.ts') &
	typeof import('#lib/protocol/messages.ts') &
	typeof import('#lib/protocol/row.ts') &
	typeof import('#lib/protocol/bytes.ts') &
	typeof import('#lib/sync/server-clock.ts') &
	typeof import('#lib/state/presence.ts') &
	typeof import('#lib/domain/event.ts') &
	typeof import('#lib/domain/talks.ts') &
	typeof import('#lib/domain/talk-due.ts');

/** Loads the parts from the tree at `root` (an absolute path). */
export async function loadParts(root: string): Promise<Parts> {
	const loaded = await Promise.all(
		Object.values(modules).map(
			(file) => import(/* @vite-ignore */ pathToFileURL(join(root, file)).href)
		)
	);
	return Object.assign({}, ...loaded) as Parts;
}
