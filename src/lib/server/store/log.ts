import { sql } from 'drizzle-orm';
import type { Source } from '#lib/domain/model/permission.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { breathe, type Tx } from '#lib/server/db/transaction.ts';
import { extracts } from './write-rows.ts';
import { CHUNK, chunks } from './chunks.ts';
import type { Reading } from './rows.ts';

export type NewOperation = {
	readonly id: Id;
	readonly at: string;
	readonly user: Id;
	readonly who: string;
	readonly source: Source;
	readonly entity: string;
	/** The hash of what was asked, to tell a repeated request from a reused id. */
	readonly request: string;
	readonly undoes?: Id;
};

export type StoredOperation = {
	readonly sequence: number;
	readonly id: Id;
	readonly user: Id;
	readonly entity: string;
	readonly request: string;
	readonly source: Source;
	readonly undone: Id | null;
	readonly undoes: Id | null;
};

export async function operationById(db: Reading, id: Id): Promise<StoredOperation | undefined> {
	const [found] = await db.all<StoredOperation>(
		sql`select sequence, id, user, entity, request, source, undone, undoes from operation where id = ${id}`,
		'short'
	);
	return found && { ...found };
}

/** Opens an operation; its changes follow in the same transaction. Null when there is one with this id already. */
export async function begin(tx: Tx, operation: NewOperation): Promise<number | null> {
	const [row] = await tx.all<{ sequence: number }>(
		sql`insert into operation (id, at, user, who, source, entity, request, inserted, updated, deleted, undoes)
			values (${operation.id}, ${operation.at}, ${operation.user}, ${operation.who}, ${operation.source},
				${operation.entity}, ${operation.request}, 0, 0, 0, ${operation.undoes ?? null})
			on conflict (id) do nothing returning sequence`
	);
	return row ? Number(row.sequence) : null;
}

/** How many rows an operation wrote. */
export async function writtenBy(db: Reading, sequence: number): Promise<number> {
	const [row] = await db.all<{ rows: number }>(
		sql`select inserted + updated + deleted as rows from operation where sequence = ${sequence}`
	);
	return Number(row?.rows ?? 0);
}

export type Kind = 'insert' | 'update' | 'delete';
const counters = { insert: 'inserted', update: 'updated', delete: 'deleted' } as const;

/** Writes what happened to rows of one entity: cells before and after, only those that changed. */
export async function record(
	tx: Tx,
	sequence: number,
	entity: string,
	kind: Kind,
	drafts: readonly Draft[]
): Promise<void> {
	for await (const chunk of chunks(drafts)) {
		const lines = chunk.map((draft) => line(kind, draft));
		await tx.run(
			sql`insert into change (operation, entity, kind, row, version, before, after)
				select ${sequence}, ${entity}, ${kind}, ${extracts(4)}
				from json_each(${JSON.stringify(lines)})`
		);
	}
	const counter = sql.raw(counters[kind]);
	await tx.run(
		sql`update operation set ${counter} = ${counter} + ${drafts.length} where sequence = ${sequence}`
	);
}

function line(kind: Kind, { id, before, after, changed }: Draft) {
	if (kind === 'delete') return [id, after.version, cellsOf(after), null];
	if (kind === 'insert') return [id, after.version, null, cellsOf(after)];
	return [id, after.version, cellsOf(before, changed), cellsOf(after, changed)];
}

function cellsOf(row: AnyRow | null, fields?: ReadonlySet<string>): string {
	const cells: Record<string, Cell> = {};
	for (const field of fields ?? Object.keys(row ?? {})) {
		if (field !== 'id' && field !== 'version') cells[field] = row?.[field] ?? null;
	}
	return JSON.stringify(cells);
}

/** Names the state of a table: it changes with every operation that the table was given. */
export async function stateOf(db: Reading, entity: string): Promise<string> {
	const [row] = await db.all<{ last: number | null }>(
		sql`select max(sequence) as last from operation where entity = ${entity}`,
		'short'
	);
	return String(row?.last ?? 0);
}

/** One row of an operation, cells as stored. */
export type LoggedChange = {
	readonly entity: string;
	readonly row: Id;
	readonly kind: Kind;
	readonly version: number;
	readonly before: Readonly<Record<string, Cell>>;
	readonly after: Readonly<Record<string, Cell>>;
};

/** Everything an operation wrote, in the order in which it was written. */
export async function changesOf(db: Reading, sequence: number): Promise<readonly LoggedChange[]> {
	const changes: LoggedChange[] = [];
	for (let last = 0; ;) {
		const rows = await db.all<{ at: number; line: string }>(
			sql`select rowid as at, json_array(entity, row, kind, version, json(before), json(after)) as line
				from change where operation = ${sequence} and rowid > ${last} order by rowid limit ${CHUNK}`
		);
		changes.push(...rows.map(({ line }) => toLogged(line)));
		if (rows.length < CHUNK) return changes;
		last = Number(rows.at(-1)?.at);
		await breathe();
	}
}

type Cells = Readonly<Record<string, Cell>>;

/** Written by record(). */
function toLogged(line: string): LoggedChange {
	const [entity, row, kind, version, before, after] = JSON.parse(line) as [
		string,
		Id,
		Kind,
		number,
		Cells | null,
		Cells | null
	];
	return { entity, row, kind, version, before: before ?? {}, after: after ?? {} };
}

/**
 * An operation that takes another one back; what that one had taken back counts as done again, and so on through
 * a chain of undos.
 */
export async function markUndone(
	tx: Tx,
	{ id, undoes }: Pick<StoredOperation, 'id' | 'undoes'>,
	by: Id
): Promise<void> {
	await tx.run(sql`update operation set undone = ${by} where id = ${id}`);
	if (!undoes) return;
	await tx.run(sql`update operation set undone = null where id = ${undoes}`);
	const before = await operationById(tx, undoes);
	const first = before?.undoes && (await operationById(tx, before.undoes));
	if (first) await markUndone(tx, first, by);
}
