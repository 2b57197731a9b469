import { groupBy } from '#lib/domain/model/group-by.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { MovementKind } from '#lib/domain/stock/movement-kind.ts';
import { serialsOf } from '#lib/domain/stock/moved-line.ts';
import type { ReturnSource, ReturnSources, SourceMove } from '#lib/domain/stock/returned-line.ts';
import { name } from '#lib/server/db/statement.ts';
import type { Reading } from './rows.ts';

/** What is returned with documents of one type, and the tables that tell of it. */
export type ReturnKind = {
	/** The returns, and the states in which they hold what they name. */
	readonly type: 'salesReturn' | 'purchaseReturn';
	readonly holding: readonly string[];
	/** The documents of which something is returned, and what lines of returns call those of them. */
	readonly from: 'deliveryNote' | 'goodsReceipt';
	readonly line: 'deliveryLine' | 'receiptLine';
	/** With what move those goods went or came, and with what they come or go back. */
	readonly moved: MovementKind;
	readonly moves: MovementKind;
};

export const returnKinds = {
	salesReturn: {
		...{ type: 'salesReturn', holding: ['approved', 'received'] },
		...{ from: 'deliveryNote', line: 'deliveryLine' },
		...{ moved: 'goodsIssue', moves: 'customerReturn' }
	},
	purchaseReturn: {
		...{ type: 'purchaseReturn', holding: ['shipped'] },
		...{ from: 'goodsReceipt', line: 'receiptLine' },
		...{ moved: 'goodsReceipt', moves: 'vendorReturn' }
	}
} as const satisfies Readonly<Record<ReturnKind['type'], ReturnKind>>;

const list = (values: readonly string[]) =>
	sql`(select value from json_each(${JSON.stringify(values)}))`;

/** Lines of which something is to be returned, by their ids; what these papers themselves hold does not count. */
export async function returnSources(
	db: Reading,
	kind: ReturnKind,
	lines: readonly Id[],
	papers: readonly Id[]
): Promise<ReturnSources> {
	if (lines.length === 0) return new Map();
	const held = (figure: SQL) =>
		sql`(select ${figure} from ${name(`${kind.type}Line`)} as r
			join ${name(kind.type)} as p on p.id = r.document
			where r.${name(kind.line)} = l.id and p.state in ${list(kind.holding)} and p.id not in ${list(papers)})`;
	const rows = await db.all<Row>(
		sql`select l.id, h.state, h."on", l.quantity, ${held(sql`coalesce(sum(r.quantity), 0)`)} as returned,
				${held(sql`group_concat(r.serials, char(10))`)} as named
			from ${name(`${kind.from}Line`)} as l join ${name(kind.from)} as h on h.id = l.document
			where l.id in ${list(lines)}`
	);
	const moves = groupBy(await sourceMoves(db, kind, lines), ({ line }) => line);
	return new Map(
		rows.map(({ id, named, ...row }) => [
			id,
			{ ...row, pieces: serialsOf({ serials: named }), moves: moves.get(id) ?? [] }
		])
	);
}

type Row = Omit<ReturnSource, 'moves' | 'pieces'> & {
	readonly id: Id;
	readonly named: string | null;
};

/** Which of these lines there are for whom it is asked. */
export async function linesThere(
	db: Reading,
	{ from }: ReturnKind,
	lines: readonly Id[]
): Promise<ReadonlySet<Id>> {
	const rows = await db.all<{ id: Id }>(
		sql`select id from ${name(`${from}Line`)} where id in ${list(lines)}`
	);
	return new Set(rows.map(({ id }) => id));
}

/** The moves of these lines that stand, with how many of each stand returned. */
const sourceMoves = (
	db: Reading,
	{ moved }: ReturnKind,
	lines: readonly Id[]
): Promise<readonly (SourceMove & { readonly line: Id })[]> =>
	db.all(
		sql`select m.id, m.line, m.batch, m.serial, m.quantity,
				(select coalesce(sum(r.quantity), 0) from "stockMove" as r
					where r."returns" = m.id collate nocase and ${stands(sql`r`)}) as returned
			from json_each(${JSON.stringify(lines)}) as j
				join "stockMove" as m on m.line = j.value collate nocase
			where +m.kind = ${moved} and +m.reverses is null and ${stands(sql`m`)} order by m.rowid`
	);

/** Indexes of what most moves have in common, such as that they take nothing back, are left aside by `+`. */
const stands = (move: ReturnType<typeof sql>) =>
	sql`not exists (select 1 from "stockMove" as u where u.reverses = ${move}.id collate nocase)`;

/** Returns that hold something of documents, by their numbers. */
export const returnsOf = (
	db: Reading,
	kind: ReturnKind,
	papers: readonly Id[]
): Promise<readonly { readonly paper: Id; readonly number: string | null }[]> =>
	db.all(
		sql`select distinct l.document as paper, p.number from ${name(`${kind.from}Line`)} as l
				join ${name(`${kind.type}Line`)} as r on r.${name(kind.line)} = l.id
				join ${name(kind.type)} as p on p.id = r.document
			where l.document in ${list(papers)} and p.state in ${list(kind.holding)} order by p.number`
	);

/** By line of a return: how many of the goods that it brought are no longer where it brought them. */
export const goneSince = (
	db: Reading,
	papers: readonly Id[]
): Promise<readonly { readonly line: Id; readonly gone: Scaled<'quantity'> }[]> =>
	db.all(
		sql`select m.line, sum(l.received - l.quantity) as gone from "stockMove" as m
				join "costLayer" as l on l.move = m.id
			where m.paper collate nocase in ${list(papers)} and +m.kind = 'customerReturn' and +m.reverses is null
				and ${stands(sql`m`)}
			group by m.line having gone > 0`
	);

/** By line of a receipt: how many of its goods are gone, where what lies there is not enough to take it back. */
export const usedUp = (
	db: Reading,
	papers: readonly Id[]
): Promise<readonly { readonly line: Id; readonly gone: Scaled<'quantity'> }[]> =>
	db.all(
		sql`select m.line, sum(l.received - l.quantity) as gone from "stockMove" as m
				join "costLayer" as l on l.move = m.id
				left join "stockRecord" as s on s.article = m.article and s.warehouse = m."toWarehouse"
					and s.bin is m."toBin" and s.batch is m.batch and s.serial is m.serial
			where m.paper collate nocase in ${list(papers)} and +m.kind = 'goodsReceipt' and +m.reverses is null
				and ${stands(sql`m`)} and coalesce(s."onHand", 0) < m.quantity
			group by m.line having gone > 0`
	);

/** What goods of receipts were bought for, by the lines of those. */
export async function boughtFor(
	db: Reading,
	lines: readonly Id[]
): Promise<ReadonlyMap<Id, Scaled<'price'> | null>> {
	const rows = await db.all<{ id: Id; price: Scaled<'price'> | null }>(
		sql`select r.id, coalesce((select coalesce(l.price, l."unitCost") from "stockMove" as m
				join "costLayer" as l on l.move = m.id
				where m.line = r.id collate nocase and +m.kind = 'goodsReceipt' and +m.reverses is null
					and ${stands(sql`m`)} order by m.rowid limit 1), r."unitCost") as price
			from "goodsReceiptLine" as r where r.id in ${list(lines)}`
	);
	return new Map(rows.map(({ id, price }) => [id, price]));
}
