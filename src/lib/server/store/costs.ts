import { groupBy } from '#lib/domain/model/group-by.ts';
import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Book, CostLayer, CostMethod, CostMove, Share } from '#lib/domain/stock/book.ts';
import type { Difference, Later } from '#lib/domain/stock/replay.ts';
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

/** The last day into which nothing is posted any more, if there is one. */
export async function closedUntil(db: Reading): Promise<Day | null> {
	const [row] = await db.all<{ until: Day | null }>(
		sql`select "closedUntil" as until from company limit 1`
	);
	return row?.until ?? null;
}

/** Whether anything has been valued yet. */
export async function isValued(db: Reading): Promise<boolean> {
	return (await db.all(sql`select 1 from "costLayer" limit 1`)).length > 0;
}

/** What these moves took from layers, by move. */
export async function sharesOf(
	db: Reading,
	moves: readonly Id[]
): Promise<ReadonlyMap<Id, readonly Share[]>> {
	if (moves.length === 0) return new Map();
	const rows = await db.all<Share>(
		sql`select move, layer, quantity, value from "costShare"
			where move in (select value from json_each(${JSON.stringify(moves)}))`
	);
	return groupBy(rows, ({ move }) => move);
}

/** As much of the book as these moves may touch, of which the later ones are carried out again. */
export async function bookFor(
	db: Reading,
	moves: readonly CostMove[],
	later: Later
): Promise<Book> {
	const method = await costMethod(db);
	const sources = new Map(
		moves.flatMap(({ goods: { article }, from }) =>
			from ? [[`${article} ${from}`, [article, from]] as const] : []
		)
	);
	const makers = [...moves.flatMap(({ undoes }) => undoes?.move ?? []), ...later.moves.map(idOf)];
	const touched = [...later.shares.values()].flatMap((own) => own.map(({ layer }) => layer));
	const layers = await db.all<LayerRow>(
		sql`select l.* from "costLayer" as l where l.rowid in (
			select o.rowid from json_each(${JSON.stringify([...sources.values()])}) as j
				join "costLayer" as o on o.article = j.value ->> 0 and o.warehouse = j.value ->> 1
				where o.quantity > 0
			union select m.rowid from ${each(makers)} as j join "costLayer" as m on m.move = j.value
			union select t.rowid from ${each(touched)} as j join "costLayer" as t on t.id = j.value)`
	);
	const articles = [...new Set(moves.map(({ goods }) => goods.article))];
	return {
		method,
		layers: new Map(layers.map((row) => [row.id, toLayer(row)])),
		pools: method === 'average' ? await poolsOf(db, articles) : new Map()
	};
}

const idOf = ({ id }: { readonly id: Id }): Id => id;

const each = (ids: readonly Id[]) => sql`json_each(${JSON.stringify([...new Set(ids)])})`;

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
export async function storeBook(tx: Tx, changed: Difference): Promise<void> {
	const layers = changed.layers.map(layerCells);
	const shares = changed.shares.map(({ move, layer, ...part }) => [move, layer, ...cellsOf(part)]);
	const pools = changed.pools.map(([article, pool]) => [article, ...cellsOf(pool)]);
	await removeFromBook(tx, changed);
	if (layers.length > 0) {
		await tx.run(
			sql`insert into "costLayer"
					(id, article, warehouse, batch, serial, "on", age, move, received, quantity, "unitCost", price, value)
				select ${values(13)} from json_each(${JSON.stringify(layers)}) where true
				on conflict (id) do update set quantity = excluded.quantity, value = excluded.value,
					"on" = excluded."on", age = excluded.age, received = excluded.received,
					"unitCost" = excluded."unitCost", price = excluded.price`
		);
	}
	if (shares.length > 0) {
		await tx.run(
			sql`insert into "costShare" (move, layer, quantity, value)
				select ${values(4)} from json_each(${JSON.stringify(shares)}) where true
				on conflict (move, layer) do update set quantity = excluded.quantity, value = excluded.value`
		);
	}
	if (pools.length > 0) {
		await tx.run(
			sql`insert into "costPool" (article, quantity, value)
				select ${values(3)} from json_each(${JSON.stringify(pools)}) where true
				on conflict (article) do update set quantity = excluded.quantity, value = excluded.value`
		);
	}
}

async function removeFromBook(tx: Tx, { goneLayers, goneShares }: Difference): Promise<void> {
	if (goneLayers.length > 0) {
		await tx.run(sql`delete from "costLayer" where id in (select value from ${each(goneLayers)})`);
	}
	if (goneShares.length === 0) return;
	const keys = goneShares.map(({ move, layer }) => [move, layer]);
	await tx.run(
		sql`delete from "costShare" where rowid in (
			select s.rowid from json_each(${JSON.stringify(keys)}) as j
			join "costShare" as s on s.move = j.value ->> 0 and s.layer = j.value ->> 1)`
	);
}

const cellsOf = ({ quantity, value }: Holding) => [quantity, value];

const layerCells = (layer: CostLayer) => [
	...[layer.id, layer.goods.article, layer.warehouse, layer.goods.batch, layer.goods.serial],
	...[layer.on, layer.age, layer.move, layer.received, layer.quantity, layer.unitCost],
	...[layer.price ?? null, layer.value]
];

const values = (count: number) =>
	sql.raw(Array.from({ length: count }, (_, at) => `value ->> ${at}`).join(', '));
