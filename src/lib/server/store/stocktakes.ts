import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Goods } from '#lib/domain/stock/posting.ts';
import type { Reading } from './rows.ts';
import { recordsById, type StockRecord } from './stock.ts';

export type Plan = {
	readonly warehouse: Id;
	readonly bin: Id | null;
	readonly category: Id | null;
	readonly abcClass: string | null;
};

/**
 * The records of stock that a plan names, as one walks past them. Pieces and batches that are gone are not looked for;
 * an empty shelf is.
 */
export async function recordsOfPlan(
	db: Reading,
	{ warehouse, bin, category, abcClass }: Plan
): Promise<readonly StockRecord[]> {
	const rows = await db.all<{ id: Id }>(
		sql`select s.id as id from "stockRecord" as s join article as a on a.id = s.article
				left join bin as b on b.id = s.bin
			where s.warehouse = ${warehouse} and (${bin} is null or s.bin = ${bin})
				and (${category} is null or a.category = ${category})
				and (${abcClass} is null or a."abcClass" = ${abcClass}) and a."stockManaged" = 1
				and (s."onHand" > 0 or a.tracking = 'none')
			order by b.code collate nocase, a.number collate nocase, s.batch, s.serial`
	);
	const ids = rows.map(({ id }) => id);
	const found = new Map((await recordsById(db, ids)).map((record) => [record.id, record]));
	return ids.flatMap((id) => found.get(id) ?? []);
}

export type Other = { readonly id: Id; readonly number: string | null };

/** Other stocktakes under way that have some of these goods on their lists. */
export const overlapping = (
	db: Reading,
	stocktake: Id,
	warehouse: Id,
	lines: readonly (Goods & { readonly bin: Id | null })[]
): Promise<readonly Other[]> => {
	const keys = lines.map(({ article, bin, batch, serial }) => [article, bin, batch, serial]);
	// Of one that is posted or was given up the lines stay as they are.
	return db.all<Other>(
		sql`select distinct d.id as id, d.number as number from json_each(${JSON.stringify(keys)}) as j
			join "stocktakeLine" as l on l.article = j.value ->> 0 and l.bin is j.value ->> 1
				and l.batch is j.value ->> 2 and l.serial is j.value ->> 3 and l.listed = 1
			join stocktake as d on d.id = l.document
			where d.warehouse = ${warehouse} and d.id <> ${stocktake}
				and d.state not in ('posted', 'cancelled')`
	);
};

export type UnderCount = { readonly record: Id; readonly number: string | null };

/** Which of these records of stock are being counted, and by which stocktake. */
export const underCount = (db: Reading, records: readonly Id[]): Promise<readonly UnderCount[]> =>
	db.all<UnderCount>(
		sql`select r.id as record, min(d.number) as number
			from json_each(${JSON.stringify(records)}) as j join "stockRecord" as r on r.id = j.value
			join "stocktakeLine" as l on l.article = r.article and l.bin is r.bin
				and l.batch is r.batch and l.serial is r.serial
			join stocktake as d on d.id = l.document and d.warehouse = r.warehouse
				and d.state in ('counting', 'counted')
			group by r.id`
	);

export type Moved = Goods & { readonly bin: Id | null; readonly quantity: number };

/** By how much goods in the warehouse of a stocktake have become more since counting began, as the log tells. */
export async function movedSinceBegin(
	db: Reading,
	stocktake: Id,
	warehouse: Id
): Promise<readonly Moved[]> {
	return db.all<Moved>(
		sql`with begun as (select min(operation) as at from change where row = ${stocktake}
				and entity = 'stocktake' and after ->> 'state' = 'counting'),
			moved as (
				select article, batch, serial, "toBin" as bin, quantity from "stockMove", begun
					where counter = 'onHand' and operation > begun.at and "toWarehouse" = ${warehouse}
				union all
				select article, batch, serial, "fromBin", -quantity from "stockMove", begun
					where counter = 'onHand' and operation > begun.at and "fromWarehouse" = ${warehouse}
			)
			select article, batch, serial, bin, sum(quantity) as quantity from moved
				group by article, batch, serial, bin`
	);
}
