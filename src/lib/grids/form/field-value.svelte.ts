import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { CellEdit, EditStart } from '../cell-edit.ts';
import { lookOf } from '../kinds.ts';
import type { Sheet } from '../sheet.svelte.ts';

/** One cell of a row while it stands in a form: what is shown, what is being typed, and where that goes. */
export class FieldValue {
	#typed = $state<string | null>(null);
	/** Where the typing began: others may change the row meanwhile. */
	#start: EditStart | null = null;
	/** Whether the field has the focus: figures then stand without the signs that are only for reading. */
	focused = $state(false);

	constructor(
		private readonly sheet: Sheet,
		private readonly row: () => AnyRow,
		readonly field: string
	) {}

	get rowId(): Id {
		return this.row().id;
	}

	/** What is being typed, until the field is left. */
	get typed(): string | null {
		return this.#typed;
	}
	set typed(text: string | null) {
		this.#start = text === null ? null : (this.#start ?? this.#begin());
		this.#typed = text;
	}

	/** What is under way. The edits are no state of Svelte; the painting tells when one has changed. */
	get edit(): CellEdit | undefined {
		void this.sheet.marks.painted;
		return this.sheet.editOf(this.row().id, this.field);
	}

	/** The value as it stands here: an edit that is on its way, or what the server holds. */
	get value(): Cell {
		const { edit } = this;
		return edit ? edit.value : (this.row()[this.field] ?? null);
	}

	/** The text of a field that is typed into. */
	get text(): string {
		const definition = this.sheet.entity.fields[this.field];
		const typed = this.typed ?? this.edit?.typed;
		if (typed !== undefined || !definition) return typed ?? '';
		if (!this.focused) return this.sheet.shown(this.field, this.value);
		return lookOf(definition).edit(this.value, this.sheet.showingOf(this.field));
	}

	get isTroubled(): boolean {
		return (this.edit?.problems.length ?? 0) > 0;
	}

	/** A value, or what a picker ended with. */
	put(raw: unknown, start = this.#begin()) {
		this.sheet.commit(start, raw);
	}

	/** Takes what was typed for good. */
	leave() {
		const typed = this.#typed;
		const start = this.#start;
		this.focused = false;
		this.typed = null;
		if (typed !== null && start) this.put(typed, start);
	}

	#begin(): EditStart {
		return this.sheet.startOf(this.row(), this.field);
	}
}
