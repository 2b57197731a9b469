import type { Session } from '#lib/client/session.svelte.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Action } from '#lib/ui/menu.ts';
import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';

const NEEDED = ['transfer.post', 'transfer.write', 'transferLine.write'];

/** Whether this user may take goods elsewhere from here. */
export const mayMove = (entity: string, session: Session): boolean =>
	entity === 'stockRecord' && NEEDED.every((grant) => session.may(grant));

/** Taking goods of the chosen records of stock elsewhere, or of one. */
export function moveActions(sheet: Sheet, session: Session, row: Id | null): readonly Action[] {
	if (!mayMove(sheet.entity.name, session)) return [];
	const focused = sheet.focused?.row;
	const some =
		row !== null ||
		!sheet.selection.isEmpty ||
		(focused !== undefined && !sheet.drafts.has(focused));
	return [
		{
			label: m['move.action'](),
			disabled: !some,
			run: () => (sheet.dialog = { move: row })
		}
	];
}
