import type { Entity } from '#lib/domain/model/entity.ts';
import { formulaFunctions } from '#lib/domain/formulas/index.ts';
import { mayAsk } from '#lib/domain/access/visible.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { named } from '#lib/formulas/columns.ts';
import { canonical, fromLocal, labelled, separator, toLocal } from '#lib/formulas/local.ts';
import { readFormula } from '#lib/formulas/readable.ts';
import { engineFunctions, functions } from '#lib/formulas/signatures.ts';
import { labelsOf } from '../labels.ts';
import { faultsOf } from './faults.ts';
import {
	callAt,
	complete,
	completions,
	formulaParts,
	stubAt,
	type Completion
} from './formula-parts.ts';

export type Ground = {
	/** The columns that a formula may name. */
	readonly entity: Entity;
	/** The column that it is for, which it may not be made of. */
	readonly column?: string | undefined;
	readonly actor: Actor;
	readonly language: string;
};

/** A formula while somebody types it, in his language: its colours, its faults, and what may come next. */
export class FormulaTyping {
	typed = $state('');
	/** Where the caret stands; -1 while nothing is to be completed. */
	caret = $state(-1);
	/** The completion that Enter takes. */
	at = $state(0);
	readonly #ground: () => Ground;
	readonly #names: Readonly<Record<string, string>> = $derived.by(() =>
		Object.fromEntries(labelsOf(this.#ground().entity))
	);
	readonly #labels: Readonly<Record<string, string>> = $derived(
		Object.fromEntries(Object.entries(this.#names).map(([name, label]) => [label, name]))
	);
	readonly value = $derived.by(() =>
		canonical(fromLocal(this.typed, this.#ground().language), this.#labels)
	);
	readonly problems: readonly Problem[] = $derived.by(() => this.#read());
	readonly parts = $derived(formulaParts(this.typed));
	readonly faults = $derived.by(() => faultsOf(this.typed, this.#ground().language, this.problems));
	readonly stub = $derived(this.caret < 0 ? null : stubAt(this.typed, this.caret));
	readonly found: readonly Completion[] = $derived.by(() => this.#complete());
	readonly call = $derived.by(() =>
		this.caret < 0 ? null : callAt(this.typed, this.caret, separator(this.#ground().language))
	);
	readonly #functions: readonly string[];

	constructor(ground: () => Ground, value: string) {
		this.#ground = ground;
		this.#functions = [
			...Object.keys(functions),
			...Object.keys(engineFunctions),
			...Object.keys(formulaFunctions).filter((name) => mayAsk(ground().actor, name))
		].sort();
		this.show(value);
	}

	/** Takes a canonical formula in the place of what was typed. */
	show(value: string) {
		this.typed = labelled(toLocal(value, this.#ground().language), this.#names);
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

	#read(): readonly Problem[] {
		if (/^\s*=?\s*$/.test(this.typed)) return [];
		const { actor, entity, column } = this.#ground();
		const read = readFormula(actor, this.value, entity.fields, column);
		const columns = Object.entries(this.#names).map(([id, name]) => ({ id, name }));
		return read.ok ? [] : named(read.problems, columns);
	}

	#complete(): readonly Completion[] {
		const { stub } = this;
		if (!stub || (stub.word === '' && !stub.bracket)) return [];
		const columns = Object.entries(this.#names)
			.filter(([name]) => name !== this.#ground().column)
			.map(([, label]) => label);
		return completions(stub, columns, this.#functions);
	}
}
