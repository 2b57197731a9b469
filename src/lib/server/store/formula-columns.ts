import { sql } from 'drizzle-orm';
import type { FormulaColumn } from '#lib/domain/columns/formula-column.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { Reading } from './rows.ts';

export type StoredColumn = Omit<FormulaColumn, 'mine'> & {
	/** Whose it is. */
	readonly user: Id;
	readonly who: string;
	readonly at: string;
};

/** Every formula column of a table, whosever it is, in the order in which they came. */
export async function columnsOf(db: Reading, entity: string): Promise<readonly StoredColumn[]> {
	const rows = await db.all<Omit<StoredColumn, 'shared'> & { shared: number }>(
		sql`select id, version, entity, name, formula, "as", decimals, shared, user, who, at
			from formulaColumn where entity = ${entity} order by rowid`,
		'short'
	);
	return rows.map((row) => ({
		...row,
		version: Number(row.version),
		decimals: row.decimals === null ? null : Number(row.decimals),
		shared: Number(row.shared) === 1
	}));
}

/** The table that a column belongs to. */
export const columnEntity = async (tx: Tx, id: Id): Promise<string | undefined> =>
	(await tx.all<{ entity: string }>(sql`select entity from formulaColumn where id = ${id}`))[0]
		?.entity;

export const putColumn = (tx: Tx, column: StoredColumn): Promise<number> => {
	const { id, version, entity, name, formula, decimals, shared, user, who, at } = column;
	return tx.run(
		sql`insert into formulaColumn (id, version, entity, name, formula, "as", decimals, shared, user, who, at)
			values (${id}, ${version}, ${entity}, ${name}, ${formula}, ${column.as}, ${decimals}, ${shared},
				${user}, ${who}, ${at})
			on conflict (id) do update set version = excluded.version, name = excluded.name,
				formula = excluded.formula, "as" = excluded."as", decimals = excluded.decimals,
				shared = excluded.shared, who = excluded.who, at = excluded.at`
	);
};

export const deleteColumn = (tx: Tx, id: Id): Promise<number> =>
	tx.run(sql`delete from formulaColumn where id = ${id}`);
