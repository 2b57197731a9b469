import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import type { Draft, Rule } from '#lib/domain/model/rule.ts';
import { stored } from '#lib/domain/registry.ts';
import type { LookUp } from '#lib/domain/rules/run.ts';
import { byIds, narrowed, type Reading } from '#lib/server/store/rows.ts';

/** Loads what the rules look at through the drafts' references, once, and no more than they say. */
export async function lookUp(
	db: Reading,
	entity: Entity,
	rules: readonly Rule[],
	drafts: readonly Draft[]
): Promise<LookUp> {
	const found = new Map<string, Map<Cell, AnyRow>>();
	for (const look of new Set(rules.flatMap(({ looks = {} }) => Object.keys(looks)))) {
		const field = entity.fields[look];
		if (field?.kind !== 'ref') continue;
		const ids = new Set(drafts.flatMap(({ after }) => after[look] ?? []).map(String));
		const fields = new Set(rules.flatMap(({ looks }) => looks?.[look] ?? []));
		const target = narrowed(known(stored[field.to], field.to), fields);
		const rows = await byIds(db, target, [...ids]);
		found.set(look, new Map(rows.map((row) => [row.id, row])));
	}
	return (field, id) => (id === undefined ? undefined : found.get(field)?.get(id));
}
