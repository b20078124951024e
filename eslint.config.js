import { fileURLToPath } from 'node:url';
import ts from 'typescript-eslint';
import svelte from 'eslint-plugin-svelte';
import boundaries from 'eslint-plugin-boundaries';
import svelteConfig from './svelte.config.js';

/** What each layer may import, besides itself and packages. Arrows only ever point to what is listed. */
const mayImport = {
	protocol: [],
	crypto: [],
	ui: [],
	content: [],
	domain: ['protocol'],
	sync: ['protocol'],
	state: ['protocol', 'crypto', 'domain', 'sync'],
	feature: ['domain', 'content', 'state', 'ui'],
	route: ['domain', 'content', 'state', 'ui', 'feature', 'server'],
	// The HTTP edge of the server: thin files that join a request's shape to a service.
	endpoint: ['protocol', 'server'],
	server: ['protocol']
};

const policies = Object.entries(mayImport).flatMap(([from, to]) =>
	to.map((type) => ({ from: { element: { type: from } }, allow: { to: { element: { type } } } }))
);

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'.mutants/',
			'data/',
			'static/',
			'src/early.js',
			'scripts/*.cjs'
		]
	},
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			// TypeScript knows the globals; the rule does not.
			'no-undef': 'off',
			// No barrels: an import names the real file.
			'no-restricted-syntax': ['error', 'ExportAllDeclaration'],
			'svelte/no-at-html-tags': 'error',
			// The app lives at the root of its origin; features know no router.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/**/*.{ts,svelte}', 'server/**/*.ts'],
		ignores: ['**/*.test.ts'],
		plugins: { boundaries },
		settings: {
			'import/resolver': {
				[fileURLToPath(new URL('scripts/lint-resolver.cjs', import.meta.url))]: {}
			},
			'boundaries/elements': [
				{ type: 'feature', pattern: 'src/lib/features/*', capture: ['name'] },
				...['protocol', 'crypto', 'ui', 'content', 'domain', 'sync', 'state'].map((type) => ({
					type,
					pattern: `src/lib/${type}`
				})),
				{ type: 'endpoint', pattern: 'src/routes/api' },
				{ type: 'route', pattern: 'src/routes' },
				{ type: 'server', pattern: 'server' }
			]
		},
		rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies }] }
	}
);
