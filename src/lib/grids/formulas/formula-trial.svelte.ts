import { localDay } from '#lib/client/trpc.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, FormulaValue } from '#lib/domain/model/row.ts';
import { compile } from '#lib/formulas/compile.ts';
import type { Formula } from '#lib/formulas/node.ts';
import { computedHere } from './compute.ts';

const PAUSE_MS = 100;

/** What a formula comes to in one row, or why it comes to nothing. */
export type Tried = { readonly value: FormulaValue } | { readonly problems: readonly Problem[] };
/** Null where there is nothing to tell: what cannot be read, or what is found out elsewhere. */
type Attempt = (formula: string, row: AnyRow) => Promise<Tried | null>;

/** Tries a formula on one row while it is typed. What was typed last is tried last. */
export class FormulaTrial {
	tried = $state.raw<Tried | null>(null);

	#wish: { readonly formula: string; readonly row: AnyRow } | null = null;
	/** Counts what was wished, so that an answer to an earlier wish is not told. */
	#wishes = 0;
	#isBusy = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly attempt: Attempt) {}

	wish(formula: string, row: AnyRow | null) {
		clearTimeout(this.#timer);
		this.#wishes++;
		this.#wish = row && { formula, row };
		this.#timer = setTimeout(() => void this.#work(), PAUSE_MS);
	}

	/** Tries no more, when the field goes. */
	stop() {
		clearTimeout(this.#timer);
		this.#wishes++;
		this.#wish = null;
		this.tried = null;
	}

	async #work() {
		if (this.#isBusy) return;
		this.#isBusy = true;
		for (let wish = this.#wish; wish; wish = this.#wish) {
			this.#wish = null;
			const mine = this.#wishes;
			const tried = await this.attempt(wish.formula, wish.row).catch(() => null);
			if (mine === this.#wishes) this.tried = tried;
		}
		this.#isBusy = false;
	}
}

/** Computes a formula for one row in the browser; null where it asks the company. */
export async function tryHere(formula: Formula, row: AnyRow): Promise<Tried | null> {
	const compiled = compile(formula);
	if (compiled.asking) return null;
	const values = await computedHere(compiled, [row], { today: localDay(new Date()) }, 'trial');
	return values.ok ? { value: values.value[0] ?? null } : { problems: values.problems };
}
