/** Which languages write 1,5 and part arguments by a semicolon. */
const COMMA = new Set(['de', 'pl', 'tr']);
const writesCommas = (locale: string) => COMMA.has(locale.slice(0, 2));

/** What stands between two arguments. */
export const separator = (locale: string): ';' | ',' => (writesCommas(locale) ? ';' : ',');

// Text in quotes and columns in brackets are whole: nothing inside them is a separator or a number.
const PARTS = /"(?:[^"]|"")*"?|\[@?\[(?:'[^]|[^'\]])*\]\]|\[(?:'[^]|[^'\]])*\]/g;

/** A formula as the user types it in a language, made canonical: commas between arguments, decimal points. */
export function fromLocal(source: string, locale: string): string {
	if (!writesCommas(locale)) return between(source, plainSpaces);
	return between(source, (text) =>
		plainSpaces(text)
			.replace(/(\d),(?=\d)|([;(+\-*/^&=<>]\s*),(?=\d)/g, '$1$2.')
			.replace(/;/g, ',')
	);
}

/** A canonical formula as the user's language writes it. */
export function toLocal(source: string, locale: string): string {
	if (!writesCommas(locale)) return source;
	return between(source, (text) =>
		text
			.replace(/,/g, ';')
			.replace(/(\d)\.(?!\d)/g, '$1')
			.replace(/(^|\D)\.(?=\d)/g, '$10.')
			.replace(/(\d)\.(?=\d)/g, '$1,')
	);
}

/**
 * A formula with its columns by field name. `labels` gives the name behind each label of the user's language;
 * a name stays, and what is neither stays too, so that the parser can say so.
 */
export function canonical(source: string, labels: Readonly<Record<string, string>>): string {
	const folded = new Map(Object.entries(labels).map(([label, name]) => [fold(label), name]));
	return columns(source, (column) => folded.get(fold(column)) ?? column);
}

/** A formula with its columns by label, to be shown. */
export function labelled(source: string, names: Readonly<Record<string, string>>): string {
	return columns(source, (column) =>
		Object.hasOwn(names, column) ? (names[column] ?? column) : column
	);
}

/** The column that `[name]`, `[@name]` or `[@[Sales price]]` names, or null when it is no such thing. */
export function columnOf(text: string): string | null {
	const inner = /^\[@?\[([^]*)\]\]$/.exec(text)?.[1] ?? /^\[@?([^]*)\]$/.exec(text)?.[1];
	if (inner === undefined || /^#|(?:^|[^'])(?:'')*[[\]]/.test(inner)) return null;
	const name = inner.replace(/'([^])/g, '$1').trim();
	return name === '' ? null : name;
}

function columns(source: string, rename: (column: string) => string): string {
	return source.replace(PARTS, (part) => {
		const column = part.startsWith('[') ? columnOf(part) : null;
		return column === null ? part : bracketed(rename(column));
	});
}

/** A column as it stands in a formula. */
export const bracketed = (column: string): string => `[${escaped(column)}]`;

const escaped = (column: string) => column.replace(/['[\]#@]/g, "'$&");
const fold = (label: string) => label.trim().toLocaleLowerCase('en').replace(/\s+/g, ' ');
const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Rewrites what stands outside of quotes and brackets. */
function between(source: string, rewrite: (text: string) => string): string {
	let from = 0;
	let out = '';
	for (const { 0: part, index } of source.matchAll(PARTS)) {
		out += rewrite(source.slice(from, index)) + part;
		from = index + part.length;
	}
	return out + rewrite(source.slice(from));
}
