import { paraglideVitePlugin } from '@inlang/paraglide-js';

/** Compiles the texts of `messages/` into typed functions, as `npm run messages` does. */
export const paraglide = () =>
	paraglideVitePlugin({
		project: './project.inlang',
		outdir: './src/lib/paraglide',
		outputStructure: 'locale-modules',
		strategy: ['cookie', 'preferredLanguage', 'baseLocale']
	});
