import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Sheet, SheetHead } from '#lib/domain/sheets/sheet.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { sheetById, sheetsFor, type StoredHead } from '#lib/server/store/sheets.ts';

type Asker = { readonly db: Reading; readonly actor: Actor };

/** The sheets of the asker, and those that others share. */
export const sheets = async ({ db, actor }: Asker): Promise<readonly SheetHead[]> =>
	(await sheetsFor(db, actor.userId)).map((head) => headFor(actor, head));

/** A sheet that the asker may open; its formulas are computed for him elsewhere. */
export async function sheet({ db, actor }: Asker, id: Id): Promise<Sheet> {
	const found = await sheetById(db, id);
	const isSeen = found && !found.removed && (found.user === actor.userId || found.shared);
	if (!isSeen) throw new Refused([{ code: 'row.gone', at: { row: id } }]);
	return { ...headFor(actor, found), cells: found.cells };
}

const headFor = (
	actor: Actor,
	{ id, version, name, shared, user, who, at }: StoredHead
): SheetHead => ({ id, version, name, shared, mine: user === actor.userId, owner: who, at });
