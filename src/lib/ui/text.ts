import { getLocale, type Locale } from '#lib/paraglide/runtime.js';

export type TextParams = Readonly<Record<string, string | number>>;
type Catalogue = Readonly<Record<string, unknown>>;

const files = import.meta.glob<Catalogue>('../../../messages/*.json', { import: 'default' });
const loaded = new Map<Locale, Catalogue>();

/** Loads the one catalogue that `text` reads; a page awaits it before it renders. */
export async function loadTexts(locale: Locale = getLocale()): Promise<void> {
	if (loaded.has(locale)) return;
	const load = files[`../../../messages/${locale}.json`];
	if (load) loaded.set(locale, await load());
}

/**
 * The text of a key that is known only at run time: a field, a choice, a problem. Numbers are written in the
 * user's way. A key without a text is shown by its last word, so that the page still reads.
 */
export function text(key: string, params: TextParams = {}): string {
	const found = loaded.get(getLocale())?.[key];
	return typeof found === 'string' ? fill(found, params) : words(key);
}

export const hasText = (key: string): boolean => typeof loaded.get(getLocale())?.[key] === 'string';

function fill(pattern: string, params: TextParams): string {
	return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const value = params[name];
		if (value === undefined) return whole;
		return typeof value === 'number' ? value.toLocaleString(getLocale()) : value;
	});
}

function words(key: string): string {
	const last = key.split('.').at(-1) ?? key;
	const spaced = last.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('-', ' ');
	return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}
