import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { SheetCells, SheetHead } from '#lib/domain/sheets/sheet.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { Reading } from './rows.ts';

export type StoredSheet = Omit<SheetHead, 'mine' | 'owner'> & {
	/** Whose it is. */
	readonly user: Id;
	readonly who: string;
	readonly cells: SheetCells;
	/** Since when it is deleted. */
	readonly removed: string | null;
};
export type StoredHead = Omit<StoredSheet, 'cells' | 'removed'>;

type Cells = { readonly shared: number | boolean; readonly version: number };

const plain = <R extends Cells>(row: R) => ({
	...row,
	version: Number(row.version),
	shared: Number(row.shared) === 1
});

/** The sheets that a user can open: his own and those that others share. The one that was changed last comes first. */
export async function sheetsFor(db: Reading, user: Id): Promise<readonly StoredHead[]> {
	const rows = await db.all<StoredHead>(
		sql`select id, version, name, shared, user, who, at from scratchSheet
			where removed is null and (user = ${user} or shared = 1) order by at desc, rowid desc`,
		'short'
	);
	return rows.map(plain);
}

/** A sheet by its id, also one that is deleted. */
export async function sheetById(db: Reading, id: Id): Promise<StoredSheet | undefined> {
	const [row] = await db.all<Omit<StoredSheet, 'cells'> & { cells: string }>(
		sql`select id, version, name, shared, user, who, at, cells, removed from scratchSheet where id = ${id}`
	);
	return row && { ...plain(row), cells: JSON.parse(row.cells) as SheetCells };
}

export async function sheetsOf(tx: Tx, user: Id): Promise<number> {
	const [row] = await tx.all<{ sheets: number }>(
		sql`select count(*) as sheets from scratchSheet where user = ${user} and removed is null`
	);
	return Number(row?.sheets ?? 0);
}

export const putSheet = (tx: Tx, sheet: StoredSheet): Promise<number> => {
	const { id, version, name, shared, user, who, at, removed } = sheet;
	return tx.run(
		sql`insert into scratchSheet (id, version, name, shared, user, who, at, cells, removed)
			values (${id}, ${version}, ${name}, ${shared}, ${user}, ${who}, ${at}, ${JSON.stringify(sheet.cells)},
				${removed})
			on conflict (id) do update set version = excluded.version, name = excluded.name,
				shared = excluded.shared, who = excluded.who, at = excluded.at, cells = excluded.cells,
				removed = excluded.removed`
	);
};

/** Sheets that were deleted before a moment do not come back. */
export const forgetSheets = (tx: Tx, before: string): Promise<number> =>
	tx.run(sql`delete from scratchSheet where removed < ${before}`);
