import { known } from '#lib/domain/model/assert.ts';
import { headOf, linesOf, type DocumentType } from '#lib/domain/model/document.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Asker } from './check.ts';
import type { Wanted } from './draft.ts';
import { saveWanted } from './save-wanted.ts';

type Cells = Readonly<Record<string, Cell>>;
/** A line that is made of a row somebody sees, with the cells of the head that it needs, as they are stored. */
export type LineToBe = {
	readonly source: Id;
	/** The row that its head is made of, where that is another one. */
	readonly headSource?: Id;
	readonly head: Cells;
	readonly cells: Cells;
};
export type AddedDocument = { readonly head: AnyRow; readonly sources: readonly Id[] };

/** Documents to be: one for all lines that need the same head. */
export type PlannedDocuments = {
	readonly heads: readonly Wanted[];
	readonly lines: readonly Wanted[];
	/** The rows that each line, and the first line of each head, is made of. */
	readonly lineSources: ReadonlyMap<Id, Id>;
	readonly headSources: ReadonlyMap<Id, Id>;
};

/** Groups lines into documents, each in the order of its lines. */
export function planDocuments(lines: readonly LineToBe[]): PlannedDocuments {
	const groups = [...groupBy(lines, ({ head }) => JSON.stringify(head)).values()];
	const [heads, wanted]: [Wanted[], Wanted[]] = [[], []];
	const [lineSources, headSources] = [new Map<Id, Id>(), new Map<Id, Id>()];
	for (const group of groups) {
		const [first] = group;
		const document = newId();
		const { head, source, headSource = source } = known(first, document);
		heads.push({ id: document, version: 0, cells: head });
		headSources.set(document, headSource);
		for (const [at, { source, cells }] of group.entries()) {
			const id = newId();
			wanted.push({ id, version: 0, cells: { ...cells, document, position: at + 1 } });
			lineSources.set(id, source);
		}
	}
	return { heads, lines: wanted, lineSources, headSources };
}

/** Writes them within an operation, by the rules that hold for whoever types them; answers their heads. */
export async function saveDocuments(
	asker: Asker<Tx>,
	sequence: number,
	type: DocumentType,
	{ heads, lines }: Pick<PlannedDocuments, 'heads' | 'lines'>,
	confirmed: readonly string[]
): Promise<readonly AnyRow[]> {
	const rows = await saveWanted(asker, sequence, headOf(type), heads, confirmed);
	await saveWanted(asker, sequence, linesOf(type), lines, confirmed);
	return rows;
}

type Options = {
	readonly confirmed?: readonly string[];
	/** Numbers for so many documents, where they have theirs at once. */
	readonly numbers?: (count: number) => Promise<readonly string[]>;
};

/** Makes documents of rows that somebody sees; what is wrong with them is told at those. */
export function addDocuments(
	asker: Asker<Tx>,
	sequence: number,
	type: DocumentType,
	lines: readonly LineToBe[],
	{ confirmed = [], numbers }: Options = {}
): Promise<readonly AddedDocument[]> {
	const planned = planDocuments(lines);
	const sources = new Map([...planned.lineSources, ...planned.headSources]);
	return toldAt(sources, async () => {
		const given = await numbers?.(planned.heads.length);
		const heads = planned.heads.map((head, at) =>
			given ? { ...head, cells: { ...head.cells, number: given[at] ?? null } } : head
		);
		const rows = await saveDocuments(asker, sequence, type, { ...planned, heads }, confirmed);
		const made = groupBy(planned.lines, ({ cells }) => cells['document']);
		return rows.map((head) => ({
			head,
			sources: known(made.get(head.id), head.id).flatMap(
				({ id }) => planned.lineSources.get(id) ?? []
			)
		}));
	});
}

/** What is wrong with rows that nobody has seen yet is told at those that they are made of. */
export async function toldAt<T>(
	sources: ReadonlyMap<Id, Id>,
	work: () => Promise<T>,
	fieldAt: (field: string | undefined) => string | undefined = (field) => field
): Promise<T> {
	const moved = (problem: Problem): Problem => {
		const row = sources.get(problem.at?.row ?? '');
		if (row === undefined) return problem;
		const field = fieldAt(problem.at?.field);
		return { ...problem, at: { row, ...(field === undefined ? {} : { field }) } };
	};
	try {
		return await work();
	} catch (error) {
		throw error instanceof Refused ? new Refused(error.problems.map(moved)) : error;
	}
}
