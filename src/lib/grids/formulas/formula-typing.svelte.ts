import type { Problem } from '#lib/domain/model/problem.ts';
import { separator } from '#lib/formulas/local.ts';
import { faultsOf } from './faults.ts';
import {
	callAt,
	complete,
	completions,
	formulaParts,
	stubAt,
	type Completion,
	type FormulaPart
} from './formula-parts.ts';
import type { Ground } from './ground.ts';

/** A formula while somebody types it, in his language: its colours, its faults, and what may come next. */
export class FormulaTyping {
	typed = $state('');
	/** Where the caret stands; -1 while nothing is to be completed. */
	caret = $state(-1);
	/** The completion that Enter takes. */
	at = $state(0);
	readonly #ground: () => Ground;
	readonly value = $derived.by(() => this.#ground().kept(this.typed));
	readonly #isFormula = $derived.by(() => this.#ground().isFormula(this.typed));
	readonly problems: readonly Problem[] = $derived.by(() => this.#ground().problems(this.value));
	readonly parts: readonly FormulaPart[] = $derived(
		this.#isFormula ? formulaParts(this.typed) : [{ kind: 'sign', text: this.typed, from: 0 }]
	);
	readonly faults = $derived.by(() => faultsOf(this.typed, this.#ground().language, this.problems));
	readonly stub = $derived(
		this.caret < 0 || !this.#isFormula ? null : stubAt(this.typed, this.caret)
	);
	readonly found: readonly Completion[] = $derived.by(() => this.#complete());
	readonly call = $derived.by(() =>
		this.caret < 0 || !this.#isFormula
			? null
			: callAt(this.typed, this.caret, separator(this.#ground().language))
	);

	constructor(ground: () => Ground, value: string) {
		this.#ground = ground;
		this.show(value);
	}

	/** Takes a formula as it is kept in the place of what was typed. */
	show(value: string) {
		this.typed = this.#ground().typed(value);
		this.caret = -1;
	}

	/** The sign that begins a formula stands there already: typed again it is one. Answers where the caret goes. */
	begin(caret: number): number {
		if (!this.typed.startsWith('==')) return caret;
		this.typed = this.typed.slice(1);
		return Math.max(1, caret - 1);
	}

	follow(caret: number) {
		this.caret = caret;
		this.at = 0;
	}

	/** Another completion is the next to be taken. */
	move(steps: number) {
		this.at = (this.at + steps + this.found.length) % this.found.length;
	}

	/** Puts a completion in, and answers where the caret goes. */
	take(choice: Completion): number {
		if (!this.stub) return this.caret;
		const next = complete(this.typed, this.caret, this.stub, choice);
		this.typed = next.source;
		return next.caret;
	}

	/** Nothing to be completed until somebody types on. */
	rest() {
		this.caret = -1;
	}

	#complete(): readonly Completion[] {
		const { stub } = this;
		if (!stub || (stub.word === '' && !stub.bracket)) return [];
		const { columns, functions } = this.#ground();
		return completions(stub, columns, functions);
	}
}
