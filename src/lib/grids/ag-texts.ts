import type { Locale } from '#lib/paraglide/runtime.js';

type Texts = Record<string, string>;

/** The grid's own words (for screen readers above all); English is built in. Loaded only where needed. */
export const agTexts = {
	en: () => Promise.resolve({}),
	de: async () => (await import('./ag-texts-other.ts')).de,
	pl: async () => (await import('./ag-texts-other.ts')).pl,
	tr: async () => (await import('./ag-texts-other.ts')).tr
} as const satisfies Record<Locale, () => Promise<Texts>>;
