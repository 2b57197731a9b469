import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import { leaveByKey } from './leave-by-key.ts';

export type TypedEditorParams = {
	/** The cell as it is typed: without thousands signs, or as it was typed before and refused. */
	textOf(params: ICellEditorParams): string;
	readonly align: 'left' | 'right' | 'center';
	readonly numeric: boolean;
	/** Whether the text may have several lines, which Alt+Enter begins. */
	readonly lines?: boolean;
	/** The day of a date cell for the calendar of the browser; undefined for other kinds. */
	dayOf?(params: ICellEditorParams): string;
	readonly calendarLabel?: string;
	textOfDay?(day: string): string;
	/** What is typed goes into every chosen cell. */
	spread(): void;
};

/** Text for every kind that is typed; what it means is read by the column when it ends. */
export class TypedEditor implements ICellEditorComp {
	readonly #root = document.createElement('span');
	#input: HTMLInputElement | HTMLTextAreaElement = document.createElement('input');
	#typedOver = false;
	/** What the editor was opened with, and how the field shows it: fields keep no sign of some line ends. */
	#start = { text: '', shown: '' };

	init(params: ICellEditorParams & TypedEditorParams) {
		const { eventKey } = params;
		this.#root.className = 'k-editor';
		if (params.lines) this.#input = this.#lines();
		this.#input.className = 'k-editor-input';
		this.#input.style.textAlign = params.align;
		this.#input.setAttribute('autocomplete', 'off');
		this.#input.spellcheck = !params.numeric;
		if (params.numeric) this.#input.inputMode = 'decimal';
		this.#input.setAttribute('aria-label', params.colDef.headerName ?? '');
		this.#typedOver = eventKey !== null && eventKey.length === 1;
		const text = params.textOf(params);
		this.#input.value = text;
		this.#start = { text, shown: this.#input.value };
		if (this.#typedOver) this.#input.value = eventKey ?? '';
		if (eventKey === 'Backspace') this.#input.value = '';
		this.#root.addEventListener('keydown', (event) => leaveByKey(event, params));
		this.#root.append(this.#input);
		if (params.dayOf) this.#root.append(...this.#calendar(params));
	}

	getGui() {
		return this.#root;
	}

	afterGuiAttached() {
		this.#input.focus();
		if (!this.#typedOver) this.#input.select();
		this.#grow();
	}

	focusIn() {
		this.#input.focus();
		this.#input.select();
	}

	getValue() {
		const { value } = this.#input;
		return value === this.#start.shown ? this.#start.text : value;
	}

	#lines(): HTMLTextAreaElement {
		const area = document.createElement('textarea');
		area.rows = 1;
		area.addEventListener('input', () => this.#grow());
		area.addEventListener('keydown', (event) => {
			if (event.key !== 'Enter' || !event.altKey) return;
			event.preventDefault();
			event.stopPropagation();
			area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
			this.#grow();
		});
		return area;
	}

	/** Lays a text of several lines over the cells below, or above where there is no more room below. */
	#grow() {
		const input = this.#input;
		if (!(input instanceof HTMLTextAreaElement)) return;
		const many = input.value.includes('\n');
		this.#root.classList.toggle('k-editor-lines', many);
		input.style.height = '';
		if (!many) return;
		input.style.height = `${input.scrollHeight}px`;
		const view = this.#root.closest('.ag-grid-viewport')?.getBoundingClientRect();
		const { top, bottom } = this.#root.getBoundingClientRect();
		const { scrollHeight } = input;
		const fits = !view || top + scrollHeight <= view.bottom || bottom - scrollHeight < view.top;
		this.#root.classList.toggle('k-editor-up', !fits);
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
		this.#root.addEventListener('keydown', (event) => {
			if (event.altKey && event.key === 'ArrowDown') day.showPicker();
		});
		return [button, day];
	}
}
