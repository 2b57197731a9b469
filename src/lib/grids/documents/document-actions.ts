import type { Session } from '#lib/client/session.svelte.ts';
import { documents } from '#lib/domain/documents/index.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { takers } from '#lib/domain/stock/proposal.ts';
import type { Action } from '#lib/ui/menu.ts';
import { m, text } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { drafting, draftingDeed } from './drafting.ts';
import { carryOut, perform } from './perform.ts';
import { propose } from './propose.ts';

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
	const actions = Object.entries(type?.actions ?? {})
		.filter(
			([action, { unoffered }]) => !unoffered && session.may(`${sheet.entity.name}.${action}`)
		)
		.map(([action, { from }]) => ({
			label: text(`${sheet.entity.name}.action.${action}`),
			disabled: sheet.acting.busy || !isOffered(sheet, from, only),
			run: () => void perform(sheet, action, only)
		}));
	return [
		...actions,
		...draftingOf(sheet, session, only),
		...proposing(sheet, session, only ?? sheet.focused?.row ?? null)
	];
}

/** What is still to be done of orders becomes drafts of the documents that do it. */
function draftingOf(sheet: Sheet, session: Session, only: Id | null): readonly Action[] {
	const wanted = drafting[sheet.entity.name];
	if (!wanted?.grants.every((grant) => session.may(grant))) return [];
	return [
		{
			label: wanted.label(),
			disabled: sheet.acting.busy || !isOffered(sheet, wanted.from, only),
			run: () => void carryOut(sheet, only, draftingDeed(wanted))
		}
	];
}

/** What takes goods may leave open which, as long as it is typed into. */
function proposing(sheet: Sheet, session: Session, document: Id | null): readonly Action[] {
	const { entity, acting } = sheet;
	if (!takers[entity.name] || !session.may(`${entity.name}Line.write`)) return [];
	const isDraft = document !== null && acting.stateOf(document) !== undefined;
	return [
		{
			label: m['documents.propose'](),
			disabled: acting.busy || !isDraft || acting.isClosed(document ?? undefined),
			run: () => void (document !== null && propose(sheet, document))
		}
	];
}

/** Of many documents nobody knows all states; what does not fit one of them is told when it is tried. */
function isOffered(sheet: Sheet, from: readonly string[], only: Id | null): boolean {
	const { selection, ranging, focused, acting } = sheet;
	if (only === null && (!selection.isEmpty || ranging.range.isMany)) return true;
	const state = acting.stateOf(only ?? focused?.row ?? '');
	return state !== undefined && from.includes(state);
}
