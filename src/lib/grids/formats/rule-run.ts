import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field, Fields } from '#lib/domain/model/field.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { fail, ok, type Problem, type Result } from '#lib/domain/model/problem.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { compile } from '#lib/formulas/compile.ts';
import type { Formula } from '#lib/formulas/node.ts';
import { readFormula } from '#lib/formulas/readable.ts';
import { isFormulaError, toFlag } from '#lib/formulas/value.ts';
import { holds } from './holds.ts';
import type { When } from './format-rule.ts';

export type Ground = {
	readonly entity: Entity;
	readonly actor: Actor;
	today(): string;
	/** A cell in words: what a reference is called. */
	shown(field: string, row: AnyRow): string;
};

/** The fields as a rule sees them: what a formula column came to stands in the row already. */
export const fieldsInRules = ({ fields }: Entity): Fields =>
	Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, asStored(field)]));

function asStored(field: Field): Field {
	if (field.kind !== 'formula') return field;
	const { restricted } = field;
	// A formula's percent is a fraction, which no stored one is.
	const kind = field.as === 'percent' ? 'quantity' : field.as;
	return { kind, ...(restricted && { restricted }) };
}

/** A formula of a rule; what only the server or the engine computes has to be a column first. */
export function readRuleFormula(
	{ entity, actor }: Pick<Ground, 'entity' | 'actor'>,
	source: string
): Result<Formula> {
	const read = readFormula(actor, source, fieldsInRules(entity));
	if (!read.ok) return read;
	const name = notInRules(read.value);
	return name === null ? read : fail(problemOf(name));
}

function notInRules(formula: Formula): string | null {
	const { engine } = compile(formula);
	return formula.asked[0] ?? engine;
}

const problemOf = (name: string): Problem => ({ code: 'formula.not-in-rule', params: { name } });

/** Whether a rule holds for a row. */
export type RuleRun = (row: AnyRow) => boolean;

export function ruleRun(ground: Ground, when: When): Result<RuleRun> {
	if ('conditions' in when) {
		return ok((row) =>
			when.conditions.every((each) =>
				holds(each, row[each.field] ?? null, ground.shown(each.field, row))
			)
		);
	}
	const read = readRuleFormula(ground, when.formula);
	if (!read.ok) return read;
	const { columns, run } = compile(read.value);
	return ok((row) => {
		// A rule over a column that came to an error says nothing.
		if (columns.some((name) => isFormulaError(row[name] ?? null))) return false;
		return toFlag(run(row, { today: ground.today() })) === true;
	});
}
