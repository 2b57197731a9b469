import { pressed } from '#lib/ui/keys.ts';
import type { Sheet } from '../sheet.svelte.ts';

/** Begins a new formula column. */
export const ADD_COLUMN = 'Control+Shift+F';

/** The keys of formulas, taken before the grid and its other keys see them. */
export function listenToFormulaKeys(sheet: Sheet) {
	return (root: HTMLElement) => {
		const listen = (event: KeyboardEvent) => {
			const { target } = event;
			if (!(target instanceof Element) || target.closest('[data-sheet]') !== root) return;
			if (!taken(event, target, sheet)) return;
			event.preventDefault();
			event.stopImmediatePropagation();
		};
		root.addEventListener('keydown', listen, true);
		return () => root.removeEventListener('keydown', listen, true);
	};
}

function taken(event: KeyboardEvent, target: Element, sheet: Sheet): boolean {
	if (pressed(event, ADD_COLUMN)) {
		if (!sheet.bar.draft) sheet.bar.add();
		return true;
	}
	// In a cell of a column that somebody made of a formula, F2 goes up to that.
	const field = sheet.focused?.field;
	if (!pressed(event, 'F2') || field === undefined || !target.closest('.ag-cell')) return false;
	if (!sheet.columns.mayChange(field)) return false;
	sheet.bar.edit(field);
	return true;
}
