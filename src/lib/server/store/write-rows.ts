import { groupBy } from '#lib/domain/model/group-by.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Draft } from '#lib/domain/model/rule.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import { name } from '#lib/server/db/statement.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { chunks } from './chunks.ts';

/** Inserts every new row of the drafts, all with version 1. `fields` are the columns that are given. */
export async function insert(
	tx: Tx,
	entity: string,
	fields: readonly string[],
	drafts: readonly Draft[]
): Promise<void> {
	const columns = ['id', 'version', ...fields];
	for await (const chunk of chunks(drafts)) {
		const cells = chunk.map(({ after }) => columns.map((column) => toStored(after[column])));
		await tx.run(
			sql`insert into ${name(entity)} (${names(columns)})
				select ${extracts(columns.length)} from json_each(${JSON.stringify(cells)})`
		);
	}
}

/** Writes the changed cells of stored rows and their next version; one statement for each set of columns. */
export async function update(tx: Tx, entity: string, drafts: readonly Draft[]): Promise<void> {
	for (const [key, group] of grouped(drafts)) {
		const columns = ['version', ...(key === '' ? [] : key.split('\n'))];
		for await (const chunk of chunks(group)) await updateChunk(tx, entity, columns, chunk);
	}
}

function grouped(drafts: readonly Draft[]): Map<string, Draft[]> {
	// Most drafts share their set with those before them.
	const keys = new Map<ReadonlySet<string>, string>();
	return groupBy(drafts, ({ changed }) => {
		const key = keys.get(changed) ?? [...changed].sort().join('\n');
		keys.set(changed, key);
		return key;
	});
}

async function updateChunk(
	tx: Tx,
	entity: string,
	columns: readonly string[],
	drafts: readonly Draft[]
): Promise<void> {
	const cells = drafts.map(({ id, after }) => [
		id,
		...columns.map((column) => toStored(after[column]))
	]);
	const aliased = columns.map(
		(_, index) => sql`value ->> ${sql.raw(String(index + 1))} as ${name(`c${index}`)}`
	);
	const set = columns.map((column, index) => sql`${name(column)} = j.${name(`c${index}`)}`);
	await tx.run(
		sql`update ${name(entity)} as r set ${sql.join(set, sql`, `)}
			from (select value ->> 0 as id, ${sql.join(aliased, sql`, `)}
				from json_each(${JSON.stringify(cells)})) as j
			where r.id = j.id`
	);
}

/** Takes a flag off rows that are about to be written as a whole; it is no change of its own. */
export async function clearFlag(
	tx: Tx,
	entity: string,
	flag: string,
	ids: readonly Id[]
): Promise<void> {
	for await (const chunk of chunks(ids)) {
		await tx.run(
			sql`update ${name(entity)} set ${name(flag)} = 0
				where id in (select value from json_each(${JSON.stringify(chunk)}))`
		);
	}
}

/** What the database does not look at for the moment: references until the end of the transaction, bounds at all. */
export type Bar = 'defer_foreign_keys' | 'ignore_check_constraints';

/**
 * Takes rows that are about to be written as a whole out of a unique index: their cell holds a text that is no other
 * row's, and that no value can be, since every text is stored without blanks around it.
 */
export async function park(
	tx: Tx,
	entity: string,
	field: string,
	bar: Bar | null,
	ids: readonly Id[]
): Promise<void> {
	if (bar) await tx.run(sql.raw(`pragma ${bar} = on`));
	for await (const chunk of chunks(ids)) {
		await tx.run(
			sql`update ${name(entity)} set ${name(field)} = ' ' || id
				where id in (select value from json_each(${JSON.stringify(chunk)}))`
		);
	}
	// The other one ends by itself; a failure meanwhile opens the connection anew, without either.
	if (bar === 'ignore_check_constraints') await tx.run(sql.raw(`pragma ${bar} = off`));
}

export async function remove(tx: Tx, entity: string, ids: readonly Id[]): Promise<void> {
	for await (const chunk of chunks(ids)) {
		await tx.run(
			sql`delete from ${name(entity)}
				where id in (select value from json_each(${JSON.stringify(chunk)}))`
		);
	}
}

const toStored = (cell: Cell | undefined): string | number | null =>
	typeof cell === 'boolean' ? Number(cell) : (cell ?? null);

const names = (columns: readonly string[]): SQL => sql.join(columns.map(name), sql`, `);

export const extracts = (count: number): SQL =>
	sql.raw(Array.from({ length: count }, (_, index) => `value ->> ${index}`).join(', '));
