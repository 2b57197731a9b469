import type { Entity } from '#lib/domain/model/entity.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { rulesOf } from '#lib/domain/rules/index.ts';
import { involved } from '#lib/domain/rules/run.ts';
import { fieldsPacked } from './packs.ts';
import { fieldsPrefilled } from './prefill.ts';

/** The sets of fields that no two rows of the entity may share. */
export const uniqueSets = (entity: Entity): readonly (readonly string[])[] => [
	...storedEntries(entity.fields)
		.filter(([, { unique }]) => unique)
		.map(([field]) => [field]),
	...(entity.unique ?? [])
];

/** What must be loaded to change these fields by all rules of the entity, and no more. */
export function fieldsInvolved(entity: Entity, changed: Iterable<string>): Set<string> {
	const typed = [...changed];
	const own = [...typed, ...fieldsPacked(entity, typed)];
	const fields = involved(rulesOf(entity.name), [...own, ...fieldsPrefilled(entity, own)]);
	const sets = [
		...uniqueSets(entity),
		...(entity.oneDefault ?? []).map(({ flag, per }) => [flag, ...per])
	];
	for (const set of sets) {
		if (set.some((field) => fields.has(field))) for (const field of set) fields.add(field);
	}
	return fields;
}
