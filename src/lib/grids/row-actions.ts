import type { Session } from '#lib/client/session.svelte.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Action } from '#lib/ui/menu.ts';
import { countActions } from './counting/count-actions.ts';
import { documentActions } from './documents/document-actions.ts';
import { moveActions } from './moving/move-actions.ts';
import type { Sheet } from './sheet.svelte.ts';

/**
 * What can be done with the chosen rows, or with one, beyond typing into them, as far as this user may. One list for
 * buttons, menus and the palette.
 */
export const rowActions = (
	sheet: Sheet,
	session: Session,
	row: Id | null = null
): readonly Action[] => [
	...documentActions(sheet, session, row),
	...countActions(sheet, session, row),
	...moveActions(sheet, session, row)
];
