import { bracketed } from '#lib/formulas/local.ts';

const kinds = ['column', 'text', 'function', 'number', 'sign'] as const;
/** A piece of a formula as it was typed, and where it starts. */
export type FormulaPart = {
	readonly kind: (typeof kinds)[number];
	readonly text: string;
	readonly from: number;
};

const PART =
	/(?<column>\[@?\[?(?:'[^]|[^'\]])*\]{0,2})|(?<text>"(?:[^"]|"")*"?)|(?<function>\p{L}[\p{L}\d.]*(?=\s*\())|(?<number>\d+(?:[.,]\d+)?)|(?<sign>[^])/gu;

/** A formula taken apart for its colours; put together again the parts are the formula. */
export function formulaParts(source: string): readonly FormulaPart[] {
	const parts: FormulaPart[] = [];
	for (const { 0: text, index, groups = {} } of source.matchAll(PART)) {
		const kind = kinds.find((each) => groups[each] !== undefined) ?? 'sign';
		const last = parts.at(-1);
		if (kind === 'sign' && last?.kind === 'sign') {
			parts[parts.length - 1] = { ...last, text: last.text + text };
		} else parts.push({ kind, text, from: index });
	}
	return parts;
}

/** The word being typed at the caret, which a list may complete: a column after `[`, or a name of letters. */
export type Stub = { readonly from: number; readonly word: string; readonly bracket: boolean };

export function stubAt(source: string, caret: number): Stub | null {
	const before = source.slice(0, caret);
	if (((before.match(/"/g) ?? []).length & 1) === 1) return null;
	const bracket = /\[@?([^[\]]*)$/.exec(before);
	if (bracket) return { from: bracket.index, word: bracket[1] ?? '', bracket: true };
	const word = /(?<![\p{L}\d\]])\p{L}[\p{L}\d]*$/u.exec(before);
	return word ? { from: word.index, word: word[0], bracket: false } : null;
}

export type Completion = {
	readonly label: string;
	readonly insert: string;
	readonly kind: 'column' | 'function';
};
const MOST = 60;

/** What the stub may become: words that start with it first, then those that hold it. */
export function completions(
	stub: Stub,
	columns: readonly string[],
	functions: readonly string[]
): readonly Completion[] {
	const word = stub.word.toLocaleLowerCase();
	const all: Completion[] = [
		...columns.map((label) => ({ label, insert: bracketed(label), kind: 'column' as const })),
		...(stub.bracket
			? []
			: functions.map((label) => ({ label, insert: `${label}(`, kind: 'function' as const })))
	];
	const at = ({ label }: Completion) => label.toLocaleLowerCase().indexOf(word);
	return all
		.filter((each) => at(each) >= 0)
		.sort((a, b) => at(a) - at(b))
		.slice(0, MOST);
}

/** The formula with the stub replaced, and where the caret goes. */
export function complete(
	source: string,
	caret: number,
	stub: Stub,
	{ insert }: Completion
): { readonly source: string; readonly caret: number } {
	const rest = source.slice(caret).replace(stub.bracket ? /^[^[\]]*\]/ : /^(?!)/, '');
	const start = source.slice(0, stub.from) + insert;
	// A bracket that stands there already opens the arguments.
	const behind = insert.endsWith('(') && rest.startsWith('(') ? rest.slice(1) : rest;
	return { source: start + behind, caret: start.length };
}

/** The function around the caret, and which of its arguments is being typed, counted from 0. */
export type Call = { readonly name: string; readonly argument: number };

export function callAt(source: string, caret: number, separator: ';' | ','): Call | null {
	const open: { name: string; argument: number }[] = [];
	let name = '';
	for (const part of formulaParts(source.slice(0, caret))) {
		if (part.kind === 'function') name = part.text.toUpperCase();
		if (part.kind !== 'sign') continue;
		for (const sign of part.text) {
			if (sign === '(') {
				open.push({ name, argument: 0 });
				name = '';
			}
			if (sign === ')') open.pop();
			const inside = open.at(-1);
			if (sign === separator && inside) inside.argument += 1;
		}
	}
	return open.findLast((call) => call.name !== '') ?? null;
}
