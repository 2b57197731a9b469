import { sql, type SQL } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import { counters, type Counter } from '#lib/domain/stock/movement-kind.ts';
import { codeOrder } from '#lib/server/db/code-order.ts';
import { name } from '#lib/server/db/statement.ts';
import { costMethod } from './costs.ts';
import type { Reading } from './rows.ts';

type Figures = Readonly<Record<Counter, number>>;

/** Goods on a shelf whose record does not say the sum of their moves; without `record` there is none. */
export type Deviation = {
	readonly record: Id | null;
	readonly article: Id;
	readonly warehouse: Id;
	readonly bin: Id | null;
	readonly batch: string | null;
	readonly serial: string | null;
	readonly label: string;
	readonly stored: Figures;
	/** By the moves. */
	readonly computed: Figures;
};

/** The ledger by the index that holds all that is added up. */
const MOVES = sql.raw('"stockMove" indexed by "stockMove_together"');
const GOODS = sql.raw('article, warehouse, bin, batch, serial');

/** Where records of these articles differ from the ledger (F76), in one statement, so of one moment. */
export async function deviations(
	db: Reading,
	articles: readonly Id[]
): Promise<readonly Deviation[]> {
	const own = sql`article in (select value from json_each(${JSON.stringify(articles)}))`;
	const rows = await db.all<Omit<Deviation, 'stored' | 'computed'> & Sums>(
		sql`with stand as (
				select article, "toWarehouse" as warehouse, "toBin" as bin, batch, serial, null as record,
						counter, 0 as stored, quantity as computed
					from ${MOVES} where ${own} and "toWarehouse" is not null
				union all
				select article, "fromWarehouse", "fromBin", batch, serial, null, counter, 0, -quantity
					from ${MOVES} where ${own} and "fromWarehouse" is not null
				union all
				${sql.join(
					counters.map(
						(counter) => sql`select ${GOODS}, id, ${counter}, ${name(counter)}, 0
							from "stockRecord" where ${own}`
					),
					sql` union all `
				)}
			), found as (
				select ${GOODS}, max(record) as record, ${sql.join(counters.flatMap(sumsOf), sql`, `)}
					from stand group by ${GOODS} having ${sql.join(counters.map(differs), sql` or `)}
			)
			select f.*, ${label(sql`f`)} as label from found as f ${named(sql`f`)}
				order by ${byNumber}, w.code, b.code, f.batch, f.serial`
	);
	return rows.map((row) => ({
		...row,
		stored: figures(row, 'Stored'),
		computed: figures(row, 'Computed')
	}));
}

type Side = 'Stored' | 'Computed';
type Sums = Readonly<Record<`${Counter}${Side}`, number>>;

const of = (counter: Counter, side: Side): SQL =>
	sql`sum(case counter when ${counter} then ${name(side.toLowerCase())} else 0 end)`;

const sumsOf = (counter: Counter): readonly SQL[] =>
	(['Stored', 'Computed'] as const).map(
		(side) => sql`${of(counter, side)} as ${name(`${counter}${side}`)}`
	);

const differs = (counter: Counter): SQL =>
	sql`${of(counter, 'Stored')} <> ${of(counter, 'Computed')}`;

const figures = (row: Sums, side: Side): Figures => ({
	onHand: row[`onHand${side}`],
	reserved: row[`reserved${side}`],
	ordered: row[`ordered${side}`]
});

/** Goods of which the cost layers of a warehouse, or the pool of all, hold another quantity than is on hand. */
export type CostDeviation = {
	readonly code: 'deviates.layers' | 'deviates.pool';
	readonly article: Id;
	readonly label: string;
	readonly held: number;
	readonly costed: number;
};

/** Where the cost of these articles is not that of what is on hand (invariant 15). */
export async function costDeviations(
	db: Reading,
	articles: readonly Id[]
): Promise<readonly CostDeviation[]> {
	const own = sql`article in (select value from json_each(${JSON.stringify(articles)}))`;
	const layers = await db.all<CostDeviation>(
		sql`with stand as (
				select article, warehouse, batch, serial, "onHand" as held, 0 as costed
					from "stockRecord" where ${own}
				union all
				select article, warehouse, batch, serial, 0, quantity from "costLayer" where ${own}
			), found as (
				select article, warehouse, null as bin, batch, serial, sum(held) as held, sum(costed) as costed
					from stand group by article, warehouse, batch, serial having sum(held) <> sum(costed)
			)
			select 'deviates.layers' as code, f.article, f.held, f.costed, ${label(sql`f`)} as label
				from found as f ${named(sql`f`)} order by ${byNumber}, w.code`
	);
	if ((await costMethod(db)) !== 'average') return layers;
	const pools = await db.all<CostDeviation>(
		sql`with stand as (
				select article, "onHand" as held, 0 as costed from "stockRecord" where ${own}
				union all select article, 0, quantity from "costPool" where ${own}
			)
			select 'deviates.pool' as code, s.article, sum(s.held) as held, sum(s.costed) as costed,
					a.number || ' ' || a.name as label
				from stand as s join article as a on a.id = s.article
				group by s.article having sum(s.held) <> sum(s.costed) order by ${byNumber}`
	);
	return [...layers, ...pools];
}

/** What these records of stock are called. */
export async function recordLabels(
	db: Reading,
	records: readonly Id[]
): Promise<ReadonlyMap<Id, string>> {
	const rows = await db.all<{ id: Id; label: string }>(
		sql`select r.id, ${label(sql`r`)} as label from "stockRecord" as r ${named(sql`r`)}
			where r.id in (select value from json_each(${JSON.stringify(records)}))`
	);
	return new Map(rows.map(({ id, label }) => [id, label]));
}

/** What goods on a shelf are called: the article, where it lies, and of which batch or with which number. */
export const label = (row: SQL): SQL =>
	sql`a.number || ' ' || a.name || ' · ' || w.code || coalesce(' · ' || b.code, '')
		|| coalesce(' · ' || ${row}.batch, '') || coalesce(' · ' || ${row}.serial, '')`;

/** The order of the articles' numbers, over the tables of named(). */
export const byNumber = sql`${codeOrder(sql`a.number`)} collate nocase`;

/** The tables that label() reads, joined to a row with the fields of a stock record. */
export const named = (row: SQL): SQL =>
	sql`join article as a on a.id = ${row}.article join warehouse as w on w.id = ${row}.warehouse
		left join bin as b on b.id = ${row}.bin`;
