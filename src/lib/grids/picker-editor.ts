import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import { mount, unmount } from 'svelte';
import type { Option } from '#lib/client/entity-client.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { leaveByKey } from './leave-by-key.ts';
import Picker from './Picker.svelte';

export type PickerParams = {
	textOf(params: ICellEditorParams): string;
	/** The options for a search, best first. */
	search(text: string, row: Id | null): Promise<readonly Option[]>;
	readonly emptyText: string;
	/** What is chosen goes into every chosen cell. */
	spread(): void;
};
/** What the editor ends with: an option, text that has yet to be looked up, or null for an emptied cell. */
export type Picked = { readonly option: Option } | { readonly typed: string } | null;

/** A cell with a list to choose from: options of a choice, or rows found by the server. */
export class PickerEditor implements ICellEditorComp {
	readonly #root = document.createElement('div');
	#picker: ReturnType<typeof mount> | undefined;
	#picked: Picked | undefined;
	#before: unknown;

	init(params: ICellEditorParams & PickerParams) {
		const { eventKey } = params;
		const typed = eventKey !== null && eventKey.length === 1 ? eventKey : undefined;
		this.#before = params.value;
		this.#root.className = 'k-picker';
		this.#root.style.width = `${Math.max(240, params.column.getActualWidth())}px`;
		this.#picker = mount(Picker, {
			target: this.#root,
			props: {
				label: params.colDef.headerName ?? '',
				start: typed ?? params.textOf(params),
				typing: typed !== undefined,
				cleared: eventKey === 'Backspace',
				search: (text: string) => params.search(text, idOf(params.data)),
				emptyText: params.emptyText,
				onkey: (event: KeyboardEvent) => leaveByKey(event, params),
				onpick: (picked: Picked | undefined) => (this.#picked = picked),
				onchoose: (picked: Picked) => {
					this.#picked = picked;
					params.stopEditing();
				}
			}
		});
	}

	getGui() {
		return this.#root;
	}

	afterGuiAttached() {
		this.#root.querySelector('input')?.focus();
	}

	/** Undefined means that nothing was chosen or typed: the cell keeps what it has. */
	getValue() {
		return this.#picked === undefined ? this.#before : this.#picked;
	}

	isCancelAfterEnd() {
		return this.#picked === undefined;
	}

	isPopup() {
		return true;
	}

	getPopupPosition() {
		return 'over' as const;
	}

	destroy() {
		if (this.#picker) void unmount(this.#picker);
	}
}

const idOf = (row: AnyRow | undefined): Id | null => row?.id ?? null;
