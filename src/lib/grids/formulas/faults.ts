import type { Problem } from '#lib/domain/model/problem.ts';
import { columnOf, fromLocal } from '#lib/formulas/local.ts';
import { STEP } from '#lib/formulas/parse.ts';
import { faultOf, tokensOf } from '#lib/formulas/syntax.ts';
import { formulaParts, type FormulaPart } from './formula-parts.ts';

/** A stretch of a formula as it was typed that is wrong, and why. */
export type Fault = { readonly from: number; readonly to: number; readonly problem: Problem };

/** Where in what was typed each problem of it lies; what has no place of its own is wrong as a whole. */
export function faultsOf(
	typed: string,
	locale: string,
	problems: readonly Problem[]
): readonly Fault[] {
	const parts = formulaParts(typed);
	return problems.flatMap((problem): readonly Fault[] => {
		if (problem.code === 'formula.syntax') return [syntaxFault(typed, locale, problem)];
		const found =
			problem.code === 'formula.brackets'
				? bareWords(parts, typed, problem)
				: parts.filter((part) => isMeant(part, problem));
		if (found.length === 0) return [{ from: 0, to: typed.length, problem }];
		return found.map(({ from, text }) => ({ from, to: from + text.length, problem }));
	});
}

function isMeant({ kind, text }: FormulaPart, { params = {} }: Problem): boolean {
	const { column, name, chain } = params;
	if (kind === 'column' && typeof column === 'string') {
		// Of a circle, the step that leads into it.
		const meant = typeof chain === 'string' ? (chain.split(STEP)[1] ?? column) : column;
		return columnOf(text)?.toLowerCase() === meant.toLowerCase();
	}
	return kind === 'function' && typeof name === 'string' && text.toUpperCase() === name;
}

/** Where a word stands that is no column, since it has no brackets. */
function bareWords(
	parts: readonly FormulaPart[],
	typed: string,
	{ params = {} }: Problem
): readonly Pick<FormulaPart, 'from' | 'text'>[] {
	const isWords = ({ kind }: FormulaPart) => kind === 'sign' || kind === 'number';
	const blanked = parts
		.map((part) => (isWords(part) ? part.text : ' '.repeat(part.text.length)))
		.join('');
	const words = blanked.matchAll(/[\p{L}$][\p{L}\d$_.:]*/gu);
	return [...words]
		.filter(([text]) => text === params['column'])
		.map(({ 0: { length }, index }) => ({
			from: index,
			text: typed.slice(index, index + length)
		}));
}

/** The reader names positions of the canonical formula; here that of what was typed is looked for. */
function syntaxFault(typed: string, locale: string, problem: Problem): Fault {
	const lead = typed.length - typed.trimStart().length;
	const text = plain(fromLocal(typed, locale)).trim();
	const added = text.startsWith('=') ? 0 : 1;
	const fault = faultAt(added === 0 ? text : `=${text}`);
	const at = fault === null ? typed.length - 1 : fault + lead - added;
	const from = Math.max(0, Math.min(at, typed.length - 1));
	const params = { position: from + 1 };
	return { from, to: Math.min(typed.length, from + 1), problem: { ...problem, params } };
}

function faultAt(source: string): number | null {
	try {
		return faultOf(tokensOf(source));
	} catch {
		return null;
	}
}

/** Columns as names of the same length that the reader knows to be one piece. */
const plain = (source: string): string =>
	formulaParts(source)
		.map(({ kind, text }) =>
			kind === 'column' && columnOf(text) !== null ? `[${'x'.repeat(text.length - 2)}]` : text
		)
		.join('');

export type Piece = {
	readonly kind: FormulaPart['kind'];
	readonly text: string;
	readonly wrong: boolean;
};

/** The parts of a formula, cut where something wrong begins or ends. */
export function pieces(
	parts: readonly FormulaPart[],
	faults: readonly Pick<Fault, 'from' | 'to'>[]
): readonly Piece[] {
	const cuts = faults.flatMap(({ from, to }) => [from, to]);
	return parts.flatMap(({ kind, text, from }) => {
		const inside = cuts.filter((cut) => cut > from && cut < from + text.length);
		const starts = [...new Set([from, ...inside])].sort((a, b) => a - b);
		return starts.map((start, at) => ({
			kind,
			text: text.slice(start - from, (starts[at + 1] ?? from + text.length) - from),
			wrong: faults.some((fault) => fault.from <= start && start < fault.to)
		}));
	});
}
