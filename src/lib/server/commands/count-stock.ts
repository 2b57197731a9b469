import { documents } from '#lib/domain/documents/index.ts';
import type { Scaled } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf, linesOf, type DocumentType } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { newId } from '#lib/server/new-id.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { changesOf } from '#lib/server/store/log.ts';
import { byIds, type Reading } from '#lib/server/store/rows.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { recordsById } from '#lib/server/store/stock.ts';
import { act } from '#lib/server/writing/act.ts';
import { twice, type Wanted } from '#lib/server/writing/draft.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { saveWanted } from '#lib/server/writing/save-wanted.ts';
import { toWanted } from '#lib/server/writing/wanted.ts';

/** What somebody counted of a record of stock that said so many then. */
export type Counted = {
	readonly id: Id;
	readonly seen: Scaled<'quantity'>;
	readonly counted: Scaled<'quantity'>;
};
export type StockCount = {
	readonly operation: Id;
	readonly reason: string;
	readonly rows: readonly Counted[];
	readonly confirmed?: readonly string[] | undefined;
	readonly today: Day;
};
/** A line of an adjustment to be, of the record that it sets right. */
type Line = Wanted & { readonly record: Id; readonly warehouse: Id };

/**
 * Sets records of stock right by what was counted: posts an adjustment for each warehouse, all of them or none, and
 * answers their heads. A line says by how much the count differs from the figure that was seen, so that what moved
 * meanwhile is kept (E77).
 */
export function countStock(
	context: Context,
	{ operation, reason, rows, confirmed = [], today }: StockCount
): Promise<readonly AnyRow[]> {
	const type = known(documents['adjustment'], 'adjustment');
	const head: Entity = headOf(type);
	return operate(
		context,
		head,
		{ operation, source: 'action', request: { reason, rows } },
		async (tx, sequence) => {
			const lines = await linesFor(seenIn(tx, context.actor), rows);
			const heads = headsFor(context, head, lines, reason);
			const ids = heads.map(({ id }) => id);
			if (ids.length === 0) return [];
			const asker = { db: tx, actor: context.actor };
			return atRecords(lines, async () => {
				await saveWanted(asker, sequence, head, heads, confirmed);
				await saveWanted(asker, sequence, linesOf(type), placed(lines, heads), confirmed);
				return act(tx, context, sequence, { type, action: 'post', ids, confirmed, today });
			});
		},
		async (tx, sequence) => byIds(tx, head, await addedBy(tx, sequence, type))
	);
}

async function linesFor(db: Reading, rows: readonly Counted[]): Promise<readonly Line[]> {
	const ids = rows.map(({ id }) => id);
	const records = await recordsById(db, ids);
	const found = new Map(records.map((record) => [record.id, record]));
	const gone = rows.flatMap(({ id }): Problem[] =>
		found.has(id) ? [] : [{ code: 'row.gone', at: { row: id } }]
	);
	if (gone.length > 0) throw new Refused(gone);
	const again = twice(rows);
	if (again.length > 0) throw new Refused(again);
	return rows.flatMap(({ id, seen, counted }) => {
		const { article, warehouse, bin, batch, serial } = known(found.get(id), id);
		if (counted === seen) return [];
		const cells = { article, bin, batch, serials: serial, difference: counted - seen };
		return [{ id: newId(), version: 0, cells, record: id, warehouse }];
	});
}

/** One for each warehouse, its reason read as if it were typed. */
function headsFor(
	{ actor }: Context,
	head: Entity,
	lines: readonly Line[],
	reason: string
): readonly Wanted[] {
	const warehouses = [...new Set(lines.map(({ warehouse }) => warehouse))];
	const changes = warehouses.map((warehouse) => ({
		...{ id: newId(), version: 0 },
		patch: { warehouse, reason }
	}));
	const { wanted, problems } = toWanted(actor, head, changes);
	if (problems.length > 0) throw new Refused(problems);
	return wanted;
}

const placed = (lines: readonly Line[], heads: readonly Wanted[]): readonly Wanted[] =>
	heads.flatMap(({ id: document, cells: { warehouse } }) =>
		lines
			.filter((line) => line.warehouse === warehouse)
			.map(({ id, version, cells }, at) => ({
				...{ id, version },
				cells: { ...cells, document, position: at + 1 }
			}))
	);

/** What is wrong with a line is told at the figure that was counted: nobody has seen that line. */
async function atRecords<T>(lines: readonly Line[], work: () => Promise<T>): Promise<T> {
	const records = new Map(lines.map(({ id, record }) => [id, record]));
	const moved = (problem: Problem): Problem => {
		const row = records.get(problem.at?.row ?? '');
		return row === undefined ? problem : { ...problem, at: { row, field: 'onHand' } };
	};
	try {
		return await work();
	} catch (error) {
		throw error instanceof Refused ? new Refused(error.problems.map(moved)) : error;
	}
}

async function addedBy(tx: Tx, sequence: number, { name }: DocumentType): Promise<readonly Id[]> {
	const changes = await changesOf(tx, sequence);
	return changes
		.filter(({ entity, kind }) => entity === name && kind === 'insert')
		.map(({ row }) => row);
}
