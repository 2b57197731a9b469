const languages = { DE: 'de', AT: 'de', CH: 'de', LI: 'de', PL: 'pl', TR: 'tr' } as const;

/** The language of the product that most people of a country read. */
export const languageOf = (country: string): 'en' | 'de' | 'pl' | 'tr' =>
	isListed(country) ? languages[country] : 'en';

const isListed = (country: string): country is keyof typeof languages =>
	Object.hasOwn(languages, country);
