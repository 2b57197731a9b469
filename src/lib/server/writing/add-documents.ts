import { known } from '#lib/domain/model/assert.ts';
import { headOf, linesOf, type DocumentType } from '#lib/domain/model/document.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Asker } from './check.ts';
import { saveWanted } from './save-wanted.ts';

type Cells = Readonly<Record<string, Cell>>;
/** A line that is made of a row somebody sees, with the cells of the head that it needs. */
export type LineToBe = { readonly source: Id; readonly head: Cells; readonly cells: Cells };
export type AddedDocument = { readonly head: AnyRow; readonly sources: readonly Id[] };

/**
 * Makes documents of lines within an operation, by the rules that hold for whoever types them: one for all lines that
 * need the same head. What is wrong is told at the rows that they are made of. `numbers` are taken in their order.
 */
export async function addDocuments(
	asker: Asker<Tx>,
	sequence: number,
	type: DocumentType,
	lines: readonly LineToBe[],
	numbers?: (count: number) => Promise<readonly string[]>
): Promise<readonly AddedDocument[]> {
	const groups = grouped(lines);
	const given = await numbers?.(groups.length);
	const heads = groups.map(([first], at) => ({
		...{ id: newId(), version: 0 },
		cells: { ...first.head, ...(given && { number: given[at] ?? null }) }
	}));
	const wanted = groups.flatMap((group, at) =>
		group.map(({ source, cells }, position) => ({
			...{ id: newId(), version: 0, source },
			cells: { ...cells, document: known(heads[at], type.name).id, position: position + 1 }
		}))
	);
	const sources = new Map([
		...wanted.map(({ id, source }) => [id, source] as const),
		...groups.map(([first], at) => [known(heads[at], type.name).id, first.source] as const)
	]);
	return toldAt(sources, async () => {
		const rows = await saveWanted(asker, sequence, headOf(type), heads, []);
		await saveWanted(asker, sequence, linesOf(type), wanted, []);
		return rows.map((head, at) => ({
			head,
			sources: known(groups[at], head.id).map(({ source }) => source)
		}));
	});
}

type Group = readonly [LineToBe, ...LineToBe[]];

function grouped(lines: readonly LineToBe[]): readonly Group[] {
	const groups = new Map<string, [LineToBe, ...LineToBe[]]>();
	for (const line of lines) {
		const key = JSON.stringify(line.head);
		const group = groups.get(key);
		if (group) group.push(line);
		else groups.set(key, [line]);
	}
	return [...groups.values()];
}

/** Nobody has seen the new rows. */
async function toldAt<T>(sources: ReadonlyMap<Id, Id>, work: () => Promise<T>): Promise<T> {
	const moved = (problem: Problem): Problem => {
		const row = sources.get(problem.at?.row ?? '');
		return row === undefined ? problem : { ...problem, at: { ...problem.at, row } };
	};
	try {
		return await work();
	} catch (error) {
		throw error instanceof Refused ? new Refused(error.problems.map(moved)) : error;
	}
}
