import { sql } from 'drizzle-orm';
import { entities } from '#lib/domain/entities/index.ts';
import type { Id, Row } from '#lib/domain/model/row.ts';
import type { Goods, MovedArticle, Shelf } from '#lib/domain/stock/posting.ts';
import { stockMove } from '#lib/domain/stock/stock-move.ts';
import { rowsOf, type Reading } from './rows.ts';

export type StockRecord = Row<typeof entities.stockRecord>;
export type StockMove = Row<typeof stockMove>;
export type GoodsPlace = { readonly goods: Goods; readonly shelf: Shelf };

/** The records of these goods on these shelves, and of pieces with these serial numbers wherever they lie. */
export function recordsOf(
	db: Reading,
	places: readonly GoodsPlace[]
): Promise<readonly StockRecord[]> {
	const keys = places.map(({ goods, shelf }) => [
		goods.article,
		shelf.warehouse,
		shelf.bin,
		goods.batch,
		goods.serial
	]);
	const pieces = places.flatMap(({ goods }) =>
		goods.serial === null ? [] : [[goods.article, goods.serial]]
	);
	return rowsOf(
		db,
		entities.stockRecord,
		sql`r.rowid in (
			select s.rowid from json_each(${JSON.stringify(keys)}) as j join "stockRecord" as s
				on s.article = j.value ->> 0 and s.warehouse = j.value ->> 1 and s.bin is j.value ->> 2
				and s.batch is j.value ->> 3 and s.serial is j.value ->> 4
			union
			select s.rowid from json_each(${JSON.stringify(pieces)}) as j join "stockRecord" as s
				on s.article = j.value ->> 0 and s.serial = j.value ->> 1)`
	);
}

/** Of these articles in these warehouses, what is on hand. */
export const recordsAt = (
	db: Reading,
	stocked: readonly { readonly article: Id; readonly warehouse: Id }[]
): Promise<readonly StockRecord[]> => {
	const keys = stocked.map(({ article, warehouse }) => ({ article, warehouse }));
	return rowsOf(
		db,
		entities.stockRecord,
		sql`r."onHand" > 0 and r.rowid in (
			select s.rowid from json_each(${JSON.stringify(keys)}) as j join "stockRecord" as s
				on s.article = j.value ->> 'article' and s.warehouse = j.value ->> 'warehouse')`
	);
};
/** Records of stock by their ids, those that are there. */
export const recordsById = (db: Reading, ids: readonly Id[]): Promise<readonly StockRecord[]> =>
	rowsOf(
		db,
		entities.stockRecord,
		sql`r.id in (select value from json_each(${JSON.stringify(ids)}))`
	);

/** What has to be known of articles to move them. */
export async function movedArticles(
	db: Reading,
	ids: readonly Id[]
): Promise<ReadonlyMap<Id, MovedArticle>> {
	const rows = await db.all<{ id: Id; row: string }>(
		sql`select a.id, json_object('stockManaged', json(iif(a."stockManaged", 'true', 'false')),
				'tracking', a.tracking, 'weight', a.weight, 'lastCost', coalesce(${last('unitCost')}, a.cost),
				'lastPrice', coalesce(${last('price')}, ${last('unitCost')}, a.cost)) as row
			from article as a where a.id in (select value from json_each(${JSON.stringify(ids)}))`
	);
	return new Map(rows.map(({ id, row }) => [id, JSON.parse(row) as MovedArticle]));
}

/** Of the goods of an article that came in last of those of which this is known, and that nobody has taken back. */
const last = (column: 'unitCost' | 'price') =>
	sql`(select l.${sql.identifier(column)} from "costLayer" as l where l.article = a.id
		and l.${sql.identifier(column)} is not null
		and not exists (select 1 from "stockMove" as later where later.reverses = l.move collate nocase)
		order by l."on" desc, l.age desc limit 1)`;

/** The moves of documents that no other move has taken back, nor that take back one themselves. */
export function movesOf(db: Reading, papers: readonly Id[]): Promise<readonly StockMove[]> {
	return rowsOf(
		db,
		stockMove,
		sql`r.rowid in (select m.rowid from json_each(${JSON.stringify(papers)}) as j
				join "stockMove" as m on m.paper = j.value collate nocase)
			and r.reverses is null and not exists (select 1 from "stockMove" as later where later.reverses = r.id collate nocase)`
	);
}
