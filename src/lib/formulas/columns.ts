import { withColumns, type FormulaColumn } from '#lib/domain/columns/formula-column.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { STEP } from './parse.ts';
import { readFormula } from './readable.ts';

export type Extended = {
	/** With those of the columns that the actor can use. */
	readonly entity: Entity;
	/** Why others do not exist for him. */
	readonly problems: ReadonlyMap<Id, readonly Problem[]>;
};

/** An entity as it is for somebody with formula columns beside its own fields. */
export function extended(
	actor: Actor,
	entity: Entity,
	columns: readonly FormulaColumn[]
): Extended {
	const { fields } = withColumns(entity, columns);
	const problems = new Map<Id, readonly Problem[]>();
	for (const { id, formula } of columns) {
		const read = readFormula(actor, formula, fields, id);
		if (!read.ok) problems.set(id, named(read.problems, columns));
	}
	const usable = columns.filter(({ id }) => !problems.has(id));
	return { entity: usable.length > 0 ? withColumns(entity, usable) : entity, problems };
}

/** Problems of a formula with formula columns by their names instead of their ids. */
export function named(
	problems: readonly Problem[],
	columns: readonly Pick<FormulaColumn, 'id' | 'name'>[]
): readonly Problem[] {
	const names = new Map(columns.map(({ id, name }) => [id, name]));
	const nameOf = (id: string) => names.get(id) ?? id;
	return problems.map((problem) => {
		const { column, chain } = problem.params ?? {};
		if (typeof column !== 'string') return problem;
		const steps = typeof chain === 'string' ? chain.split(STEP).map(nameOf).join(STEP) : null;
		const told = { ...problem.params, column: nameOf(column), ...(steps && { chain: steps }) };
		return { ...problem, params: told };
	});
}
