import { sql } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { MovementKind } from '#lib/domain/stock/movement-kind.ts';
import type { Goods } from '#lib/domain/stock/posting.ts';
import type { Reading } from './rows.ts';

/** An article and a day of it. */
export type Since = { readonly article: Id; readonly on: Day };

/** Of these articles, those of which anything was posted for a later day than theirs. */
export function movedLater(db: Reading, since: readonly Since[]): Promise<readonly Since[]> {
	return db.all<Since>(
		sql`select j.value ->> 'article' as article, j.value ->> 'on' as "on"
			from json_each(${JSON.stringify(since)}) as j
			where (select max(m."on") from "stockMove" as m
				where m.article = j.value ->> 'article') > j.value ->> 'on'`
	);
}

/** A move of goods as it was posted, and what it is worth by now. */
export type LaterMove = Goods & {
	readonly id: Id;
	readonly on: Day;
	readonly kind: MovementKind;
	readonly quantity: Scaled<'quantity'>;
	readonly value: Scaled<'money'> | null;
	readonly fromWarehouse: Id | null;
	readonly fromBin: Id | null;
	readonly toWarehouse: Id | null;
	readonly toBin: Id | null;
	readonly number: string | null;
	readonly line: Id;
	readonly reverses: Id | null;
	readonly returns: Id | null;
	/** Of goods that came in: their age, and what one of them cost. */
	readonly unitCost: Scaled<'price'> | null;
	/** And what it was bought for. */
	readonly price: Scaled<'price'> | null;
	readonly age: number | null;
};

/** All moves of goods after these days, in the order of their days and of those of one day as they were posted. */
export function laterMoves(db: Reading, since: readonly Since[]): Promise<readonly LaterMove[]> {
	return db.all<LaterMove>(
		sql`select m.id, m."on", m.kind, m.article, m.batch, m.serial, m.quantity,
				${worth(sql`m`)} as value, m."fromWarehouse", m."fromBin", m."toWarehouse", m."toBin",
				m.number, m.line, m.reverses, m."returns", l."unitCost", l.price, l.age
			from json_each(${JSON.stringify(since)}) as j
			join "stockMove" as m on m.article = j.value ->> 'article' and m."on" > j.value ->> 'on'
			left join "costLayer" as l on m."fromWarehouse" is null and m.kind <> 'customerReturn' and l.move = m.id
			where m.counter = 'onHand' order by m."on", m.rowid`
	);
}

/** What moves are worth by now; none where they were never worth anything. */
export async function worthOf(
	db: Reading,
	moves: readonly Id[]
): Promise<ReadonlyMap<Id, Scaled<'money'>>> {
	if (moves.length === 0) return new Map();
	const rows = await db.all<{ id: Id; value: Scaled<'money'> | null }>(
		sql`select m.id, ${worth(sql`m`)} as value from "stockMove" as m
			where m.id in (select value from json_each(${JSON.stringify(moves)}))`
	);
	return new Map(rows.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const])));
}

/** What was found out last, or what the ledger says. Ids are found by an index that looks at no case. */
export const worth = (move: ReturnType<typeof sql>) =>
	sql`coalesce((select r.after from "stockRevaluation" as r
		where r.move = ${move}.id collate nocase order by r.rowid desc limit 1), ${move}.value)`;
