import type { Id } from '#lib/domain/model/row.ts';
import { write, type Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { forgetSheets, putSheet, sheetById } from '#lib/server/store/sheets.ts';

/** So long a deleted sheet can come back. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Deletes a sheet of the user's own, for everybody who saw it. */
export const removeSheet = (context: Context, id: Id): Promise<void> =>
	turn(context, id, new Date().toISOString());

/** Brings a deleted sheet back, as it was. */
export const restoreSheet = (context: Context, id: Id): Promise<void> => turn(context, id, null);

/** Twice the same is no mistake: a request that was lost is sent again. */
function turn(context: Context, id: Id, removed: string | null): Promise<void> {
	return write(context, async (tx) => {
		const sheet = await sheetById(tx, id);
		if (sheet?.user !== context.actor.userId) {
			throw new Refused([{ code: 'row.gone', at: { row: id } }]);
		}
		if ((sheet.removed === null) === (removed === null)) return;
		await putSheet(tx, { ...sheet, removed });
		await forgetSheets(tx, new Date(Date.now() - KEPT_DAYS * DAY_MS).toISOString());
	});
}
