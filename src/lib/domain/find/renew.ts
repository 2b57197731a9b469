import type { Field } from '../model/field.ts';
import type { Cell } from '../model/row.ts';
import type { Writing } from '../writing/format.ts';
import { isNumberKind, numberText } from '../writing/numbers.ts';
import type { Pattern } from './pattern.ts';

/** How the cells of one field are put into words. */
export type Words = {
	readonly writing: Writing;
	/** The title of a row referred to. */
	title(id: string): string;
	choice(value: string): string;
};
/** The text of a cell in which something was found, and what becomes of it. */
export type Renewed = { readonly old: string; readonly new: string };

/** What becomes of a cell when what was found in it is replaced; null where it is not found in what may be typed. */
export function renewed(pattern: Pattern, texts: readonly string[], by: string): Renewed | null {
	const old = texts.find((text) => pattern.occursIn(text));
	return old === undefined ? null : { old, new: pattern.replaced(old, by) };
}

/** Whether a cell of this kind is replaced as a whole or not at all: a part of a name names nothing. */
export const isReplacedWhole = ({ kind }: Field): boolean => kind === 'choice' || kind === 'ref';

/** Every text that stands for a cell: as an editor writes it, and as it is shown. None stands for a box to be ticked. */
export function textsOf({ kind }: Field, value: Cell, words: Words): readonly string[] {
	if (value === null || kind === 'flag' || kind === 'formula') return [];
	if (typeof value === 'number' && isNumberKind(kind)) {
		return [words.writing.bare(value), numberText(value, kind, words.writing)];
	}
	const text = String(value);
	if (kind === 'date') return [words.writing.day(text)];
	if (kind === 'choice') return [words.choice(text)];
	return [kind === 'ref' ? words.title(text) : text];
}
