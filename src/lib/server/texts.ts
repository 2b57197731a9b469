import de from '../../../messages/de.json';
import en from '../../../messages/en.json';
import pl from '../../../messages/pl.json';
import tr from '../../../messages/tr.json';

export const languages = ['en', 'de', 'pl', 'tr'] as const;
export type Language = (typeof languages)[number];

// The catalogues are flat: a text a key, or a list of variants, which only the pages use.
const catalogues = { en, de, pl, tr } as Readonly<
	Record<Language, Readonly<Record<string, unknown>>>
>;

export const isLanguage = (text: string): text is Language =>
	(languages as readonly string[]).includes(text);

/** The text under a key that is known only at run time, or the key itself where nobody wrote one. */
export function textIn(
	language: Language,
	key: string,
	params: Readonly<Record<string, string | number>> = {}
): string {
	const text = catalogues[language][key];
	if (typeof text !== 'string') return key;
	return text.replace(/\{(\w+)\}/g, (all, name: string) => String(params[name] ?? all));
}

/** The texts of a language, with the words of a company in the place of the product's. */
export const textsWith =
	(own: Readonly<Record<Language, Readonly<Record<string, string>>>>, language: Language) =>
	(key: string): string =>
		own[language][key] ?? textIn(language, key);

/** The text in every language that has one. */
export const textsOf = (key: string): readonly string[] =>
	languages.flatMap((language) => {
		const text = catalogues[language][key];
		return typeof text === 'string' ? [text] : [];
	});
