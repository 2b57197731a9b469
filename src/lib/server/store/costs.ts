import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type {
	Book,
	Costed,
	CostLayer,
	CostMethod,
	CostMove,
	Share
} from '#lib/domain/stock/costing.ts';
import type { Holding } from '#lib/domain/stock/valuation.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { Reading } from './rows.ts';

/** How the company values its goods; FIFO as long as there is no company. */
export async function costMethod(db: Reading): Promise<CostMethod> {
	const [row] = await db.all<{ method: CostMethod }>(
		sql`select "costMethod" as method from company limit 1`
	);
	return row?.method ?? 'fifo';
}

/** Whether anything has been valued yet. */
export async function isValued(db: Reading): Promise<boolean> {
	return (await db.all(sql`select 1 from "costLayer" limit 1`)).length > 0;
}

/** What these moves took from layers. */
export async function sharesOf(db: Reading, moves: readonly Id[]): Promise<readonly Share[]> {
	if (moves.length === 0) return [];
	return db.all<Share>(
		sql`select move, layer, quantity, value from "costShare"
			where move in (select value from json_each(${JSON.stringify(moves)}))`
	);
}

/** As much of the book as these moves may touch. */
export async function bookFor(db: Reading, moves: readonly CostMove[]): Promise<Book> {
	const method = await costMethod(db);
	const sources = moves.flatMap(({ goods, from }) => (from ? [[goods.article, from]] : []));
	const undone = moves.flatMap(({ undoes }) => undoes?.move ?? []);
	const shared = moves.flatMap(({ undoes }) => undoes?.shares.map(({ layer }) => layer) ?? []);
	const among = (ids: readonly Id[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;
	const layers = await db.all<LayerRow>(
		sql`select l.* from "costLayer" as l where l.quantity > 0 and exists (
				select 1 from json_each(${JSON.stringify(sources)}) as j
				where l.article = j.value ->> 0 and l.warehouse = j.value ->> 1)
			union select * from "costLayer" where move in ${among(undone)} or id in ${among(shared)}`
	);
	const articles = [...new Set(moves.map(({ goods }) => goods.article))];
	return {
		method,
		layers: new Map(layers.map((row) => [row.id, toLayer(row)])),
		pools: method === 'average' ? await poolsOf(db, articles) : new Map()
	};
}

type LayerRow = Omit<CostLayer, 'goods'> & CostLayer['goods'];

const toLayer = ({ article, batch, serial, ...layer }: LayerRow): CostLayer => ({
	...layer,
	goods: { article, batch, serial }
});

async function poolsOf(db: Reading, articles: readonly Id[]): Promise<ReadonlyMap<Id, Holding>> {
	const rows = await db.all<Holding & { article: Id }>(
		sql`select article, quantity, value from "costPool"
			where article in (select value from json_each(${JSON.stringify(articles)}))`
	);
	return new Map(rows.map(({ article, ...pool }) => [article, pool]));
}

/** Stores what the moves changed of the book. */
export async function storeBook(tx: Tx, before: Book, after: Costed): Promise<void> {
	const layers = [...after.layers.values()].filter((each) => before.layers.get(each.id) !== each);
	const shares = after.shares.map(({ move, layer, quantity, value }) => [
		...[move, layer, quantity, value]
	]);
	const pools = [...after.pools].filter(([article, pool]) => before.pools.get(article) !== pool);
	await tx.run(
		sql`insert into "costLayer"
				(id, article, warehouse, batch, serial, "on", age, move, received, quantity, "unitCost", value)
			select ${values(12)} from json_each(${JSON.stringify(layers.map(layerCells))}) where true
			on conflict (id) do update set quantity = excluded.quantity, value = excluded.value`
	);
	await tx.run(
		sql`insert into "costShare" (move, layer, quantity, value)
			select ${values(4)} from json_each(${JSON.stringify(shares)})`
	);
	if (pools.length === 0) return;
	await tx.run(
		sql`insert into "costPool" (article, quantity, value)
			select ${values(3)} from json_each(${JSON.stringify(pools.map(poolCells))}) where true
			on conflict (article) do update set quantity = excluded.quantity, value = excluded.value`
	);
}

const layerCells = (layer: CostLayer) => [
	...[layer.id, layer.goods.article, layer.warehouse, layer.goods.batch, layer.goods.serial],
	...[layer.on, layer.age, layer.move, layer.received, layer.quantity, layer.unitCost, layer.value]
];

const poolCells = ([article, { quantity, value }]: readonly [Id, Holding]) => [
	...[article, quantity, value]
];

const values = (count: number) =>
	sql.raw(Array.from({ length: count }, (_, at) => `value ->> ${at}`).join(', '));
