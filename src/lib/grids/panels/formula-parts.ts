export type FormulaPart = {
	readonly kind: 'column' | 'text' | 'function' | 'number' | 'sign';
	readonly text: string;
};

const PART =
	/(?<column>\[@?\[?(?:'[^]|[^'\]])*\]{0,2})|(?<text>"(?:[^"]|"")*"?)|(?<function>\p{L}[\p{L}\d.]*(?=\s*\())|(?<number>\d+(?:[.,]\d+)?)|(?<sign>[^])/gu;

/** A formula taken apart for its colours; put together again the parts are the formula. */
export function formulaParts(source: string): readonly FormulaPart[] {
	const parts: FormulaPart[] = [];
	for (const { 0: text, groups = {} } of source.matchAll(PART)) {
		const kind = kindsOfPart.find((each) => groups[each] !== undefined) ?? 'sign';
		const last = parts.at(-1);
		if (kind === 'sign' && last?.kind === 'sign') {
			parts[parts.length - 1] = { kind, text: last.text + text };
		} else parts.push({ kind, text });
	}
	return parts;
}

const kindsOfPart = ['column', 'text', 'function', 'number', 'sign'] as const;

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

/** What the stub may become: words that start with it first, then those that hold it. */
export function completions(
	stub: Stub,
	columns: readonly string[],
	functions: readonly string[]
): readonly Completion[] {
	const word = stub.word.toLocaleLowerCase();
	const all: Completion[] = [
		...columns.map((label) => ({ label, insert: `[${label}]`, kind: 'column' as const })),
		...(stub.bracket
			? []
			: functions.map((label) => ({ label, insert: `${label}(`, kind: 'function' as const })))
	];
	const at = ({ label }: Completion) => label.toLocaleLowerCase().indexOf(word);
	return all
		.filter((each) => at(each) >= 0)
		.sort((a, b) => at(a) - at(b))
		.slice(0, 8);
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
	return { source: start + rest, caret: start.length };
}
