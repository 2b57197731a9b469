import type { IHeaderParams, IInnerHeaderComponent } from 'ag-grid-community';
import { icons } from '#lib/ui/icons.ts';

export type HeaderLabelParams = {
	/** Shown small before the name, such as fx. */
	readonly mark?: string;
	readonly filterLabel: string;
	isFiltered(field: string): boolean;
	onfilter(field: string, anchor: HTMLElement): void;
};
const SVG = 'http://www.w3.org/2000/svg';

/** The name of a column and the button of its filter. Sorting stays with the grid's own header around it. */
export class HeaderLabel implements IInnerHeaderComponent {
	readonly #root = document.createElement('span');
	readonly #name = document.createElement('span');
	readonly #button = document.createElement('button');

	init(params: IHeaderParams & HeaderLabelParams) {
		this.#root.className = 'k-head';
		this.#name.className = 'k-head-name';
		this.#button.className = 'k-head-filter';
		this.#button.type = 'button';
		this.#button.tabIndex = -1;
		this.#button.append(funnel());
		this.#button.addEventListener('click', (event) => {
			event.stopPropagation();
			params.onfilter(params.column.getColId(), this.#button);
		});
		if (params.mark) this.#root.append(mark(params.mark));
		this.#root.append(this.#name, this.#button);
		this.refresh(params);
	}

	getGui() {
		return this.#root;
	}

	refresh(params: IHeaderParams & HeaderLabelParams) {
		this.#name.textContent = params.displayName;
		this.#name.title = params.displayName;
		this.#button.setAttribute('aria-label', `${params.filterLabel}: ${params.displayName}`);
		this.#button.title = params.filterLabel;
		const filtered = params.isFiltered(params.column.getColId());
		this.#root.classList.toggle('k-filtered', filtered);
		return true;
	}
}

function mark(text: string) {
	const element = document.createElement('span');
	element.className = 'k-head-mark';
	element.textContent = text;
	return element;
}

function funnel() {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 16 16');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', icons.filter);
	svg.append(path);
	return svg;
}
