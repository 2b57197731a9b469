import { sql, type SQL } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import { fieldsOf, type Page } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { name } from '#lib/server/db/statement.ts';
import { Refused } from '#lib/server/refused.ts';
import { storedColumns, where, type Columns } from './conditions.ts';
import { after, fromCursor, toCursor, type CursorValue, type Stretch } from './cursor.ts';
import { orderBy, orderOf, type Order } from './order.ts';
import { arrays, cellsOf, toRow, type Reading } from './rows.ts';
import { isLimited, walkingOver } from './seen.ts';

export type Listed = { readonly rows: readonly AnyRow[]; readonly after: string | null };

/** So few matching rows are found by their filter and then sorted; more are found by walking along the order. */
const FEW = 2000;

/** Rows of one page, cells as stored. `columns` may know formula columns beside the stored ones. */
export async function list(
	db: Reading,
	entity: Entity,
	page: Page,
	columns: Columns = storedColumns(entity, 'r')
): Promise<Listed> {
	const order = orderOf(entity.name, columns, page.sort);
	const few = exact(order) ? await fewMatching(db, entity, page, columns) : null;
	const walks = exact(order) && few === null;
	const asked =
		few !== null ? among(few) : where(entity, walks ? walking(columns, order) : columns, page);
	const plan = { db: walks ? walkingOver(db) : db, entity, order, asked, walks };
	if (page.after === undefined) return finish(plan, await fromOffset(plan, page));
	const cursor = fromCursor(page.after, order.keys);
	if (!cursor || !exact(order)) {
		throw new Refused([{ code: 'query.invalid', params: { field: 'after' } }]);
	}
	return finish(plan, await fill(plan, after(order.keys, cursor), page.limit, 0));
}

type Plan = {
	readonly db: Reading;
	readonly entity: Entity;
	readonly order: Order;
	readonly asked: SQL;
	/** Whether the rows are met in their order, or found by the filter and sorted. */
	readonly walks: boolean;
};
type Found = readonly (readonly Cell[])[];

const exact = ({ keys }: Order): boolean => keys.every((key) => key.exact);

/**
 * The rows that a filter leaves as a JSON list, where they are few: what may be a long formula is computed once to
 * find them. Null where so many are left that the next page of any order is met soon.
 */
async function fewMatching(
	db: Reading,
	entity: Entity,
	page: Page,
	columns: Columns
): Promise<string | null> {
	const asksAll = page.search === undefined && fieldsOf({ ...page, sort: [] }).length === 0;
	// What is hidden from the reader is a filter too.
	if (asksAll && !isLimited(db)) return null;
	const [found] = await db.all<{ rows: string | null }>(
		sql`select iif(count(*) = ${FEW}, null, json_group_array(at)) as rows
			from (select r.rowid as at from ${name(entity.name)} as r
				where ${where(entity, columns, page)} limit ${FEW})`
	);
	return found?.rows ?? null;
}

const among = (rows: string): SQL => sql`r.rowid in (select value from json_each(${rows}))`;

/** The sign keeps the database from choosing the index of a filter over that of the order. */
const walking =
	(columns: Columns, { leading }: Order): Columns =>
	(field) => {
		const column = columns(field);
		return column && field !== leading ? { ...column, sql: sql`+${column.sql}` } : column;
	};

async function fromOffset(plan: Plan, { offset, limit }: Page): Promise<Found> {
	const { order, asked, walks } = plan;
	if (!exact(order)) return sorted(plan, offset, limit);
	if (!walks || !order.walk) return select(plan, order.from, order.keys, asked, offset, limit);
	const empty = { empty: true, condition: sql`${order.walk.cell} is null` };
	const filled = { empty: false, condition: sql`${order.walk.cell} is not null` };
	const stretches = order.keys[0]?.descending ? [filled, empty] : [empty, filled];
	return fill(plan, stretches, limit, offset);
}

async function fill(
	plan: Plan,
	stretches: readonly Stretch[],
	limit: number,
	offset: number
): Promise<Found> {
	const found: (readonly Cell[])[] = [];
	let skip = offset;
	for (const stretch of stretches) {
		const rows = await selectStretch(plan, stretch, skip, limit - found.length);
		found.push(...rows);
		if (found.length === limit) break;
		// Fewer than a page: the stretch is used up, and with it some of what is to be skipped.
		if (skip > 0) skip = rows.length > 0 ? 0 : skip - (await sizeOf(plan, stretch));
	}
	return found;
}

function selectStretch(
	plan: Plan,
	{ empty, condition }: Stretch,
	offset: number,
	limit: number
): Promise<Found> {
	const { order, asked, walks } = plan;
	const both = sql`(${asked}) and (${condition})`;
	if (!walks || !order.walk) return select(plan, order.from, order.keys, both, offset, limit);
	if (!empty) {
		const linked = sql`${both} and s0.id = ${order.walk.cell}`;
		return select(plan, order.walk.filled, order.keys, linked, offset, limit);
	}
	// No row has a title here: what is left is the order by the other keys.
	const none = sql`(${asked}) and ${order.walk.cell} is null and (${condition})`;
	return select(plan, sql`${order.from}`, order.keys.slice(2), none, offset, limit);
}

async function sizeOf({ db, order, asked }: Plan, { condition }: Stretch): Promise<number> {
	const [row] = await db.all<{ rows: number }>(
		sql`select count(*) as rows from ${order.from} where (${asked}) and (${condition})`
	);
	return Number(row?.rows ?? 0);
}

async function select(
	{ db, entity, order }: Plan,
	from: SQL,
	keys: Order['keys'],
	condition: SQL,
	offset: number,
	limit: number
): Promise<Found> {
	const cells = [...cellsOf(entity), ...order.keys.map((key) => key.sql)];
	return arrays(
		db,
		sql`select json_array(${sql.join(cells, sql`, `)}) as row from ${from}
			where ${condition} order by ${orderBy(keys)} limit ${limit} offset ${offset}`
	);
}

/** Computed keys: sorts nothing but them, and fetches the rows of the page alone. */
async function sorted(
	{ db, entity, order, asked }: Plan,
	offset: number,
	limit: number
): Promise<Found> {
	const cells = sql.join(cellsOf(entity), sql`, `);
	const found = await db.all<{ at: number }>(
		sql`select r.rowid as at from ${order.from} where ${asked}
			order by ${orderBy(order.keys)} limit ${limit} offset ${offset}`
	);
	const rows = JSON.stringify(found.map(({ at }) => Number(at)));
	return arrays(
		db,
		sql`select json_array(${cells}) as row from json_each(${rows}) as k
			cross join ${name(entity.name)} as r on r.rowid = k.value order by k.key`
	);
}

function finish({ entity, order }: Plan, found: Found): Listed {
	const fields = storedEntries(entity.fields);
	const last = found.at(-1)?.slice(2 + fields.length) ?? [];
	return {
		rows: found.map((cells) => toRow(fields, cells)),
		after: last.length === order.keys.length ? toCursor(last as CursorValue[]) : null
	};
}
