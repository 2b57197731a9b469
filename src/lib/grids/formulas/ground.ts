import { mayAsk } from '#lib/domain/access/visible.ts';
import { formulaFunctions } from '#lib/domain/formulas/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { named } from '#lib/formulas/columns.ts';
import { canonical, fromLocal, labelled, toLocal } from '#lib/formulas/local.ts';
import { readFormula } from '#lib/formulas/readable.ts';
import { engineFunctions, functions } from '#lib/formulas/signatures.ts';
import { labelsOf } from '../labels.ts';

/** What a formula stands on while somebody types it: what it may name, and what it means. */
export type Ground = {
	readonly language: string;
	/** The columns that it may name, by their labels. */
	readonly columns: readonly string[];
	readonly functions: readonly string[];
	/** Whether this is a formula at all, with colours and completions. */
	isFormula(typed: string): boolean;
	/** What is kept of what was typed, and the other way round. */
	kept(typed: string): string;
	typed(kept: string): string;
	/** Why it is no formula. */
	problems(kept: string): readonly Problem[];
};
type Given = { readonly actor: Actor; readonly language: string };

/** The functions that an actor may call in any formula. */
export const functionsFor = (actor: Actor): readonly string[] => [
	...Object.keys(functions),
	...Object.keys(engineFunctions),
	...Object.keys(formulaFunctions).filter((name) => mayAsk(actor, name))
];

/** A formula over the columns of a table; `column` is the one that it is for, which it may not be made of. */
export function columnGround(
	entity: Entity,
	column: string | undefined,
	{ actor, language }: Given
): Ground {
	const names = Object.fromEntries(labelsOf(entity));
	const labels = Object.fromEntries(Object.entries(names).map(([name, label]) => [label, name]));
	const known = Object.entries(names).map(([id, name]) => ({ id, name }));
	return {
		language,
		columns: known.filter(({ id }) => id !== column).map(({ name }) => name),
		functions: [...functionsFor(actor)].sort(),
		isFormula: () => true,
		kept: (typed) => canonical(fromLocal(typed, language), labels),
		typed: (kept) => labelled(toLocal(kept, language), names),
		problems(kept) {
			if (/^\s*=?\s*$/.test(kept)) return [];
			const read = readFormula(actor, kept, entity.fields, column);
			return read.ok ? [] : named(read.problems, known);
		}
	};
}
