import { SvelteMap } from 'svelte/reactivity';
import type { m as compiled } from '#lib/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';
import { filled, written, type Message, type TextParams } from './message.ts';

export type { TextParams } from './message.ts';
type Catalogue = Readonly<Record<string, Message>>;
type Compiled = typeof compiled;

/** Every message as a function of its inputs; those without inputs take none. */
type Messages = {
	readonly [Key in keyof Compiled]: Parameters<Compiled[Key]> extends [infer Inputs, ...unknown[]]
		? (inputs: Inputs) => string
		: () => string;
};

const files = import.meta.glob<Catalogue>('../../../messages/*.json', { import: 'default' });
const loaded = new Map<Locale, Catalogue>();
let spoken: Locale | undefined;

/** Loads the one catalogue that `m` and `text` read; a page awaits it before it renders. */
export async function loadTexts(locale: Locale = getLocale()): Promise<void> {
	const load = loaded.has(locale) ? undefined : files[`../../../messages/${locale}.json`];
	if (load) loaded.set(locale, await load());
	if (typeof document !== 'undefined' && locale === getLocale()) spoken = locale;
}

/** Words of the company's own, which stand in the place of the product's: of keys that are known only at run time. */
const ownWords = new SvelteMap<string, string>();

export function speakWith(words: Readonly<Record<string, string>>) {
	for (const key of ownWords.keys()) if (!Object.hasOwn(words, key)) ownWords.delete(key);
	for (const [key, word] of Object.entries(words)) ownWords.set(key, word);
}

/** Asked by what has to show texts anew that stands outside of Svelte. */
export const ownWordsNow = (): string => JSON.stringify([...ownWords]);

/**
 * The language of the page. A page has one from its load on, so that its cookie is not read for every cell; a server
 * speaks to many at once and asks for each.
 */
export const language = (): Locale => spoken ?? getLocale();

/**
 * The texts of the page by their keys, `m['ui.retry']()`: checked by the types that paraglide compiles, read
 * from the catalogue of the one language that the page is in.
 */
export const m = messages((key, params) => {
	const found = messageOf(key);
	return found === undefined ? words(key) : written(found, params, language());
});

/**
 * The text of a key that is known only at run time: a field, a choice, a problem. Numbers and days are written in
 * the user's way. A key without a text is shown by its last word, so that the page still reads.
 */
export function text(key: string, params: TextParams = {}): string {
	const own = ownWords.get(key);
	if (own !== undefined) return own;
	const found = messageOf(key);
	return typeof found === 'string' ? filled(found, shown(params)) : words(key);
}

export const hasText = (key: string): boolean => typeof messageOf(key) === 'string';

const messageOf = (key: string): Message | undefined => loaded.get(language())?.[key];

/** The compiled messages' keys are the catalogue's own, which a test holds together; so any key may be asked for. */
function messages(write: (key: string, params: TextParams) => string): Messages {
	return new Proxy({} as Messages, {
		get:
			(_target, key) =>
			(params: TextParams = {}) =>
				write(String(key), params)
	});
}

function shown(params: TextParams): TextParams {
	const entries = Object.entries(params).map(([name, value]) => [
		name,
		typeof value === 'number' ? value.toLocaleString(language()) : dayShown(value)
	]);
	return Object.fromEntries(entries) as TextParams;
}

const DAY = { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' } as const;

const dayShown = (value: string): string =>
	/^\d{4}-\d\d-\d\d$/.test(value) ? new Date(value).toLocaleDateString(language(), DAY) : value;

function words(key: string): string {
	const last = key.split('.').at(-1) ?? key;
	const spaced = last.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('-', ' ');
	return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}
