import { linesOf, headOf, type DocumentType } from '#lib/domain/model/document.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import { changesOf } from '#lib/server/store/log.ts';
import { byIds, type Reading } from '#lib/server/store/rows.ts';
import { recordsById, type StockRecord } from '#lib/server/store/stock.ts';
import { act } from './act.ts';
import { twice, type Wanted } from './draft.ts';
import { saveWanted } from './save-wanted.ts';
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
	const entity: Entity = headOf(type);
	const papers = papersFor(context, entity, lines, head);
	if (papers.length === 0) return [];
	const ids = papers.map(({ wanted }) => wanted.id);
	const placed = papers.flatMap(linesOfPaper);
	const asker = { db: tx, actor: context.actor };
	const records = new Map(placed.map(({ line, record }) => [line.id, record]));
	return toldAt(records, at, async () => {
		const heads = papers.map(({ wanted }) => wanted);
		await saveWanted(asker, sequence, entity, heads, confirmed);
		const wanted = placed.map(({ line }) => line);
		await saveWanted(asker, sequence, linesOf(type), wanted, confirmed);
		return byNumber(
			await act(tx, context, sequence, { type, action: 'post', ids, confirmed, today })
		);
	});
}

/** The documents that an operation posted, as they stand. */
export async function postedBy(
	tx: Tx,
	sequence: number,
	type: DocumentType
): Promise<readonly AnyRow[]> {
	const changes = await changesOf(tx, sequence);
	const ids = changes
		.filter(({ entity, kind }) => entity === type.name && kind === 'insert')
		.map(({ row }) => row);
	return byNumber(await byIds(tx, headOf(type), ids));
}

const byNumber = (heads: readonly AnyRow[]): readonly AnyRow[] =>
	heads.toSorted((one, other) => (String(one['number']) < String(other['number']) ? -1 : 1));

type Paper = { readonly wanted: Wanted; readonly lines: readonly RecordLine[] };

/** Their heads are read as if they were typed. */
function papersFor(
	{ actor }: Context,
	entity: Entity,
	lines: readonly RecordLine[],
	head: Work['head']
): readonly Paper[] {
	const warehouses = [...new Set(lines.map(({ record }) => record.warehouse))];
	const changes = warehouses.map((warehouse) => ({
		...{ id: newId(), version: 0 },
		patch: head(warehouse)
	}));
	const { wanted, problems } = toWanted(actor, entity, changes);
	if (problems.length > 0) throw new Refused(problems);
	return wanted.map((each, index) => ({
		wanted: each,
		lines: lines.filter(({ record }) => record.warehouse === warehouses[index])
	}));
}

const linesOfPaper = ({ wanted: { id: document }, lines }: Paper) =>
	lines.map(({ record, cells }, index) => ({
		record: record.id,
		line: { id: newId(), version: 0, cells: { ...cells, document, position: index + 1 } }
	}));

/** What is wrong with a line is told at its record: nobody has seen that line. */
async function toldAt<T>(
	records: ReadonlyMap<Id, Id>,
	at: Work['at'],
	work: () => Promise<T>
): Promise<T> {
	const moved = (problem: Problem): Problem => {
		const row = records.get(problem.at?.row ?? '');
		return row === undefined ? problem : { ...problem, at: { row, field: at(problem.at?.field) } };
	};
	try {
		return await work();
	} catch (error) {
		throw error instanceof Refused ? new Refused(error.problems.map(moved)) : error;
	}
}
