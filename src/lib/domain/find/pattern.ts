import { lettersOf, type Letters } from './letters.ts';

/** What is looked for in the text of a cell. */
export type Sought = {
	readonly text: string;
	/** Case and accents as they are typed. */
	readonly exact?: boolean;
	/** The text is all of the cell, not a part of it. */
	readonly whole?: boolean;
};
/** A stretch of a text, and whether it is what was sought. */
export type Piece = { readonly text: string; readonly found: boolean };

export type Pattern = Required<Sought> & {
	readonly letters: Letters;
	occursIn(text: string): boolean;
	/** Whether the text is what was sought, and nothing beside. */
	isAll(text: string): boolean;
	replaced(text: string, by: string): string;
	/** The text in pieces, so that what was sought can be marked. */
	pieces(text: string): readonly Piece[];
};

/** The meaning of a search, the same one that the database has of it (`store/likeness.ts`). */
export function patternOf({ text, exact = false, whole = false }: Sought): Pattern {
	const letters = lettersOf(text, exact);
	const inner = letters.map(classOf).join('');
	const all = new RegExp(`^${inner}$`, 'u');
	const part = whole ? all : new RegExp(inner, 'u');
	const each = new RegExp(part.source, 'gu');
	return {
		text,
		exact,
		whole,
		letters,
		occursIn: (cell) => part.test(cell),
		isAll: (cell) => all.test(cell),
		// A function, since signs such as $ mean something in a text.
		replaced: (cell, by) => cell.replace(each, () => by),
		pieces: (cell) => piecesOf(cell, each)
	};
}

const classOf = (forms: readonly string[]): string =>
	`[${forms.map((form) => form.replace(/[\\\]^-]/, '\\$&')).join('')}]`;

function piecesOf(text: string, sought: RegExp): readonly Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const { 0: found, index } of text.matchAll(sought)) {
		if (index > from) pieces.push({ text: text.slice(from, index), found: false });
		pieces.push({ text: found, found: true });
		from = index + found.length;
	}
	if (from < text.length) pieces.push({ text: text.slice(from), found: false });
	return pieces;
}
