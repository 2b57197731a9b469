import type { Entity } from '#lib/domain/model/entity.ts';
import { operators, type Condition, type Filter, type Operator } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';

/** Operators that need no value. */
export const isUnary = (is: Operator): boolean => is === 'empty' || is === 'filled';

/** One filter out of what the place prescribes and what the user set; undefined lets every row pass. */
export function combine(
	fixed: readonly Filter[],
	conditions: readonly Condition[]
): Filter | undefined {
	const all = [...fixed, ...conditions];
	return all.length > 1 ? { all } : all[0];
}

export const conditionsOf = (conditions: readonly Condition[], field: string) =>
	conditions.filter((condition) => condition.field === field);

/** The conditions with those of one field replaced, in their place. */
export function replaced(
	conditions: readonly Condition[],
	field: string,
	own: readonly Condition[]
): readonly Condition[] {
	const others = conditions.filter((condition) => condition.field !== field);
	return own.length === 0 ? others : [...others, ...own];
}

/** Conditions out of a link or a saved view: what does not fit the entity any more is left out. */
export function readConditions(entity: Entity, json: unknown): readonly Condition[] {
	const list = typeof json === 'string' ? parsed(json) : json;
	if (!Array.isArray(list)) return [];
	return list.flatMap((each: unknown) => {
		const condition = readCondition(entity, each);
		return condition ? [condition] : [];
	});
}

function readCondition(entity: Entity, json: unknown): Condition | undefined {
	if (typeof json !== 'object' || json === null) return undefined;
	const { field, is, value, values } = json as Record<string, unknown>;
	const operator = operators.find((each) => each === is);
	if (typeof field !== 'string' || !Object.hasOwn(entity.fields, field) || !operator) {
		return undefined;
	}
	if (operator === 'in') {
		return Array.isArray(values) && values.every(isCell) ? { field, is: 'in', values } : undefined;
	}
	if (isUnary(operator)) return { field, is: operator };
	return isCell(value) && value !== null ? { field, is: operator, value } : undefined;
}

const isCell = (value: unknown): value is Cell =>
	value === null || ['string', 'number', 'boolean'].includes(typeof value);

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
