/** A piece of SQL with the values of its question marks, in order. Nothing of a formula ever stands in the text. */
export type Sql = {
	readonly text: string;
	readonly args: readonly Arg[];
	/** About how many entries of the database's parser stack it takes; that has 100 of them. */
	readonly depth: number;
};
export type Arg = string | number | null;

/** Longer statements are refused: they come of formulas that repeat themselves in each other. */
const LONGEST_SQL = 60_000;
export class TooLarge extends Error {}

/** Joins fragments; numbers are constants of ours, such as a factor. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | number)[]): Sql {
	let text = strings[0] ?? '';
	let around = opened(text);
	let depth = 1;
	const args: Arg[] = [];
	for (const [at, part] of parts.entries()) {
		const next = strings[at + 1] ?? '';
		if (typeof part === 'number') text += String(part) + next;
		else {
			text += part.text + next;
			args.push(...part.args);
			depth = Math.max(depth, around + part.depth);
		}
		around += opened(next);
	}
	return { text, args, depth: Math.max(depth, 1 + deepest(strings)) };
}

const STACK = { '(': 6, ')': -6, CASE: 7, END: -7 } as const;

/** What a text opens, less what it closes, in entries of the parser stack (measured, and rounded up). */
function opened(text: string): number {
	const marks = text.match(/[()]|\bCASE\b|\bEND\b/g) ?? [];
	return marks.reduce((sum, mark) => sum + STACK[mark as keyof typeof STACK], 0);
}

const deepest = (strings: readonly string[]) =>
	Math.max(...strings.map((_, at) => opened(strings.slice(0, at + 1).join(''))));

export const param = (value: Arg): Sql => ({ text: '?', args: [value], depth: 1 });
/** Text of ours, or a column's expression of the server. */
export const verbatim = (text: string): Sql => ({ text, args: [], depth: 1 });
export const NULL = verbatim('NULL');

export function list(parts: readonly Sql[], between: string): Sql {
	return {
		text: parts.map(({ text }) => text).join(between),
		args: parts.flatMap(({ args }) => args),
		depth: 2 + Math.max(0, ...parts.map(({ depth }) => depth))
	};
}

export function limited(written: Sql): Sql {
	if (written.text.length > LONGEST_SQL) throw new TooLarge();
	return written;
}
