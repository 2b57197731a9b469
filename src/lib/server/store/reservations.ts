import { sql } from 'drizzle-orm';
import { brand } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id, Row } from '#lib/domain/model/row.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import type { Claimed, Spare } from '#lib/domain/stock/spare.ts';
import { name } from '#lib/server/db/statement.ts';
import { rowsOf, type Reading } from './rows.ts';

export type ReservationEntry = Row<typeof reservationEntry>;
/** All goods of an article in a warehouse. */
export type Stocked = { readonly article: Id; readonly warehouse: Id };

/** What documents promise still. */
export const openOf = (db: Reading, papers: readonly Id[]): Promise<readonly ReservationEntry[]> =>
	rowsOf(
		db,
		reservationEntry,
		sql`r.open > 0 and r.paper in (select value from json_each(${JSON.stringify(papers)}))`
	);

/** What was promised to lines of documents, also where nothing of it is open any more. */
export const entriesOfLines = (
	db: Reading,
	lines: readonly Id[]
): Promise<readonly ReservationEntry[]> =>
	rowsOf(
		db,
		reservationEntry,
		sql`r.rowid in (select e.rowid from json_each(${JSON.stringify(lines)}) as j
			join "reservationEntry" as e on e.line = j.value collate nocase)`
	);

/** Everything that is still promised of these goods. */
export const openAt = (
	db: Reading,
	stocked: readonly Stocked[]
): Promise<readonly ReservationEntry[]> =>
	rowsOf(
		db,
		reservationEntry,
		sql`r.open > 0 and r.rowid in (
			select e.rowid from json_each(${JSON.stringify(stocked)}) as j join "reservationEntry" as e
				on e.article = j.value ->> 'article' and e.warehouse = j.value ->> 'warehouse')`
	);

/** What of the claimed goods is on hand and promised to nobody. */
export async function sparesOf(
	db: Reading,
	claimed: readonly Claimed[]
): Promise<readonly Spare[]> {
	if (claimed.length === 0) return [];
	const keys = claimed.map(({ goods, shelf }) => ({ ...goods, ...shelf }));
	const rows = await db.all<{ at: number; spare: number }>(
		sql`select j.key as at, (select coalesce(sum(s."onHand" - s.reserved), 0) from "stockRecord" as s
				where s.article = j.value ->> 'article' and s.warehouse = j.value ->> 'warehouse'
				and (j.value ->> 'bin' is null or s.bin = j.value ->> 'bin')
				and (j.value ->> 'batch' is null or s.batch = j.value ->> 'batch')
				and (j.value ->> 'serial' is null or s.serial = j.value ->> 'serial')) as spare
			from json_each(${JSON.stringify(keys)}) as j`
	);
	const found = new Map(rows.map(({ at, spare }) => [Number(at), spare]));
	return claimed.map((each, at) => ({ ...each, quantity: brand(found.get(at) ?? 0) }));
}

export type OverReservation = {
	readonly id: Id;
	readonly version: number;
	readonly number: string | null;
	readonly until: string;
};

/** What keeps goods for a time, and the state in which it does. */
export const keepers = { reservation: 'reserved', deal: 'open' } as const;
export type Keeper = keyof typeof keepers;

/** Documents whose last day is over and that still promise something, the oldest first. */
export const overReservations = (
	db: Reading,
	document: Keeper,
	today: Day
): Promise<readonly OverReservation[]> =>
	db.all<OverReservation>(sql`select id, version, number, until from ${name(document)} as k
		where state = ${keepers[document]} and until < ${today} and exists (
			select 1 from "reservationEntry" as e where e.paper = k.id collate nocase and e.open > 0)
		order by until, rowid`);
