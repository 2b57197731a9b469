import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf, type DocumentType } from '#lib/domain/model/document.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { recordsById, type StockRecord } from '#lib/server/store/stock.ts';
import { act } from './act.ts';
import { planDocuments, saveDocuments, toldAt } from './add-documents.ts';
import { twice, type Wanted } from './draft.ts';
import { insertedBy } from './inserted.ts';
import { toWanted } from './wanted.ts';

/** What is to be posted of one record of stock: cells of a line, as they are stored. */
export type RecordLine = {
	readonly record: StockRecord;
	readonly cells: Readonly<Record<string, Cell>>;
};
type Work = {
	readonly type: DocumentType;
	readonly lines: readonly RecordLine[];
	/** What the head says of goods of one warehouse, as it is typed. */
	readonly head: (warehouse: Id) => Readonly<Record<string, Cell>>;
	/** The cell of a record at which a problem of a cell of its line is told. */
	readonly at: (field: string | undefined) => string;
	readonly confirmed: readonly string[];
	readonly today: Day;
};

/** The records of stock that are named, each of them once; refused where one is gone. */
export async function namedRecords<R extends { readonly id: Id }>(
	db: Reading,
	rows: readonly R[]
): Promise<readonly (R & { readonly record: StockRecord })[]> {
	const records = await recordsById(
		db,
		rows.map(({ id }) => id)
	);
	const found = new Map(records.map((record) => [record.id, record]));
	const gone = rows.flatMap(({ id }): Problem[] =>
		found.has(id) ? [] : [{ code: 'row.gone', at: { row: id } }]
	);
	if (gone.length > 0) throw new Refused(gone);
	const again = twice(rows);
	if (again.length > 0) throw new Refused(again);
	return rows.map((row) => ({ ...row, record: known(found.get(row.id), row.id) }));
}

/** Posts one document for each warehouse of the records, all of them or none, and answers their heads. */
export async function postForRecords(
	tx: Tx,
	context: Context,
	sequence: number,
	{ type, lines, head, at, confirmed, today }: Work
): Promise<readonly AnyRow[]> {
	if (lines.length === 0) return [];
	const heads = headsFor(context, type, lines, head);
	const planned = planDocuments(
		lines.map(({ record, cells }) => ({
			...{ source: record.id, cells },
			head: known(heads.get(record.warehouse), record.warehouse)
		}))
	);
	const ids = planned.heads.map(({ id }) => id);
	const work = async () => {
		const asker = { db: tx, actor: context.actor };
		await saveDocuments(asker, sequence, type, planned, confirmed);
		return act(tx, context, sequence, { type, action: 'post', ids, confirmed, today });
	};
	return byNumber(await toldAt(planned.lineSources, work, at));
}

/** The documents that an operation posted, as they stand. */
export const postedBy = async (
	tx: Tx,
	sequence: number,
	type: DocumentType
): Promise<readonly AnyRow[]> => byNumber(await insertedBy(tx, sequence, headOf(type)));

const byNumber = (heads: readonly AnyRow[]): readonly AnyRow[] =>
	heads.toSorted((one, other) => (String(one['number']) < String(other['number']) ? -1 : 1));

/** By their warehouse, read as if they were typed. */
function headsFor(
	{ actor }: Context,
	type: DocumentType,
	lines: readonly RecordLine[],
	head: Work['head']
): ReadonlyMap<Id, Wanted['cells']> {
	const warehouses = [...new Set(lines.map(({ record }) => record.warehouse))];
	const changes = warehouses.map((id) => ({ id, version: 0, patch: head(id) }));
	const { wanted, problems } = toWanted(actor, headOf(type), changes);
	if (problems.length > 0) throw new Refused(problems);
	return new Map(wanted.map(({ id, cells }) => [id, cells]));
}
