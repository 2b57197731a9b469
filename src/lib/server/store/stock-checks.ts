import { sql, type SQL } from 'drizzle-orm';
import type { FindingCode } from '#lib/domain/jobs/finding.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';
import { label, named } from './stock-sums.ts';

export type Oddity = {
	readonly entity: string;
	readonly row: Id;
	readonly record: string;
	/** How much, as it is stored, where that says something. */
	readonly amount: number | null;
};
/** One thing that may be wrong with stock, as the statement that finds it. */
export type StockCheck = {
	readonly code: Extract<FindingCode, `check.${string}`>;
	find(today: Day): SQL;
};

/** Papers that nobody has gone on with for so many days are forgotten. */
const STALE_DAYS = 30;
const PIECE = 10_000;

/** Everything that is looked at, one entry each. */
export const stockChecks: readonly StockCheck[] = [
	{
		code: 'check.below-zero',
		find: () => {
			const least = sql`min(r."onHand", r.reserved, r.ordered)`;
			return records(least, sql`${least} < 0`);
		}
	},
	{
		code: 'check.promised-beyond',
		// A promise may leave open of which bin or batch the goods will be: a warehouse has to have them, not one record.
		find: () =>
			records(
				sql`r.reserved - r."onHand"`,
				sql`r.reserved > r."onHand" and (select sum(t.reserved - t."onHand") from "stockRecord" as t
					where t.article = r.article and t.warehouse = r.warehouse) > 0`
			)
	},
	{
		code: 'check.serial-twice',
		find: () =>
			records(
				sql`null`,
				sql`r.serial is not null and r."onHand" > 0 and (select sum(t."onHand") from "stockRecord" as t
					where t.article = r.article and t.serial = r.serial) > ${PIECE}`
			)
	},
	{
		code: 'check.untracked',
		find: () =>
			records(
				sql`r."onHand"`,
				sql`r."onHand" > 0 and (a.tracking = 'serial' and r.serial is null
					or a.tracking = 'batch' and r.batch is null)`
			)
	},
	{
		code: 'check.not-stocked',
		find: () =>
			records(
				sql`r."onHand"`,
				sql`a."stockManaged" = 0 and (r."onHand" > 0 or r.reserved > 0 or r.ordered > 0)`
			)
	},
	{
		code: 'check.stale-reservation',
		find: (
			today
		) => sql`select 'reservationEntry' as entity, r.id as row, ${label(sql`r`)} as record,
				r.open as amount
			from "reservationEntry" as r ${named(sql`r`)} where r.open > 0 and r.until < ${today}
			order by r.rowid`
	},
	{
		code: 'check.stale-suggestion',
		find: (today) => sql`select 'reorderSuggestion' as entity, r.id as row,
				a.number || ' ' || a.name || ' · ' || w.code || coalesce(' · ' || b.code, '') as record,
				r.quantity as amount
			from "reorderSuggestion" as r ${named(sql`r`)} where r.state in ('new', 'released')
				and r."createdOn" < date(${today}, ${`-${STALE_DAYS} days`}) order by r.rowid`
	}
];

const records = (amount: SQL, which: SQL): SQL =>
	sql`select 'stockRecord' as entity, r.id as row, ${label(sql`r`)} as record, ${amount} as amount
		from "stockRecord" as r ${named(sql`r`)} where ${which} order by r.rowid`;

export const oddities = (db: Reading, { find }: StockCheck, today: Day): Promise<Oddity[]> =>
	db.all<Oddity>(find(today));
