import type { Session } from '#lib/client/session.svelte.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Action } from '#lib/ui/menu.ts';
import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';

const NEEDED = ['adjustment.post', 'adjustment.write', 'adjustmentLine.write'];

/** The figure that is never typed over, but set right by a count. */
export const COUNTED = 'onHand';

/** Whether this user may say here how many there really are. */
export const mayCount = ({ entity }: Sheet, session: Session): boolean =>
	entity.name === 'stockRecord' && NEEDED.every((grant) => session.may(grant));

/** Counting of the chosen records of stock, or of one. */
export function countActions(sheet: Sheet, session: Session, row: Id | null): readonly Action[] {
	if (!mayCount(sheet, session)) return [];
	const focused = sheet.focused?.row;
	const some =
		row !== null ||
		!sheet.selection.isEmpty ||
		(focused !== undefined && !sheet.drafts.has(focused));
	return [
		{
			label: m['count.action'](),
			keys: 'F2',
			disabled: !some,
			run: () => (sheet.dialog = { count: row })
		}
	];
}
