import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import { leaveByKey } from './leave-by-key.ts';

export type TypedEditorParams = {
	/** The cell as it is typed: without thousands signs, or as it was typed before and refused. */
	textOf(params: ICellEditorParams): string;
	readonly align: 'left' | 'right' | 'center';
	readonly numeric: boolean;
	/** The day of a date cell for the calendar of the browser; undefined for other kinds. */
	dayOf?(params: ICellEditorParams): string;
	readonly calendarLabel?: string;
	textOfDay?(day: string): string;
	/** What is typed goes into every chosen cell. */
	spread(): void;
};

/** One line of text for every kind that is typed; what it means is read by the column when it ends. */
export class TypedEditor implements ICellEditorComp {
	readonly #root = document.createElement('span');
	readonly #input = document.createElement('input');
	#typedOver = false;

	init(params: ICellEditorParams & TypedEditorParams) {
		const { eventKey } = params;
		this.#root.className = 'k-editor';
		this.#input.className = 'k-editor-input';
		this.#input.style.textAlign = params.align;
		this.#input.autocomplete = 'off';
		this.#input.spellcheck = !params.numeric;
		if (params.numeric) this.#input.inputMode = 'decimal';
		this.#input.setAttribute('aria-label', params.colDef.headerName ?? '');
		this.#typedOver = eventKey !== null && eventKey.length === 1;
		this.#input.value = this.#typedOver ? (eventKey ?? '') : params.textOf(params);
		if (eventKey === 'Backspace') this.#input.value = '';
		this.#input.addEventListener('keydown', (event) => leaveByKey(event, params));
		this.#root.append(this.#input);
		if (params.dayOf) this.#root.append(...this.#calendar(params));
	}

	getGui() {
		return this.#root;
	}

	afterGuiAttached() {
		this.#input.focus();
		if (!this.#typedOver) this.#input.select();
	}

	focusIn() {
		this.#input.focus();
		this.#input.select();
	}

	getValue() {
		return this.#input.value;
	}

	#calendar(params: ICellEditorParams & TypedEditorParams) {
		const day = document.createElement('input');
		day.type = 'date';
		day.className = 'k-editor-day';
		day.tabIndex = -1;
		day.value = params.dayOf?.(params) ?? '';
		day.setAttribute('aria-hidden', 'true');
		day.addEventListener('change', () => {
			this.#input.value = params.textOfDay?.(day.value) ?? day.value;
			this.#input.focus();
		});
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'k-editor-open';
		button.tabIndex = -1;
		button.title = params.calendarLabel ?? '';
		button.setAttribute('aria-label', params.calendarLabel ?? '');
		button.textContent = '▾';
		button.addEventListener('mousedown', (event) => event.preventDefault());
		button.addEventListener('click', () => day.showPicker());
		this.#input.addEventListener('keydown', (event) => {
			if (event.altKey && event.key === 'ArrowDown') day.showPicker();
		});
		return [button, day];
	}
}
