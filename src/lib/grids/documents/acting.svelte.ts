import { SvelteMap } from 'svelte/reactivity';
import { documents } from '#lib/domain/documents/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { complaintText } from '../complaints.ts';
import type { Place } from '../marks.svelte.ts';

/** Why an action of a document was refused, at a cell of its head or of a line. */
export type Refusal = Place & {
	readonly document: Id;
	/** The table of the cell, and what stood there. */
	readonly entity: string;
	readonly value: Cell;
	readonly problem: Problem;
};

/** Warnings that stand against an action, and what does it all the same. */
export type Question = {
	readonly action: string;
	readonly words: readonly string[];
	go(): void;
};

/** Where the focus is to go below a row, once that table is there: to a cell, or to where one begins to type. */
export type Wanted = {
	readonly owner: Id;
	readonly cell: (Place & { readonly entity: string }) | null;
};

/** What a page knows of its documents: their states, whether an action runs, and what stood in the way of the last. */
export class Acting {
	busy = $state(false);
	refusals = $state.raw<readonly Refusal[]>([]);
	wanted = $state.raw<Wanted | null>(null);
	question = $state.raw<Question | null>(null);
	/** Counts documents that came into another state, for the grid, which is not drawn by Svelte. */
	turned = $state(0);
	readonly #states = new SvelteMap<Id, string>();
	readonly #byRow = $derived(Map.groupBy(this.refusals, ({ row }) => row));

	constructor(private readonly entity: string) {}

	stateOf(document: Id): string | undefined {
		return this.#states.get(document);
	}

	/** Whether it is a document into which nothing is typed any more. */
	isClosed(document: Id | undefined): boolean {
		const state = document && this.#states.get(document);
		return state !== undefined && documents[this.entity]?.editable.includes(state) === false;
	}

	/** Why a cell stood in the way. */
	textAt(row: Id, field: string): string | undefined {
		const here = this.#byRow.get(row)?.filter((each) => each.field === field) ?? [];
		if (here.length === 0) return undefined;
		return here.map(({ problem, entity }) => complaintText(problem, entity, field)).join('\n');
	}

	/** An action was tried again: what stood in the way of these documents is only what does now. */
	tried(ids: readonly Id[], refusals: readonly Refusal[] = []) {
		const others = this.refusals.filter(({ document }) => !ids.includes(document));
		this.refusals = [...others, ...refusals];
	}

	/** Rows came as they stand now: a cell that was changed stands in the way no more. */
	look({ name }: Entity, rows: readonly AnyRow[]) {
		if (name === this.entity && documents[name]) {
			for (const { id, state } of rows) this.#became(id, String(state));
		}
		if (this.refusals.length === 0) return;
		const now = new Map(rows.map((row) => [row.id, row]));
		const still = this.refusals.filter(({ row, field, value }) => {
			const there = now.get(row);
			return !there || (there[field] ?? null) === value;
		});
		if (still.length < this.refusals.length) this.refusals = still;
	}

	#became(document: Id, state: string) {
		const before = this.#states.get(document);
		this.#states.set(document, state);
		if (before !== undefined && before !== state) this.turned++;
	}
}
