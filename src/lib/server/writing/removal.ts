import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { giveBack, layAside } from '#lib/server/store/former-credential.ts';
import { record } from '#lib/server/store/log.ts';
import { remove } from '#lib/server/store/write-rows.ts';

type Attached = {
	leave(tx: Tx, rows: readonly Id[]): Promise<void>;
	comeBack(tx: Tx, rows: readonly Id[]): Promise<void>;
};
/** What hangs on the rows of a table and stands in no change log: it goes with them and comes back with them. */
const attached: Readonly<Record<string, Attached>> = {
	user: { leave: layAside, comeBack: giveBack }
};

/** Deletes rows, all cells of which stand in the change log then; answers them as drafts. */
export async function removeLogged(
	tx: Tx,
	sequence: number,
	{ name }: Entity,
	rows: readonly AnyRow[]
): Promise<readonly Draft[]> {
	const drafts = rows.map(toDraft);
	const ids = rows.map(({ id }) => id);
	await record(tx, sequence, name, 'delete', drafts);
	await attached[name]?.leave(tx, ids);
	await remove(tx, name, ids);
	return drafts;
}

const toDraft = (row: AnyRow): Draft => ({
	id: row.id,
	before: row,
	after: row,
	changed: new Set()
});

/** Brings back what hung on rows that undo has just written again. */
export async function restoreAttached(
	tx: Tx,
	{ name }: Entity,
	drafts: readonly Draft[]
): Promise<void> {
	const ids = drafts.map(({ id }) => id);
	await attached[name]?.comeBack(tx, ids);
}
