import type { GridApi } from 'ag-grid-community';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { RowNodes } from '../row-nodes.ts';

type Host = {
	readonly api: GridApi<AnyRow> | null;
	readonly root: HTMLElement | null;
	readonly focused: { readonly row: Id; readonly field: string } | null;
	nodes(): RowNodes;
};
type Kept = {
	readonly row: Id;
	readonly index: number;
	/** The cell of the row that has the focus of the page. */
	readonly field: string | null;
	/** Where the list was scrolled to, if the row is to stay where it is on the screen. */
	readonly scrolled: number | null;
};

/** Rows that have not come back after this long are not waited for: the user has gone on. */
const PATIENCE_MS = 5000;
/** Lists higher than this are squeezed by the grid: pixels are no rows there. */
const HIGHEST_PX = 5_000_000;

/** Keeps the rows on the screen, and the focus on its row, while a list in which rows came and went is loaded anew. */
export class Anchor {
	#kept: readonly Kept[] = [];
	#heldAt = 0;

	constructor(private readonly host: Host) {}

	/** Notes what is to stay, before the list is loaded. */
	hold() {
		const { api } = this.host;
		const scroller = this.#scroller();
		if (!api || !scroller) return;
		const focused = this.#focused();
		const seen = inView(this.host.nodes(), api.getVerticalPixelRange());
		const isSeen = seen.some(({ row }) => row === focused?.row);
		const scrolled = scroller.scrollTop;
		const [first] = isSeen || scrolled === 0 ? [] : seen;
		this.#heldAt = performance.now();
		this.#kept = [
			...(focused ? [{ ...focused, scrolled: isSeen ? scrolled : null }] : []),
			...(first ? [{ ...first, field: null, scrolled }] : [])
		];
	}

	drop() {
		this.#kept = [];
	}

	/** Some rows of the list are there again. */
	loaded(start: number, rows: readonly AnyRow[]) {
		if (performance.now() - this.#heldAt > PATIENCE_MS) this.drop();
		for (const kept of this.#kept) {
			const at = rows.findIndex(({ id }) => id === kept.row);
			if (at < 0) continue;
			this.#kept = this.#kept.filter((each) => each !== kept);
			if (start + at !== kept.index) this.#follow(kept, start + at);
		}
	}

	#follow({ index, field, scrolled }: Kept, now: number) {
		const { api } = this.host;
		const scroller = this.#scroller();
		if (!api || !scroller) return;
		// Whoever has scrolled since wants to be somewhere else.
		if (scrolled !== null && scroller.scrollTop === scrolled) {
			const height = api.getDisplayedRowAtIndex(now)?.rowHeight ?? 0;
			if (scroller.scrollHeight > HIGHEST_PX) api.ensureIndexVisible(now);
			else scroller.scrollTop = scrolled + (now - index) * height;
		}
		if (field !== null) api.setFocusedCell(now, field);
	}

	/** The row with the focus, while the focus of the page is in this list and not in an editor. */
	#focused(): Omit<Kept, 'scrolled'> | null {
		const { focused } = this.host;
		const active = document.activeElement;
		// A list below a row stands within that row's list.
		const isHere = active?.closest('[data-sheet]') === this.host.root;
		if (!focused || !isHere || !active?.matches('.ag-cell')) return null;
		const node = this.host.nodes().get(focused.row);
		if (!node || node.rowPinned || node.rowIndex === null) return null;
		return { row: focused.row, index: node.rowIndex, field: focused.field };
	}

	#scroller(): HTMLElement | null {
		return this.host.root?.querySelector<HTMLElement>('.ag-grid-viewport') ?? null;
	}
}

/** The rows that are seen whole, from the top. */
function inView(
	nodes: RowNodes,
	{ top, bottom }: { readonly top: number; readonly bottom: number }
): readonly { readonly row: Id; readonly index: number }[] {
	return [...nodes]
		.flatMap(([row, { rowPinned, rowIndex: index, rowTop, rowHeight }]) => {
			if (rowPinned || index === null || rowTop === null) return [];
			return rowTop >= top && rowTop + (rowHeight ?? 0) <= bottom ? { row, index } : [];
		})
		.toSorted((one, other) => one.index - other.index);
}
