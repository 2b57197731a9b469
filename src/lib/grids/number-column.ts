import type { ColDef, ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { icons } from '#lib/ui/icons.ts';
import { m } from '#lib/ui/text.ts';

export const NUMBER_COLUMN = 'row.number';
type Host = {
	isMarked(row: string): boolean;
	/** Whether rows can be ticked at all. */
	readonly ticks: boolean;
};
const SVG = 'http://www.w3.org/2000/svg';

/** The first column: which row of the list it is, and its tick. It is no data and stands still. */
export const numberColumn = (host: Host): ColDef<AnyRow> => ({
	colId: NUMBER_COLUMN,
	headerName: m['grid.rowNumber'](),
	headerClass: 'k-number-head',
	width: 60,
	resizable: false,
	sortable: false,
	suppressMovable: true,
	lockPosition: 'left',
	pinned: 'left',
	editable: false,
	cellClass: 'k-number',
	equals: () => false,
	cellClassRules: {
		'k-ticked': ({ data, node }) => data !== undefined && !node.rowPinned && host.isMarked(data.id)
	},
	cellRenderer: class extends NumberCell {
		readonly host = host;
	}
});

abstract class NumberCell implements ICellRendererComp<AnyRow> {
	abstract readonly host: Host;
	readonly #root = document.createElement('span');
	readonly #position = document.createElement('span');
	readonly #tick = document.createElement('span');

	init(params: ICellRendererParams<AnyRow>) {
		this.#root.className = 'k-number-line';
		this.#position.className = 'k-position';
		this.#tick.setAttribute('role', 'checkbox');
		this.#tick.setAttribute('aria-label', m['grid.tickRow']());
		this.#root.append(this.#tick, this.#position);
		this.refresh(params);
	}

	getGui() {
		return this.#root;
	}

	refresh({ node, data }: ICellRendererParams<AnyRow>) {
		const stored = data !== undefined && !node.rowPinned;
		const on = stored && this.host.isMarked(data.id);
		this.#position.textContent = positionOf(node.rowPinned, node.rowIndex);
		this.#tick.hidden = !stored || !this.host.ticks;
		this.#tick.className = stored && this.host.ticks ? `k-tick${on ? ' k-on' : ''}` : '';
		this.#tick.setAttribute('aria-checked', String(on));
		this.#tick.replaceChildren(...(on ? [check()] : []));
		return true;
	}
}

function positionOf(pinned: 'top' | 'bottom' | null | undefined, index: number | null): string {
	if (pinned === 'top') return '✱';
	if (pinned === 'bottom') return 'Σ';
	return index === null ? '' : String(index + 1);
}

function check() {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 16 16');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', icons.check);
	svg.append(path);
	return svg;
}
