import { isLocale, type Locale } from '#lib/paraglide/runtime.js';

const KEY = 'kontor.language';

/** Remembers the language chosen at the sign-in until it is known whose it is. */
export function chooseLanguage(language: Locale) {
	sessionStorage.setItem(KEY, language);
}

/** The language chosen at the sign-in that has just been passed, once. */
export function takeChosenLanguage(): Locale | null {
	const found = sessionStorage.getItem(KEY);
	sessionStorage.removeItem(KEY);
	return found !== null && isLocale(found) ? found : null;
}
