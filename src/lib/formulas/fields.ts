import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { compile, type Compiled } from './compile.ts';
import { parseFormula } from './parse.ts';
import type { Cells, Context } from './run.ts';

const compiled = new WeakMap<Entity, ReadonlyMap<string, Compiled>>();

/**
 * The formula fields of an entity, compiled once. A formula that names another one stands on the stored
 * fields behind it, so that they may be computed in any order; a cycle or a fault in a definition is our mistake.
 */
export function formulaFields(entity: Entity): ReadonlyMap<string, Compiled> {
	const made = compiled.get(entity) ?? compileFields(entity);
	compiled.set(entity, made);
	return made;
}

/**
 * The row with its formula fields filled, empty text as null; of `only` these, when it is given. Those that only the
 * engine computes are left out.
 */
export function evaluate<R extends Cells>(
	entity: Entity,
	row: R,
	context: Context,
	only?: ReadonlySet<string>
): R & Readonly<Record<string, FormulaValue>> {
	const results: Record<string, FormulaValue> = {};
	for (const [name, { run, engine }] of formulaFields(entity)) {
		if (engine === null && (!only || only.has(name))) results[name] = filledCell(run(row, context));
	}
	return { ...row, ...results };
}

/** Empty text is how a formula leaves its cell empty. */
export const filledCell = (value: FormulaValue): FormulaValue => (value === '' ? null : value);

function compileFields(entity: Entity): ReadonlyMap<string, Compiled> {
	const made = new Map<string, Compiled>();
	for (const [name, field] of Object.entries(entity.fields)) {
		if (field.kind !== 'formula') continue;
		const parsed = parseFormula(field.formula, entity.fields, name);
		const formula = known(
			parsed.ok ? parsed.value : null,
			`${entity.name}.${name}: ${parsed.ok ? '' : JSON.stringify(parsed.problems)}`
		);
		made.set(name, compile(formula));
	}
	return made;
}
