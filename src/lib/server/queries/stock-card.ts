import { sql, type SQL } from 'drizzle-orm';
import { may } from '#lib/domain/access/may.ts';
import { brand, toDecimal } from '#lib/domain/model/amount.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { name } from '#lib/server/db/statement.ts';
import { titlesOf, type Titles } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';

/** Which goods, and where: all batches and serial numbers where none is named, and all warehouses. */
export type CardOf = {
	readonly article: Id;
	readonly batch?: string | undefined;
	readonly serial?: string | undefined;
	readonly warehouse?: Id | undefined;
};

/** What came or went, newest first, with what was there afterwards; quantities as plain decimals. */
export type CardMove = {
	readonly id: Id;
	readonly on: string;
	readonly kind: string;
	readonly fromWarehouse: Id | null;
	readonly fromBin: Id | null;
	readonly toWarehouse: Id | null;
	readonly toBin: Id | null;
	readonly batch: string | null;
	readonly serial: string | null;
	readonly quantity: number;
	/** What the move adds where one looks; goods that only change their place add nothing. */
	readonly change: number;
	readonly balance: number;
	readonly document: string;
	readonly number: string | null;
	readonly paper: Id;
	/** From whom goods of outside came, or to whom they went; null where nobody is named, or the asker may not know. */
	readonly partner: Id | null;
	readonly who: string;
	readonly at: string;
};
export type Lying = {
	readonly warehouse: Id;
	readonly bin: Id | null;
	readonly batch: string | null;
	readonly serial: string | null;
	readonly onHand: number;
	readonly reserved: number;
	readonly ordered: number;
};
export type StockCard = {
	readonly lying: readonly Lying[];
	readonly moves: readonly CardMove[];
	/** Names the last move, to go on behind it; null where there are no more. */
	readonly after: Place | null;
	readonly refs: Titles;
};
/** Of a move in the order of the days and of what was entered. */
export type Place = { readonly on: string; readonly at: number };

const PAGE = 200;

/** The card of an article, of a batch or of a piece: what is where, and how that came about (F102). */
export async function stockCard(
	{ db, actor }: { readonly db: Reading; readonly actor: Actor },
	of: CardOf,
	after: Place | null = null
): Promise<StockCard> {
	const partner = partnerFor(actor);
	const [lying, found] = await Promise.all([placesOf(db, of), movesOf(db, of, after, partner)]);
	const moves = found.slice(0, PAGE);
	const last = found.length > PAGE ? moves.at(-1) : undefined;
	const warehouses = [...lying, ...moves].flatMap((row) =>
		'warehouse' in row ? row.warehouse : [row.fromWarehouse, row.toWarehouse]
	);
	const bins = [...lying, ...moves].flatMap((row) =>
		'bin' in row ? row.bin : [row.fromBin, row.toBin]
	);
	const refs = await titlesOf(
		db,
		new Map([
			['article', new Set([of.article])],
			['warehouse', new Set(warehouses.flatMap((id) => id ?? []))],
			['bin', new Set(bins.flatMap((id) => id ?? []))],
			['partner', new Set(moves.flatMap(({ partner }) => partner ?? []))]
		])
	);
	return {
		lying: lying.map(toLying),
		moves: moves.map(toMove),
		after: last ? { on: last.on, at: last.place } : null,
		refs
	};
}

const goodsOf = ({ article, batch, serial }: CardOf): SQL => sql`r.article = ${article}
	${batch === undefined ? sql`` : sql`and r.batch = ${batch}`}
	${serial === undefined ? sql`` : sql`and r.serial = ${serial}`}`;

const placesOf = (db: Reading, of: CardOf): Promise<readonly Lying[]> =>
	db.all<Lying>(sql`select r.warehouse, r.bin, r.batch, r.serial, r."onHand", r.reserved, r.ordered
		from "stockRecord" as r where ${goodsOf(of)}
			and (r."onHand" > 0 or r.reserved > 0 or r.ordered > 0)
			${of.warehouse === undefined ? sql`` : sql`and r.warehouse = ${of.warehouse}`}
		order by r."onHand" desc, r.rowid limit ${PAGE}`);

type StoredMove = CardMove & { readonly place: number };

/** Documents that name whom goods came from or went to, and what they call him. */
const partners = {
	deliveryNote: 'customer',
	salesReturn: 'customer',
	goodsReceipt: 'supplier',
	purchaseReturn: 'supplier'
};

/** The partner of a move, as far as the actor may see it in its document. */
function partnerFor(actor: Actor): SQL {
	if (!may(actor, 'partner.read')) return sql`null`;
	const known = Object.entries(partners)
		.filter(([document]) => may(actor, `${document}.read`))
		.map(
			([document, field]) => sql`when ${document} then (
				select p.${name(field)} from ${name(document)} as p where p.id = c.paper)`
		);
	return known.length === 0 ? sql`null` : sql`case c.document ${sql.join(known, sql` `)} end`;
}

function movesOf(
	db: Reading,
	of: CardOf,
	after: Place | null,
	partner: SQL
): Promise<readonly StoredMove[]> {
	const { warehouse } = of;
	const isThere = (side: 'toWarehouse' | 'fromWarehouse') =>
		warehouse === undefined
			? sql`${sql.identifier(side)} is not null`
			: sql`${sql.identifier(side)} = ${warehouse}`;
	const [comes, goes] = [isThere('toWarehouse'), isThere('fromWarehouse')];
	const from = after ? sql`where (c."on", c.place) < (${after.on}, ${after.at})` : sql``;
	return db.all<StoredMove>(sql`
		with moved as (
			select r.rowid as place, r.*, r.quantity * (${comes}) - r.quantity * (${goes}) as change
				from "stockMove" as r where ${goodsOf(of)} and r.counter = 'onHand' and (${comes} or ${goes})
		), c as (
			select *, sum(change) over (order by "on", place) as balance from moved
		)
		select c.id, c.place, c."on", c.kind, c."fromWarehouse", c."fromBin", c."toWarehouse", c."toBin",
				c.batch, c.serial, c.quantity, c.change, c.balance, c.document, c.number, c.paper, c.who, c.at,
				${partner} as partner
			from c ${from} order by c."on" desc, c.place desc limit ${PAGE + 1}`);
}

const plain = (quantity: number) => toDecimal('quantity', brand<'quantity'>(quantity));

const toLying = (row: Lying): Lying => ({
	...row,
	onHand: plain(row.onHand),
	reserved: plain(row.reserved),
	ordered: plain(row.ordered)
});

const toMove = ({ place: _, ...row }: StoredMove): CardMove => ({
	...row,
	quantity: plain(row.quantity),
	change: plain(row.change),
	balance: plain(row.balance)
});

/** Goods with a batch or a serial number, by how that begins. */
export type Tracked = {
	readonly article: Id;
	readonly name: string;
	readonly batch: string | null;
	readonly serial: string | null;
};

const FOUND = 20;

/** Batches and pieces that ever were in stock, by what is printed on them. */
export const trackedGoods = (db: Reading, search: string): Promise<readonly Tracked[]> =>
	db.all<Tracked>(sql`select distinct r.article, a.name, r.batch, r.serial
		from "stockRecord" as r join article as a on a.id = r.article
		where ${search} <> '' and (${beginsWith('batch', search)} or ${beginsWith('serial', search)})
		order by length(coalesce(r.serial, r.batch)), r.batch, r.serial limit ${FOUND}`);

/** By the index over letters of any case. */
const beginsWith = (field: 'batch' | 'serial', search: string): SQL => {
	const column = sql`r.${sql.identifier(field)} collate nocase`;
	return sql`(${column} >= ${search} and ${column} < ${`${search}\u{10FFFF}`})`;
};
