import { sql } from 'drizzle-orm';
import type { Source } from '#lib/domain/model/permission.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { chunks, extracts } from './write-rows.ts';
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
	readonly undone: Id | null;
	readonly undoes: Id | null;
};

export async function operationById(db: Reading, id: Id): Promise<StoredOperation | undefined> {
	const [found] = await db.all<StoredOperation>(
		sql`select sequence, id, user, entity, request, undone, undoes from operation where id = ${id}`
	);
	return found && { ...found };
}

/** Opens an operation; its changes follow in the same transaction. */
export async function begin(tx: Tx, operation: NewOperation): Promise<number> {
	const [row] = await tx.all<{ sequence: number }>(
		sql`insert into operation (id, at, user, who, source, entity, request, inserted, updated, deleted, undoes)
			values (${operation.id}, ${operation.at}, ${operation.user}, ${operation.who}, ${operation.source},
				${operation.entity}, ${operation.request}, 0, 0, 0, ${operation.undoes ?? null})
			returning sequence`
	);
	return Number(row?.sequence);
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
		sql`select max(sequence) as last from operation where entity = ${entity}`
	);
	return String(row?.last ?? 0);
}
