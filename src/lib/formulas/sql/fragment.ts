/** A piece of SQL with the values of its question marks, in order. Nothing of a formula ever stands in the text. */
export type Sql = { readonly text: string; readonly args: readonly Arg[] };
export type Arg = string | number | null;

/** Longer statements are refused: they come of formulas that repeat themselves in each other. */
export const LONGEST_SQL = 60_000;
export class TooLarge extends Error {}

/** Joins fragments; numbers are constants of ours, such as a factor. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | number)[]): Sql {
	let text = strings[0] ?? '';
	const args: Arg[] = [];
	for (const [at, part] of parts.entries()) {
		if (typeof part === 'number') text += String(part);
		else {
			text += part.text;
			args.push(...part.args);
		}
		text += strings[at + 1] ?? '';
	}
	if (text.length > LONGEST_SQL) throw new TooLarge();
	return { text, args };
}

export const param = (value: Arg): Sql => ({ text: '?', args: [value] });
/** Text of ours, or a column's expression of the server. */
export const verbatim = (text: string): Sql => ({ text, args: [] });
export const NULL = verbatim('NULL');

export function list(parts: readonly Sql[], between: string): Sql {
	return {
		text: parts.map(({ text }) => text).join(between),
		args: parts.flatMap(({ args }) => args)
	};
}
