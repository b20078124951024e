// Few files instead of many: on a phone far away each round of requests costs more than the bytes, and
// one long file packs better than thirty short ones. What belongs together is read from the imports, so
// that no list has to follow what is written.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

type Modules = {
	getModuleInfo(id: string): {
		readonly importedIds: readonly string[];
		readonly dynamicallyImportedIds: readonly string[];
	} | null;
};

const names = ['base', 'door', 'space'] as const;
const routes = resolve('src/routes');
const at = (route: string) => resolve(routes, route);
const everywhere = [
	resolve('node_modules/@sveltejs/kit/src/runtime/client/entry.js'),
	'\0vite/preload-helper.js',
	'\0rolldown/runtime.js',
	at('+layout.svelte'),
	// Kit fetches it with whatever page comes first.
	at('+error.svelte')
];
const door = [at('(door)/+layout.svelte'), at('(door)/sign-in/+page.svelte')];
const signUp = [at('(door)/sign-up/+page.svelte')];
const space = [at('(space)/+layout.svelte')];
const today = [at('(space)/today/+page.svelte')];
const others = globSync('**/+page.svelte', { cwd: routes }).map(at);

/** Which file a module goes to, by its id; the others go where they are used. */
function filesOf(modules: Modules): ReadonlyMap<string, string> {
	const file = new Map<string, string>();
	/** All that comes with `roots`; `lazily`: and what may come later. */
	const reach = (roots: readonly string[], lazily = false): Set<string> => {
		const found = new Set<string>();
		const waiting = [...roots];
		for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
			if (found.has(id)) continue;
			found.add(id);
			const info = modules.getModuleInfo(id);
			waiting.push(
				...(info?.importedIds ?? []),
				...(lazily ? (info?.dynamicallyImportedIds ?? []) : [])
			);
		}
		return found;
	};
	const put = (name: string, ids: Iterable<string>) => {
		for (const id of ids) if (!file.has(id)) file.set(id, name);
	};
	const both = (one: Set<string>, other: Set<string>) => [...one].filter((id) => other.has(id));

	// What every page of the app needs, the forms at the door too.
	put('base', reach(everywhere));
	put('base', both(reach([...door, ...signUp]), reach([...space, ...today])));
	// What both forms at the door need.
	put('door', both(reach(door), reach(signUp)));
	// What is opened behind the door.
	put('space', reach(space));
	// What Today shares with what comes later.
	const later = reach(today, true);
	for (const id of reach(today)) later.delete(id);
	put(
		'space',
		both(reach(today), reach([...others.filter((page) => !today.includes(page)), ...later]))
	);
	return file;
}

export const fewFiles: Plugin = {
	name: 'two-tides:few-files',
	config: (_config, { isSsrBuild, command }) => {
		if (isSsrBuild || command !== 'build') return;
		let files: ReadonlyMap<string, string> | null = null;
		// One after the other: what an earlier one takes brings all it imports.
		const groups = names.map((name, i) => ({
			priority: names.length - i,
			name: (id: string, modules: Modules) => {
				files ??= filesOf(modules);
				return files.get(id) === name ? name : null;
			}
		}));
		// Controls that many other pages have: each alone would be a file of a few hundred bytes.
		const controls = { name: 'controls', minShareCount: 3, test: /\/src\/lib\/ui\// };
		const codeSplitting = { groups: [...groups, controls] };
		return { build: { rolldownOptions: { output: { codeSplitting } } } };
	}
};
