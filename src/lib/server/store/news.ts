import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Kind } from './log.ts';
import type { Reading } from './rows.ts';

/** Rows of one table that an operation wrote in one way. */
export type RowNews = {
	readonly entity: string;
	readonly kind: Kind;
	/** Of an update: the fields that changed. */
	readonly fields: readonly string[];
	/** The rows, each with its version since. */
	readonly rows: readonly (readonly [row: Id, version: number])[];
};
/** A table of which an operation wrote more rows than are named. */
export type ManyNews = { readonly entity: string; readonly kind: 'many' };

/** What one operation wrote: where, never what. */
export type News = {
	readonly sequence: number;
	readonly operation: Id;
	readonly user: { readonly id: Id; readonly name: string };
	readonly changes: readonly (RowNews | ManyNews)[];
};

/** Rows that one operation names, and all operations together. */
const MOST_ROWS = 1000;
const MOST_TOGETHER = 2000;
const MOST_OPERATIONS = 500;
/** Up to here the answer comes sooner without the way to a thread and back. */
const FEW_ROWS = 20;

type Written = {
	readonly sequence: number;
	readonly id: Id;
	readonly user: Id;
	readonly who: string;
	readonly rows: number;
};

/** How far the log goes: the sequence of the last operation. */
export async function lastSequence(db: Reading): Promise<number> {
	const [row] = await db.all<{ last: number | null }>(
		sql`select max(sequence) as last from operation`,
		'short'
	);
	return Number(row?.last ?? 0);
}

/**
 * What was written after `after`, in order, and how far that goes. `news` is null where that is too much to tell one
 * by one, or where `after` lies ahead of the log, as after a backup was restored.
 */
export async function newsAfter(
	db: Reading,
	after: number
): Promise<{ readonly last: number; readonly news: readonly News[] | null }> {
	// Asked first: what is written between the two questions is found by the second.
	const last = await lastSequence(db);
	const found = await db.all<Written>(
		sql`select sequence, id, user, who, inserted + updated + deleted as rows from operation
			where sequence > ${after} and inserted + updated + deleted > 0
			order by sequence limit ${MOST_OPERATIONS + 1}`,
		'short'
	);
	const named = found.filter(({ rows }) => Number(rows) <= MOST_ROWS);
	const count = named.reduce((sum, { rows }) => sum + Number(rows), 0);
	if (found.length > MOST_OPERATIONS || count > MOST_TOGETHER || last < after) {
		return { last, news: null };
	}
	const many = found.filter(({ rows }) => Number(rows) > MOST_ROWS);
	const changes = [
		...(await rowsOf(db, named.map(sequenceOf), count)),
		...(await tablesOf(db, many.map(sequenceOf)))
	];
	const sequences = found.map(sequenceOf);
	return {
		last: Math.max(last, ...sequences),
		news: found.map((operation) => toNews(operation, changes))
	};
}

const sequenceOf = ({ sequence }: Written): number => Number(sequence);

type Told = { readonly sequence: number; readonly change: RowNews | ManyNews };

async function rowsOf(
	db: Reading,
	operations: readonly number[],
	count: number
): Promise<readonly Told[]> {
	if (operations.length === 0) return [];
	type Group = Omit<RowNews, 'fields' | 'rows'> & {
		readonly sequence: number;
		readonly fields: string;
		readonly rows: string;
	};
	const groups = await db.all<Group>(
		sql`select operation as sequence, entity, kind, fields, json_group_array(json_array(row, version)) as rows
			from (select operation, entity, kind, row, version, case kind when 'update'
					then (select json_group_array(key) from (select key from json_each(after) order by key))
					else '[]' end as fields
				from change where operation in (select value from json_each(${JSON.stringify(operations)})))
			group by operation, entity, kind, fields`,
		count <= FEW_ROWS ? 'short' : undefined
	);
	// Both texts are written by the statement itself.
	return groups.map(({ sequence, entity, kind, fields, rows }) => ({
		sequence: Number(sequence),
		change: {
			entity,
			kind,
			fields: JSON.parse(fields) as string[],
			rows: JSON.parse(rows) as [Id, number][]
		}
	}));
}

async function tablesOf(db: Reading, operations: readonly number[]): Promise<readonly Told[]> {
	if (operations.length === 0) return [];
	const tables = await db.all<{ sequence: number; entity: string }>(
		sql`select distinct operation as sequence, entity from change
			where operation in (select value from json_each(${JSON.stringify(operations)}))`
	);
	return tables.map(({ sequence, entity }) => ({
		sequence: Number(sequence),
		change: { entity, kind: 'many' }
	}));
}

const toNews = ({ sequence, id, user, who }: Written, changes: readonly Told[]): News => ({
	sequence: Number(sequence),
	operation: id,
	user: { id: user, name: who },
	changes: changes.filter((told) => told.sequence === Number(sequence)).map(({ change }) => change)
});
