/** The element of a cell on the screen, found by row and column; undefined when it is scrolled away. */
export function cellElement(root: HTMLElement, row: string, field: string): HTMLElement | null {
	const id = CSS.escape(row);
	return root.querySelector(`.ag-row[row-id="${id}"] .ag-cell[col-id="${CSS.escape(field)}"]`);
}
