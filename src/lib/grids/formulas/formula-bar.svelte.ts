import type { GridApi, IRowNode } from 'ag-grid-community';
import { tick } from 'svelte';
import type { EntityClient, NewColumn } from '#lib/client/entity-client.ts';
import { failureOf, type Failure } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { readFormula } from '#lib/formulas/readable.ts';
import { resultKind } from '#lib/formulas/result-kind.ts';
import type { Place } from '../marks.svelte.ts';
import type { View } from '../view.svelte.ts';
import type { FormulaColumns } from './formula-columns.svelte.ts';
import { FormulaTrial, tryHere, type Tried } from './formula-trial.svelte.ts';

export type Host = {
	readonly entity: Entity;
	readonly client: EntityClient;
	readonly columns: FormulaColumns;
	readonly view: View;
	readonly focused: Place | null;
	readonly api: GridApi<AnyRow> | null;
	nodes(): Map<Id, IRowNode<AnyRow>>;
};

/** A column while it is written. */
export type Draft = NewColumn & {
	/** Whether its kind was chosen by hand; else it follows the formula. */
	readonly chosen: boolean;
};

/** What stands above the grid: the formula of the column with the focus, or one that is being written. */
export class FormulaBar {
	draft = $state.raw<Draft | null>(null);
	failure = $state.raw<Failure | null>(null);
	busy = $state(false);
	/** What the formula comes to in the row with the focus. */
	readonly trial = new FormulaTrial((formula, row) => this.#try(formula, row));

	constructor(
		private readonly host: Host,
		private readonly actor: Actor
	) {}

	get isNew(): boolean {
		return this.draft?.version === 0;
	}

	add() {
		this.#open({
			id: newId(),
			version: 0,
			name: '',
			formula: '=',
			as: 'quantity',
			decimals: null,
			shared: false,
			chosen: false
		});
	}

	/** Begins to change a column, unless another one is being written. */
	edit(field: string) {
		const column = this.host.columns.of(field);
		if (!column || this.draft) return;
		const { id, version, name, formula, as, decimals, shared } = column;
		this.#open({ id, version, name, formula, as, decimals, shared, chosen: true });
	}

	change(part: Partial<Draft>) {
		if (!this.draft) return;
		const draft = { ...this.draft, ...part };
		this.draft = draft.chosen ? draft : { ...draft, as: this.#kindOf(draft) };
		this.failure = null;
	}

	/** Lets go of what was written. */
	cancel() {
		this.#close();
		this.failure = null;
		this.#return();
	}

	/** Keeps the column; false where it is refused. */
	async keep(): Promise<boolean> {
		const { draft } = this;
		if (!draft || this.busy) return false;
		const { chosen: _, ...column } = draft;
		const after = this.host.focused?.field ?? null;
		if (!(await this.#do(() => this.host.columns.save(column)))) return false;
		// The grid learns of the column first.
		await tick();
		if (draft.version === 0) this.host.view.place(draft.id, after);
		this.#close();
		this.#return();
		return true;
	}

	async remove(): Promise<boolean> {
		const { draft } = this;
		if (!draft || this.busy) return false;
		if (!(await this.#do(() => this.host.columns.remove(draft.id)))) return false;
		this.#close();
		return true;
	}

	/** Finds out what the formula comes to in the row with the focus: here where that is known, else on the server. */
	tryOut() {
		this.trial.wish(this.draft?.formula ?? '', this.#row());
	}

	async #try(formula: string, row: AnyRow): Promise<Tried | null> {
		const { draft } = this;
		if (!draft) return null;
		const read = readFormula(this.actor, formula, this.host.entity.fields, draft.id);
		if (!read.ok) return null;
		const here = await tryHere(read.value, row);
		if (here) return here;
		const asked = { formula, column: draft.id, row: row.id };
		const told = await this.host.client.tryFormula.query(asked).catch(failureOf);
		if ('value' in told) return told;
		return told.kind === 'refused' ? { problems: told.problems } : null;
	}

	#row(): AnyRow | null {
		const { focused } = this.host;
		const nodes = this.host.nodes();
		const node = (focused && nodes.get(focused.row)) ?? [...nodes.values()][0];
		return node?.data && node.data.version > 0 ? node.data : null;
	}

	#kindOf({ id, formula, as }: Draft): Draft['as'] {
		const read = readFormula(this.actor, formula, this.host.entity.fields, id);
		return read.ok ? resultKind(read.value) : as;
	}

	#open(draft: Draft) {
		this.draft = draft;
		this.failure = null;
	}

	#close() {
		this.draft = null;
		this.trial.stop();
	}

	async #do(call: () => Promise<Failure | null>): Promise<boolean> {
		this.busy = true;
		this.failure = await call();
		this.busy = false;
		return this.failure === null;
	}

	/** The keyboard goes back to the cell it came from. */
	#return() {
		const cell = this.host.api?.getFocusedCell();
		if (cell) this.host.api?.setFocusedCell(cell.rowIndex, cell.column, cell.rowPinned);
	}
}
