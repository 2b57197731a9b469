import type { Session } from '#lib/client/session.svelte.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Action } from '#lib/ui/menu.ts';
import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';

const NEEDED = ['transfer.post', 'transfer.write', 'transferLine.write'];
export const SUGGESTION = 'reorderSuggestion';

/** Whether this user may take goods elsewhere from here. */
export const mayMove = (entity: string, session: Session): boolean =>
	entity === 'stockRecord' && NEEDED.every((grant) => session.may(grant));

/** Taking goods of the chosen records of stock elsewhere, or of one. */
export function moveActions(sheet: Sheet, session: Session, row: Id | null): readonly Action[] {
	if (sheet.entity.name === SUGGESTION) return fetching(sheet, session, row);
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

/** Taking what is suggested to be bought from where it lies free (E47). */
function fetching(sheet: Sheet, session: Session, row: Id | null): readonly Action[] {
	if (!mayMove('stockRecord', session) || !session.may('stockRecord.read')) return [];
	const suggestion = row ?? sheet.focused?.row ?? null;
	const shown = suggestion === null ? undefined : sheet.seen.get(suggestion);
	const found = shown ?? (suggestion === null ? undefined : sheet.nodes().get(suggestion)?.data);
	const isOpen = ['new', 'released'].includes(String(found?.['state']));
	return [
		{
			label: m['move.here'](),
			disabled: !isOpen || !(Number(found?.['elsewhere'] ?? 0) > 0),
			run: () => (sheet.dialog = { move: suggestion })
		}
	];
}
