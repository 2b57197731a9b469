import type { Session } from '#lib/client/session.svelte.ts';
import { documents } from '#lib/domain/documents/index.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Action } from '#lib/ui/menu.ts';
import { text } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { perform } from './perform.ts';

/**
 * What can be done with the chosen documents, or with one, as far as this user may. Of lines it is the document they
 * belong to. One list for buttons, menus and the palette.
 */
export function documentActions(
	place: Sheet,
	session: Session,
	row: Id | null = null
): readonly Action[] {
	const [sheet, only] = place.owner ? [place.owner.within, place.owner.id] : [place, row];
	const type = documents[sheet.entity.name];
	return Object.entries(type?.actions ?? {})
		.filter(([action]) => session.may(`${sheet.entity.name}.${action}`))
		.map(([action, { from }]) => ({
			label: text(`${sheet.entity.name}.action.${action}`),
			disabled: sheet.acting.busy || !isOffered(sheet, from, only),
			run: () => void perform(sheet, action, only)
		}));
}

/** Of many documents nobody knows all states; what does not fit one of them is told when it is tried. */
function isOffered(sheet: Sheet, from: readonly string[], only: Id | null): boolean {
	const { selection, ranging, focused, acting } = sheet;
	if (only === null && (!selection.isEmpty || ranging.range.isMany)) return true;
	const state = acting.stateOf(only ?? focused?.row ?? '');
	return state !== undefined && from.includes(state);
}
