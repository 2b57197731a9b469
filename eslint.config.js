import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{
		ignores: [
			'.svelte-kit/',
			'build/',
			'src/lib/paraglide/',
			'node_modules/',
			'drizzle/',
			'company/',
			'test-results/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-console': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'svelte/no-at-html-tags': 'error',
			// AG Grid puts the text that a renderer returns into the page as HTML.
			'no-restricted-syntax': [
				'error',
				{
					selector: 'Property[key.name=/Renderer$/] > :function',
					message: 'A renderer is a component that sets textContent.'
				},
				{
					selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
					message: 'Cells are text: set textContent.'
				}
			],
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		}
	},
	{ files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
	// Started from its text as CommonJS.
	{
		files: ['src/lib/server/db/reader-thread.js', 'src/lib/server/imports/xlsx-thread.js'],
		rules: { '@typescript-eslint/no-require-imports': 'off' }
	}
);
