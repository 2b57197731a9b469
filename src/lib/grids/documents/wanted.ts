import type { Id } from '#lib/domain/model/row.ts';
import { addRow } from '../actions.ts';
import { reveal, revealRow } from '../reveal.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { pause } from '../pause.ts';

/**
 * Opens what belongs to a row. Of a row that is open already it goes there; a new one is stored first, and what belongs
 * to it can then be typed at once.
 */
export async function openOrEnter(sheet: Sheet, row: Id) {
	const enter = () => (sheet.acting.wanted = { owner: row, cell: null });
	if (sheet.drafts.has(row)) {
		await pause();
		sheet.drafts.store(row, () => void revealRow(sheet, row).then(enter));
	} else if (sheet.opened === row) enter();
	else sheet.open(row);
}

/** Goes where the focus is wanted, if that is in this table. */
export function answerWish(sheet: Sheet) {
	const { acting, owner, entity } = sheet;
	const { wanted } = acting;
	if (!wanted || wanted.owner !== owner?.id) return;
	const { cell } = wanted;
	if (cell && cell.entity !== entity.name) return;
	acting.wanted = null;
	if (cell) void reveal(sheet, cell.row, cell.field);
	else if (sheet.total === 0) addRow(sheet);
	else focusFirst(sheet);
}

function focusFirst({ api, view }: Sheet) {
	const first = view.layout.columns.find(({ hidden }) => !hidden);
	if (first) api?.setFocusedCell(0, first.field);
}
