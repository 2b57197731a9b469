import type { Doc, DocumentType } from '#lib/domain/model/document.ts';
import { hasLines, headOf, linesOf } from '#lib/domain/model/document.ts';
import type { Fields } from '#lib/domain/model/field.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { GoodsLine } from '#lib/domain/stock/moved-line.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { linesOfDocuments } from '#lib/server/store/documents.ts';
import { byIds } from '#lib/server/store/rows.ts';

/** A document as it is stored, and as its type reads it. */
export type Paper = { readonly row: AnyRow; readonly doc: Doc<Fields, Fields, string> };

export async function loadPapers(
	tx: Tx,
	type: DocumentType,
	ids: readonly Id[]
): Promise<readonly Paper[]> {
	const rows = new Map((await byIds(tx, headOf(type), ids)).map((row) => [row.id, row]));
	const lines = hasLines(type) ? await linesOfDocuments(tx, linesOf(type), ids) : NO_LINES;
	return ids.flatMap((id) => {
		const row = rows.get(id);
		return row ? [{ row, doc: toDoc(row, lines.get(id) ?? []) }] : [];
	});
}

const NO_LINES: ReadonlyMap<Id, readonly AnyRow[]> = new Map();

/** Rows of the head and the lines of a type hold exactly the fields that it names. */
const toDoc = (row: AnyRow, lines: readonly AnyRow[]): Doc<Fields, Fields, string> => ({
	id: row.id,
	version: row.version,
	state: String(row['state']),
	header: row as Doc<Fields, Fields, string>['header'],
	lines: lines as Doc<Fields, Fields, string>['lines']
});

/** Lines that move goods have these fields by the rule of tests/domain/documents. */
export const movedLines = (paper: Paper) => linesAs<GoodsLine>(paper);

/** The lines of a document as what knows its type reads them: rows of its lines hold the fields that it names. */
export const linesAs = <L>({ doc }: Paper) => doc.lines as unknown as readonly L[];

export const articlesOf = (papers: readonly Paper[]): readonly Id[] => [
	...new Set(papers.flatMap((paper) => movedLines(paper).flatMap(({ article }) => article ?? [])))
];
