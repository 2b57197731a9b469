import { formulaFunction } from '#lib/domain/formulas/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { formulaFields } from '#lib/formulas/fields.ts';

const found = new WeakMap<Entity, ReadonlySet<string>>();

/** The tables that the formulas of a table ask the company about: those that it takes a right to see. */
export function asksOf(entity: Entity): ReadonlySet<string> {
	const known = found.get(entity);
	if (known) return known;
	const names = [...formulaFields(entity).values()].flatMap(({ formula }) => formula.asked);
	const grants = names.flatMap((name) => formulaFunction(name)?.grants ?? []);
	const tables = new Set(grants.map((grant) => grant.slice(0, grant.indexOf('.'))));
	found.set(entity, tables);
	return tables;
}
