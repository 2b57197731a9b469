import type { Session } from '#lib/client/session.svelte.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Action } from '#lib/ui/menu.ts';
import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { receive } from './receive.ts';

const NEEDED = [
	'goodsReceipt.write',
	'goodsReceiptLine.write',
	'purchaseOrder.read',
	'purchaseOrderLine.read'
];
/** The states of an order of which something is still to come. */
const COMING = ['submitted', 'partlyReceived'];

/** Goods of the chosen orders arrive, or of one: what is still to come of them becomes a goods receipt. */
export function receiveActions(place: Sheet, session: Session, row: Id | null): readonly Action[] {
	const [sheet, only] = place.owner ? [place.owner.within, place.owner.id] : [place, row];
	if (sheet.entity.name !== 'purchaseOrder') return [];
	if (!NEEDED.every((grant) => session.may(grant))) return [];
	const many = only === null && (!sheet.selection.isEmpty || sheet.ranging.range.isMany);
	const state = sheet.acting.stateOf(only ?? sheet.focused?.row ?? '');
	const isComing = state !== undefined && COMING.includes(state);
	return [
		{
			label: m['purchasing.receive'](),
			disabled: sheet.acting.busy || !(many || isComing),
			run: () => void receive(sheet, only)
		}
	];
}
