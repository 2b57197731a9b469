import type { IHeaderParams, IInnerHeaderComponent } from 'ag-grid-community';
import { icons } from '#lib/ui/icons.ts';

export type HeaderLabelParams = {
	/** Shown small before the name, such as fx. */
	readonly mark?: string;
	readonly filterLabel: string;
	readonly sortLabel: string;
	/** What else is to be known of the column: why it cannot be sorted. */
	readonly note?: string | null;
	isFiltered(field: string): boolean;
	onfilter(field: string, anchor: HTMLElement): void;
};
const SVG = 'http://www.w3.org/2000/svg';

/** The name of a column, which chooses all of it when pressed, and the buttons that sort and filter by it. */
export class HeaderLabel implements IInnerHeaderComponent {
	readonly #root = document.createElement('span');
	readonly #name = document.createElement('span');
	readonly #button = document.createElement('button');
	readonly #sort = document.createElement('button');

	init(params: IHeaderParams & HeaderLabelParams) {
		this.#root.className = 'k-head';
		this.#name.className = 'k-head-name';
		this.#button.className = 'k-head-filter';
		this.#button.type = 'button';
		this.#button.tabIndex = -1;
		this.#sort.className = 'k-head-sort';
		this.#sort.type = 'button';
		this.#sort.tabIndex = -1;
		this.#sort.append(icon('sort'));
		this.#sort.addEventListener('click', (event) => {
			event.stopPropagation();
			params.progressSort(event.shiftKey);
		});
		this.#button.append(icon('filter'));
		this.#button.addEventListener('click', (event) => {
			event.stopPropagation();
			params.onfilter(params.column.getColId(), this.#button);
		});
		if (params.mark) this.#root.append(mark(params.mark));
		this.#root.append(this.#name, this.#sort, this.#button);
		this.refresh(params);
	}

	getGui() {
		return this.#root;
	}

	refresh(params: IHeaderParams & HeaderLabelParams) {
		this.#name.textContent = params.displayName;
		this.#name.title = [params.displayName, params.note].filter(Boolean).join('\n');
		this.#button.setAttribute('aria-label', `${params.filterLabel}: ${params.displayName}`);
		this.#button.title = params.filterLabel;
		this.#sort.setAttribute('aria-label', `${params.sortLabel}: ${params.displayName}`);
		this.#sort.title = params.note ?? params.sortLabel;
		this.#sort.disabled = params.note !== null && params.note !== undefined;
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

function icon(name: 'filter' | 'sort') {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 16 16');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', icons[name]);
	svg.append(path);
	return svg;
}
