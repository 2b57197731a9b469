export type TextParams = Readonly<Record<string, string | number>>;

/** A message of inlang's format whose wording depends on a number, as `messages/*.json` hold them. */
export type Varied = readonly [
	{
		/** `input count`, `local countPlural = count: plural`, `local countShown = count: number` */
		readonly declarations: readonly string[];
		readonly selectors: readonly [string];
		/** By `countPlural=one`: the pattern for one plural category of the language. */
		readonly match: Readonly<Record<string, string>>;
	}
];
export type Message = string | Varied;

const LOCAL = /^local (\w+) = (\w+): (plural|number)$/;

/** The text of a message in a language; a parameter that is not given keeps its place, so that it is seen. */
export function written(message: Message, params: TextParams, language: string): string {
	if (typeof message === 'string') return filled(message, params);
	const [{ declarations, selectors, match }] = message;
	const known: Record<string, string | number> = { ...params };
	for (const declaration of declarations) {
		const [, name, from, kind] = LOCAL.exec(declaration) ?? [];
		if (!name || !from) continue;
		const value = Number(params[from]);
		known[name] = kind === 'plural' ? category(value, language) : numeral(value, language);
	}
	const [selector] = selectors;
	const pattern = match[`${selector}=${known[selector]}`] ?? match[`${selector}=other`] ?? '';
	return filled(pattern, known);
}

/** The pattern with the parameters in their places, `{count}`. */
export const filled = (pattern: string, params: TextParams): string =>
	pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

// Made anew for each text, these would take longer than everything else here.
const rules = new Map<string, Intl.PluralRules>();
const formats = new Map<string, Intl.NumberFormat>();

function category(value: number, language: string): Intl.LDMLPluralRule {
	const known = rules.get(language) ?? new Intl.PluralRules(language);
	rules.set(language, known);
	return known.select(value);
}

function numeral(value: number, language: string): string {
	const known = formats.get(language) ?? new Intl.NumberFormat(language);
	formats.set(language, known);
	return known.format(value);
}
