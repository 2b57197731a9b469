import { fitted } from '#lib/domain/bulk/step.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { isStored } from '#lib/domain/model/field.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { compile } from '#lib/formulas/compile.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { computedHere } from '../formulas/compute.ts';

const PAUSE_MS = 100;

/** What a formula comes to in one row, or why it comes to nothing. */
export type Tried = { readonly value: Cell } | { readonly problems: readonly Problem[] };

/** Tries a formula on one row while it is typed, in the browser. What was typed last is tried last. */
export class FormulaTrial {
	/** Null while there is nothing to tell: what cannot be read, or asks the company, is told by the preview. */
	tried = $state.raw<Tried | null>(null);

	#wish: { readonly formula: string; readonly row: AnyRow } | null = null;
	#isBusy = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly entity: Entity,
		private readonly field: string,
		private readonly today: string
	) {}

	wish(formula: string, row: AnyRow | null) {
		clearTimeout(this.#timer);
		this.#wish = row && { formula, row };
		this.#timer = setTimeout(() => void this.#work(), PAUSE_MS);
	}

	/** Tries no more, when the field goes. */
	stop() {
		clearTimeout(this.#timer);
		this.#wish = null;
	}

	async #work() {
		if (this.#isBusy) return;
		this.#isBusy = true;
		for (let wish = this.#wish; wish; wish = this.#wish) {
			this.#wish = null;
			const tried = await this.#try(wish.formula, wish.row).catch(() => null);
			if (!this.#wish) this.tried = tried;
		}
		this.#isBusy = false;
	}

	async #try(source: string, row: AnyRow): Promise<Tried | null> {
		const parsed = parseFormula(source, this.entity.fields);
		const compiled = parsed.ok ? compile(parsed.value) : null;
		if (!compiled || compiled.asking) return null;
		const values = await computedHere(compiled, [row], { today: this.today }, 'trial');
		return values.ok ? this.#fitted(values.value[0] ?? null) : { problems: values.problems };
	}

	#fitted(value: Cell): Tried {
		const field = this.entity.fields[this.field];
		return { value: field && isStored(field) ? fitted(field, value) : value };
	}
}
