import type { DocumentType } from '#lib/domain/model/document.ts';
import { headOf, linesOf } from '#lib/domain/model/document.ts';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { openOf, progressOf, type Done, type Progress } from '#lib/domain/progress.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { linesOfDocuments } from '#lib/server/store/documents.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { storeDrafts } from './store.ts';

/** A document of which others do a part each, line by line, such as the receipts of an order. */
export type Followed = {
	readonly type: DocumentType;
	/** The field of its lines that says how much is done; beside it stand `quantity`, `open` and `closedShort`. */
	readonly done: string;
	/** Its states, which nobody sets by hand (F61). */
	readonly states: Readonly<Record<Progress, string>>;
};
/** A line with how much is open of it now. */
export type Advance = {
	readonly head: AnyRow;
	readonly line: AnyRow;
	readonly open: Scaled<'quantity'>;
};

/**
 * Adds to what is done of lines, by their ids, or takes away from it, and brings their documents into the state that
 * follows: other rows than those of the action under way, in its transaction, with versions and change log of their own.
 */
export async function advance(
	tx: Tx,
	sequence: number,
	{ type, done: field, states }: Followed,
	more: ReadonlyMap<Id, number>
): Promise<readonly Advance[]> {
	const [head, lines] = [headOf(type), linesOf(type)];
	const moved = await byIds(tx, lines, [...more.keys()]);
	const heads = await byIds(tx, head, [...new Set(moved.map((row) => String(row['document'])))]);
	const all = await linesOfDocuments(
		tx,
		lines,
		heads.map(({ id }) => id)
	);
	const advanced = heads.flatMap((head) => {
		const rows = known(all.get(head.id), head.id).map((row): Draft => {
			const done = brand<'quantity'>(Number(row[field]) + (more.get(row.id) ?? 0));
			return written(row, { [field]: done, open: openOf({ ...doneOf(row, field), done }) });
		});
		const state = states[progressOf(rows.map(({ after }) => doneOf(after, field)))];
		return [
			{ head: written(head, { state }), rows: rows.filter(({ changed }) => changed.size > 0) }
		];
	});
	await storeDrafts(
		tx,
		sequence,
		lines,
		advanced.flatMap(({ rows }) => rows)
	);
	await storeDrafts(
		tx,
		sequence,
		head,
		advanced.map(({ head }) => head)
	);
	return advanced.flatMap(({ head, rows }) => rows.map((row) => advanceOf(head.after, row)));
}

/** Writes cells of lines whose heads are the documents of the action itself. */
export async function writeLines(
	tx: Tx,
	sequence: number,
	type: DocumentType,
	heads: ReadonlyMap<Id, AnyRow>,
	changes: readonly (readonly [line: AnyRow, cells: Readonly<Record<string, Cell>>])[]
): Promise<readonly Advance[]> {
	const drafts = changes.map(([line, cells]) => written(line, cells));
	await storeDrafts(tx, sequence, linesOf(type), drafts);
	return drafts.map((draft) =>
		advanceOf(known(heads.get(String(draft.after['document'])), type.name), draft)
	);
}

const doneOf = (row: AnyRow, field: string): Done =>
	({ quantity: row['quantity'], closedShort: row['closedShort'], done: row[field] }) as Done;

const advanceOf = (head: AnyRow, { after }: Draft): Advance => ({
	...{ head, line: after },
	open: brand(Number(after['open']))
});

/** The row with other cells and its next version; as it is where nothing changes. */
function written(row: AnyRow, cells: Readonly<Record<string, Cell>>): Draft {
	const draft = { id: row.id, before: row, after: row, changed: new Set<string>() };
	const changed = withCells(draft, cells);
	if (changed.changed.size === 0) return draft;
	return { ...changed, after: { ...changed.after, id: row.id, version: row.version + 1 } };
}
