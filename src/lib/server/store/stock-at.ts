import { sql, type SQL } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { CostMethod } from '#lib/domain/stock/book.ts';
import type { Reading } from './rows.ts';

/** What of an article lay in a warehouse. Under the average only the values of all warehouses together count. */
export type Stood = {
	readonly article: Id;
	readonly warehouse: Id;
	readonly quantity: Scaled<'quantity'>;
	readonly value: Scaled<'money'>;
};

/**
 * What lay where at the end of a day, and what it was worth, as it is known by now. The ledger is added up from its
 * beginning, or taken off what lies there today, whichever takes fewer moves.
 */
export async function stockAt(db: Reading, method: CostMethod, on: Day): Promise<readonly Stood[]> {
	const later = await isNearerToday(db, on);
	const flows = later ? sql`"on" > ${on}` : sql`"on" <= ${on}`;
	const [coming, leaving] = [sql.raw(later ? '-1' : '1'), sql.raw(later ? '1' : '-1')];
	const rows = await db.all<{ rows: string }>(
		sql`with moved as materialized (
				select article, "fromWarehouse" as source, "toWarehouse" as target,
						sum(quantity) as quantity, sum(value) as value from "stockMove" indexed by "stockMove_on"
					where counter = 'onHand' and "fromWarehouse" is not "toWarehouse" and ${flows}
					group by article, "fromWarehouse", "toWarehouse"
				union all
				select m.article, m."fromWarehouse", m."toWarehouse", 0, r.after - r.before
					from "stockRevaluation" as r join "stockMove" as m on m.id = r.move where r.${flows}
			), stood as (
				select article, target as warehouse, ${coming} * quantity as quantity,
						${coming} * value as value
					from moved where target is not null
				union all
				select article, source, ${leaving} * quantity, ${leaving} * value
					from moved where source is not null
				${later ? today(method) : sql``}
			), summed as (
				select article, warehouse, sum(quantity) as quantity, sum(value) as value from stood
					group by article, warehouse
			)
			select json_group_array(json_array(article, warehouse, quantity, value)) as rows from summed`
	);
	type Cells = [Id, Id, Stood['quantity'], Stood['value']];
	return (JSON.parse(rows[0]?.rows ?? '[]') as Cells[]).map(
		([article, warehouse, quantity, value]) => ({ article, warehouse, quantity, value })
	);
}

/** A day with half of the moves before it is as far from either end. */
async function isNearerToday(db: Reading, on: Day): Promise<boolean> {
	const [row] = await db.all<{ later: number; all: number }>(
		sql`select (select count(*) from "stockMove" where "on" > ${on}) as later,
			(select max(rowid) from "stockMove") as "all"`
	);
	return row === undefined || 2 * row.later <= row.all;
}

const today = (method: CostMethod): SQL => sql`union all
	select article, warehouse, "onHand", 0 from "stockRecord" where "onHand" > 0
	union all
	${
		method === 'fifo'
			? sql`select article, warehouse, 0, value from "costLayer" where quantity > 0`
			: sql`select article, '', 0, value from "costPool"`
	}`;
